//! The service worker, written from its template with the list of this build's files.

use super::files::{Phase, Site};
use anyhow::{Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// Where the list goes in the template.
const PLACE: &str = "[/* the build's files */]";
/// Endings of what is kept though it is asked for by name alone: pictures, the first screen's film,
/// the demo's set, texts.
const KEPT: [&str; 5] = [".png", ".webp", ".avif", ".bin", ".txt"];
/// The page, by its file and by the address that it is opened at.
const PAGE: (&str, &str) = ("index.html", "");

/// The service worker for these files.
///
/// # Errors
/// When the template has no place for the list.
pub fn written(template: &str, site: &Site) -> Result<String> {
    ensure!(
        template.matches(PLACE).count() == 1,
        "the service worker's template needs `{PLACE}` once"
    );
    Ok(template.replace(PLACE, &format!("[\n{}]", rows(site))))
}

/// A row for each file that is kept on the device: address, SHA-256 in base64, bytes, whether it
/// comes with the page; `null`: only once it was used.
fn rows(site: &Site) -> String {
    let kept = site.files().filter(|(name, _)| is_kept(name));
    let rows = kept.map(|(name, bytes)| {
        let (page, address) = PAGE;
        let address = if name == page { address } else { name };
        let is_shell = match Phase::of(name) {
            Phase::Shell => "true",
            Phase::Asked if is_network(name) => "null",
            Phase::Worker | Phase::Model | Phase::Asked => "false",
        };
        format!(
            "  [\"{address}\", \"{}\", {}, {is_shell}],\n",
            BASE64_STANDARD.encode(Sha256::digest(bytes)),
            bytes.len()
        )
    });
    rows.collect()
}

/// Whether a file is needed without a network; what is asked for by name alone is not, but for a
/// network that was chosen.
fn is_kept(name: &str) -> bool {
    Phase::of(name) != Phase::Asked
        || KEPT.iter().any(|kind| name.ends_with(kind))
        || is_network(name)
}

fn is_network(name: &str) -> bool {
    name.ends_with(".net")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_the_page_by_its_address_and_each_file_with_its_hash() {
        let mut site = Site::default();
        for name in ["index.html", "worker-0123456789abcdef_bg.wasm", "models/a_full.net"] {
            site.put(name, b"abc".to_vec());
        }
        let text = written(&format!("const FILES = {PLACE};"), &site).unwrap();
        // FIPS 180-4, "abc".
        let hash = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        let row =
            |name: &str, is_shell: &str| format!("  [\"{name}\", \"{hash}\", 3, {is_shell}],\n");
        let rows = [
            row("", "true"),
            row("models/a_full.net", "null"),
            row("worker-0123456789abcdef_bg.wasm", "false"),
        ];
        let expected = format!("const FILES = [\n{}];", rows.concat());
        assert_eq!(text, expected);
        assert!(written("const FILES = [];", &site).is_err());
    }
}
