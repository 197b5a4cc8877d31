//! The headers that the build wrote for static hosts (`_headers`): this server sends the same.

use std::{fs, io::ErrorKind, path::Path};

use anyhow::{Context, Result};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The file, in the folder of the built app.
const FILE: &str = "_headers";
/// What stands for any rest of a path.
const ANY: char = '*';

/// Rules: each a path and the headers of the files there.
#[derive(Debug, Clone, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Debug, Clone)]
struct Rule {
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Rules {
    /// Reads the rules of a built app; none for one without.
    ///
    /// # Errors
    /// When the file is there and can't be read, or a line is neither a path nor a header.
    pub fn load(dir: &Path) -> Result<Self> {
        match fs::read_to_string(dir.join(FILE)) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("{FILE} cannot be read.")),
        }
    }

    fn parse(text: &str) -> Result<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if line.starts_with('/') {
                rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
                continue;
            }
            let header = line
                .trim()
                .split_once(": ")
                .and_then(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?)));
            let (rule, header) = rules
                .last_mut()
                .zip(header)
                .with_context(|| format!("{FILE} has a line without meaning: {line}"))?;
            rule.headers.push(header);
        }
        Ok(Self(rules))
    }

    /// Sets the headers of all rules for this path; of one that is set twice the later rule's
    /// stays.
    pub fn apply(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| rule.is_for(path)) {
            headers.extend(rule.headers.iter().cloned().map(|(name, value)| (Some(name), value)));
        }
    }
}

impl Rule {
    fn is_for(&self, path: &str) -> bool {
        match self.path.strip_suffix(ANY) {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "/*\n  Referrer-Policy: no-referrer\n  Content-Security-Policy: default-src \
        'none'; img-src 'self' blob:\n\n\
        # a remark\n/a.js\n  Cache-Control: public, max-age=31536000, immutable\n";

    fn headers(text: &str, path: &str) -> Vec<(String, String)> {
        let mut headers = HeaderMap::new();
        Rules::parse(text).unwrap().apply(path, &mut headers);
        headers
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect()
    }

    #[test]
    fn a_path_has_the_headers_of_all_its_rules() {
        assert_eq!(headers(TEXT, "/b.js").len(), 2);
        let found = headers(TEXT, "/a.js");
        assert_eq!(found.len(), 3);
        assert!(
            found.contains(&(
                "content-security-policy".into(),
                "default-src 'none'; img-src 'self' blob:".into()
            )),
            "{found:?}"
        );
    }

    #[test]
    fn a_line_without_meaning_is_told() {
        for text in [
            "  Referrer-Policy: no-referrer",
            "/*\n  Referrer-Policy no-referrer",
            "/*\n  Bad name: 1",
        ] {
            let error = Rules::parse(text).unwrap_err().to_string();
            assert!(error.contains("without meaning"), "{error}");
        }
    }
}
