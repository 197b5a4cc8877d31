//! The bytes of page and worker that were last accepted: more of them is a decision, as with the
//! figures of `accuracy`.

use super::bytes::{grouped, sent_bytes};
use super::files::{Phase, Site};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// How many more bytes are no growth yet, thousandths of the accepted ones: the size of equal code
/// differs by less from compiler to compiler.
const TOLERANCE_PER_MILLE: usize = 5;

/// The bytes of each phase, compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AcceptedBytes {
    /// With the page.
    page: usize,
    /// With the worker, without models.
    worker: usize,
}

impl AcceptedBytes {
    /// Those of a built site.
    pub(super) fn of_site(site: &Site) -> AcceptedBytes {
        AcceptedBytes {
            page: sent_bytes(site, Phase::Shell),
            worker: sent_bytes(site, Phase::Worker),
        }
    }

    /// Those of a file.
    ///
    /// # Errors
    /// When it can't be read.
    pub(super) fn from_file(path: &Path) -> Result<AcceptedBytes> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the accepted bytes {} can't be read", path.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} holds no accepted bytes", path.display()))
    }

    /// Writes them into a file.
    ///
    /// # Errors
    /// When it can't be written.
    pub(super) fn write(self, path: &Path) -> Result<()> {
        let text =
            serde_json::to_string_pretty(&self).context("the bytes can't be written as JSON")?;
        std::fs::write(path, text + "\n")
            .with_context(|| format!("{} can't be written", path.display()))
    }

    /// Fails where `now` is more than these, with a line for page and worker each.
    ///
    /// # Errors
    /// When page or worker have grown.
    pub(super) fn allow(self, now: AcceptedBytes) -> Result<()> {
        let grown: Vec<String> =
            [("page", self.page, now.page), ("worker", self.worker, now.worker)]
                .into_iter()
                .filter(|(_, before, now)| 1000 * now > (1000 + TOLERANCE_PER_MILLE) * before)
                .map(|(name, before, now)| {
                    format!(
                        "the {name} has grown from {} to {} bytes, compressed",
                        grouped(before),
                        grouped(now)
                    )
                })
                .collect();
        ensure!(
            grown.is_empty(),
            "{}: make it smaller, or accept it with `cargo xtask bytes --accept`",
            grown.join("; ")
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_growth_of_page_or_worker_fails_and_less_never_does() {
        let accepted = AcceptedBytes { page: 100_000, worker: 50_000 };
        for (page, worker, expected) in [
            (100_000, 50_000, None),
            (100_500, 50_250, None),
            (1, 1, None),
            (100_501, 50_000, Some("the page has grown from 100 000 to 100 501 bytes")),
            (90_000, 50_251, Some("the worker has grown from 50 000 to 50 251 bytes")),
        ] {
            let allowed = accepted.allow(AcceptedBytes { page, worker });
            let said = allowed.err().map(|error| error.to_string()).unwrap_or_default();
            assert!(said.starts_with(expected.unwrap_or_default()), "{said}");
            assert_eq!(said.is_empty(), expected.is_none(), "{page} {worker}: {said}");
        }
    }

    #[test]
    fn the_models_bytes_do_not_count_and_those_that_are_sent_do() {
        let mut site = Site::default();
        for (name, length) in [
            ("index.html", 1200),
            ("index.html.br", 300),
            ("worker-1.js", 50),
            ("models/a.net", 1_000_000),
        ] {
            site.put(name, vec![0; length]);
        }
        let bytes = AcceptedBytes::of_site(&site);
        assert_eq!(bytes, AcceptedBytes { page: 300, worker: 50 });
        let path = std::env::temp_dir().join(format!("dowel-bytes-{}.json", std::process::id()));
        bytes.write(&path).unwrap();
        assert_eq!(AcceptedBytes::from_file(&path).unwrap(), bytes);
        std::fs::remove_file(&path).unwrap();
        assert!(AcceptedBytes::from_file(&path).is_err(), "nothing is accepted silently");
    }
}
