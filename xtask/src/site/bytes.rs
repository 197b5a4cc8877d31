//! `cargo xtask bytes`: what comes over the network until the first rep.

use super::files::{Phase, Site};
use anyhow::Result;
use std::fmt::Write;
use std::path::Path;

/// The phases until the first rep, with their names.
const PHASES: [(Phase, &str); 3] =
    [(Phase::Shell, "page"), (Phase::Worker, "worker"), (Phase::Model, "models")];
/// Files of the first phase that are not asked for before the first rep.
const LATER: [&str; 1] = ["sw.js"];

/// Prints each file with its phase, bytes as they are and compressed.
///
/// # Errors
/// When the built folder can't be read.
pub fn print_table(dist: &Path) -> Result<()> {
    print!("{}", table(&Site::read(dist)?));
    Ok(())
}

fn table(site: &Site) -> String {
    let mut text = format!("{:<8} {:<44} {:>12} {:>12}\n", "phase", "file", "raw", "brotli");
    let mut row = |phase: &str, name: &str, raw: usize, brotli: usize| {
        // Writing into a text does not fail.
        writeln!(text, "{phase:<8} {name:<44} {:>12} {:>12}", grouped(raw), grouped(brotli)).ok();
    };
    let mut all = (0, 0);
    for (phase, title) in PHASES {
        let mut sum = (0, 0);
        for (name, bytes) in site.files().filter(|(name, _)| is_sent(name, phase)) {
            let sent = site.get(&format!("{name}.br")).map_or(bytes.len(), <[u8]>::len);
            row(title, name, bytes.len(), sent);
            sum = (sum.0 + bytes.len(), sum.1 + sent);
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
fn grouped(number: usize) -> String {
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
