//! The languages' folders are found by `build.rs`, so that `cargo fmt` does not reach them.

#![allow(clippy::unwrap_used, reason = "a test fails by it, and all of this file is one")]

use std::path::Path;
use std::process::Command;

#[test]
fn the_files_of_every_language_are_formatted() {
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let folders = words.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> =
        folders.filter(|path| path.is_dir()).map(|folder| folder.join("mod.rs")).collect();
    assert!(files.len() > 1, "no language in {}", words.display());
    let checked =
        Command::new("rustfmt").args(["--check", "--edition", "2024"]).args(&files).output();
    let checked = checked.unwrap();
    assert!(
        checked.status.success(),
        "run `rustfmt --edition 2024 crates/page/src/words/*/mod.rs`:\n{}",
        String::from_utf8_lossy(&checked.stdout)
    );
}
