//! What comes over the network until the first rep.

use super::files::{Phase, Site};

/// The phases until the first rep, with their names.
const PHASES: [(Phase, &str); 3] =
    [(Phase::Shell, "page"), (Phase::Worker, "worker"), (Phase::Model, "models")];
/// Files of the first phase that are not asked for before the first rep.
const LATER: [&str; 1] = ["sw.js"];

/// A file with its bytes as they are and as they are sent.
struct Sent<'a> {
    name: &'a str,
    raw: usize,
    brotli: usize,
}

/// The bytes of a phase that are sent, compressed where the site has a compressed twin.
pub(super) fn sent_bytes(site: &Site, phase: Phase) -> usize {
    sent_files(site, phase).map(|file| file.brotli).sum()
}

fn sent_files(site: &Site, phase: Phase) -> impl Iterator<Item = Sent<'_>> {
    site.files().filter(move |(name, _)| is_sent(name, phase)).map(|(name, bytes)| Sent {
        name,
        raw: bytes.len(),
        brotli: site.get(&format!("{name}.br")).map_or(bytes.len(), <[u8]>::len),
    })
}

/// The table of `cargo xtask bytes`: each file with its phase, bytes as they are and compressed.
pub(super) fn table(site: &Site) -> String {
    let mut text = format!("{:<8} {:<44} {:>12} {:>12}\n", "phase", "file", "raw", "brotli");
    let mut row = |phase: &str, name: &str, raw: usize, brotli: usize| {
        text += &format!("{phase:<8} {name:<44} {:>12} {:>12}\n", grouped(raw), grouped(brotli));
    };
    let mut all = (0, 0);
    for (phase, title) in PHASES {
        let mut sum = (0, 0);
        for Sent { name, raw, brotli } in sent_files(site, phase) {
            row(title, name, raw, brotli);
            sum = (sum.0 + raw, sum.1 + brotli);
        }
        row(title, "together", sum.0, sum.1);
        all = (all.0 + sum.0, all.1 + sum.1);
    }
    row("all", "until the first rep", all.0, all.1);
    text
}

fn is_sent(name: &str, phase: Phase) -> bool {
    !name.ends_with(".br") && !LATER.contains(&name) && Phase::of(name) == phase
}

/// Digits in groups of three.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let places = digits.len();
    digits.chars().enumerate().fold(String::new(), |text, (i, digit)| {
        let gap = if i > 0 && (places - i).is_multiple_of(3) { " " } else { "" };
        text + gap + &digit.to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phase_is_summed_with_its_twins() {
        let mut site = Site::default();
        for (name, length) in [
            ("index.html", 1200),
            ("index.html.br", 300),
            ("worker-1.js", 50),
            ("icon-192.png", 9),
            ("models/a.net", 1_000_000),
        ] {
            site.put(name, vec![0; length]);
        }
        let text = table(&site);
        let row = |start: &str| {
            text.lines()
                .find(|line| line.starts_with(start))
                .unwrap_or_else(|| panic!("{start} is missing in\n{text}"))
        };
        assert!(row("page     together").ends_with("       1 200          300"));
        assert!(row("all").ends_with("   1 001 250    1 000 350"));
        assert!(!text.contains("icon-192"));
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!([0, 12, 1234, 1_234_567].map(grouped), ["0", "12", "1 234", "1 234 567"]);
    }
}
