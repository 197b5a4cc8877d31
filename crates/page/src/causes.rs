//! An error in one line, with what caused it.

use std::error::Error;
use std::iter::successors;

/// The error and its causes, each after a colon.
pub fn with_causes(error: &dyn Error) -> String {
    let chain = successors(Some(error), |&error| error.source());
    let all: Vec<String> = chain.map(ToString::to_string).collect();
    all.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn an_error_is_followed_by_its_cause() {
        let said = with_causes(&Settings::from_text("loud").unwrap_err());
        assert!(said.starts_with("what was kept is not written as Dowel writes it: "), "{said}");
        assert!(said.contains("line 1"), "{said}");
    }
}
