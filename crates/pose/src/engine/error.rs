//! What can go wrong when models are loaded or run.

use std::error::Error;

/// Why a model or a frame can't be used.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A model file is not what this code was written for.
    #[error("the {model} model can't be used")]
    Model {
        /// `landmark` or `detector`.
        model: &'static str,
        /// What is wrong with the file, or what tract said.
        #[source]
        cause: Box<dyn Error + Send + Sync>,
    },
    /// A frame's size and its bytes don't agree, or it is empty.
    #[error("a picture of {width} × {height} with {bytes} bytes can't be read")]
    Frame {
        /// Width, pixels.
        width: usize,
        /// Height, pixels.
        height: usize,
        /// Bytes given.
        bytes: usize,
    },
}

impl EngineError {
    /// The sentence with all causes behind it, each after a colon.
    pub fn with_causes(&self) -> String {
        let mut text = self.to_string();
        let mut cause = self.source();
        while let Some(next) = cause {
            text = format!("{text}: {next}");
            cause = next.source();
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network_file::NetworkFileError;

    #[test]
    fn all_causes_are_told() {
        let cause = Box::new(NetworkFileError::Format { found: 7 });
        let error = EngineError::Model { model: "landmark", cause };
        assert_eq!(
            error.with_causes(),
            "the landmark model can't be used: the file has the format 7; this app reads 1"
        );
    }
}
