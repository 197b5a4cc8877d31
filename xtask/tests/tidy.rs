//! The rules for the project's files that no compiler checks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by them, and all of this file is one"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The longest Rust file, in lines.
const RUST_LINES: usize = 600;
/// The largest file that is not text, in bytes.
const BINARY_BYTES: u64 = 1_500_000;
/// Folders that are made, never written.
const MADE: [&str; 4] = [".git", "dist", "node_modules", "target"];

/// Words that promise work instead of doing it.
const PROMISES: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
/// Starts of paths on somebody's machine, and hosts of package registries.
const ELSEWHERE: [&str; 7] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("registry.", "npmjs"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
];
/// What would tie the analysis to a clock, a browser or an engine.
const IMPURE: [&str; 6] = ["SystemTime", "Instant", "web_sys", "web-sys", "js_sys", "tract"];

/// One file of the project: its name from the project's folder, with `/`, and its content if it is
/// text.
struct File {
    name: String,
    path: PathBuf,
    text: Option<String>,
}

impl File {
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .as_deref()
            .unwrap_or_default()
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    fn is(&self, extension: &str) -> bool {
        self.path.extension().is_some_and(|own| own == extension)
    }

    /// A sentence for each of `words` in each line, with the place.
    fn mentions(&self, words: &[&str]) -> Vec<String> {
        self.lines()
            .flat_map(|(number, line)| {
                let found = words.iter().filter(|word| line.contains(**word));
                found.map(move |word| format!("{}:{number} has {word}", self.name))
            })
            .collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project's folder")
}

/// The files that are or could be committed; outside a repository, all but the made ones.
fn files() -> Vec<File> {
    let git = Command::new("git")
        .args([
            "-c",
            "safe.directory=*",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output();
    let names: Vec<String> = match git {
        Ok(listed) if listed.status.success() => String::from_utf8(listed.stdout)
            .unwrap()
            .split_terminator('\0')
            .map(str::to_owned)
            .collect(),
        _ => walked(root()),
    };
    assert!(
        names.iter().any(|name| name == "Cargo.toml"),
        "the project's files are not found: {names:?}"
    );
    let whole =
        names.into_iter().map(|name| (root().join(&name), name)).filter(|(path, _)| path.is_file());
    whole
        .map(|(path, name)| File {
            text: String::from_utf8(fs::read(&path).unwrap()).ok(),
            path,
            name,
        })
        .collect()
}

fn walked(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let kept =
        entries.filter(|entry| !MADE.contains(&entry.file_name().to_str().unwrap_or_default()));
    kept.flat_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return walked(&path);
        }
        vec![path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")]
    })
    .collect()
}

fn none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn rust() -> impl Iterator<Item = File> {
    files().into_iter().filter(|file| file.is("rs"))
}

#[test]
fn every_module_says_what_it_is() {
    let headless =
        rust().filter(|file| !file.text.as_deref().is_some_and(|text| text.starts_with("//! ")));
    none(headless.map(|file| format!("{} does not start with a //! line", file.name)).collect());
}

#[test]
fn no_module_is_too_long() {
    let long = rust()
        .map(|file| (file.lines().count(), file.name))
        .filter(|(lines, _)| *lines > RUST_LINES);
    none(
        long.map(|(lines, name)| format!("{name} has {lines} lines, more than {RUST_LINES}"))
            .collect(),
    );
}

#[test]
fn the_analysis_knows_no_clock_no_browser_and_no_engine() {
    let core = files().into_iter().filter(|file| {
        file.name.starts_with("crates/hinge/") && (file.is("rs") || file.is("toml"))
    });
    none(core.flat_map(|file| file.mentions(&IMPURE)).collect());
}

#[test]
fn colours_have_names() {
    let sheets = files().into_iter().filter(|file| file.is("css"));
    let unnamed = sheets.flat_map(|file| {
        let found = unnamed_colours(file.text.as_deref().unwrap_or_default());
        found
            .into_iter()
            .map(|declaration| format!("{} has a colour without a name: {declaration}", file.name))
            .collect::<Vec<_>>()
    });
    none(unnamed.collect());
}

/// The declarations of a style sheet that give a literal colour to anything but a custom property.
fn unnamed_colours(sheet: &str) -> Vec<&str> {
    let declarations = sheet
        .split([';', '{', '}'])
        .map(str::trim)
        .filter(|declaration| !declaration.starts_with("--"));
    declarations.filter(|declaration| has_literal_colour(declaration)).collect()
}

/// Whether a declaration gives a colour by digits or by a colour function.
fn has_literal_colour(declaration: &str) -> bool {
    let Some((_, value)) = declaration.split_once(':') else { return false };
    let by_digits = value.split('#').skip(1).any(|after| {
        let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
        let ends = !after
            .chars()
            .nth(digits)
            .is_some_and(|next| next.is_alphanumeric() || "-_".contains(next));
        ends && [3, 4, 6, 8].contains(&digits)
    });
    let functions =
        ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
    by_digits || functions.iter().any(|function| value.contains(function))
}

#[test]
fn unnamed_colours_are_recognised() {
    for (sheet, expected) in [
        (":root { --leaf: #1f6b41; --shade: rgb(0 0 0 / 50%) }", None),
        ("p { color: #fff; }", Some("color: #fff")),
        ("p { margin: 0; color: #fff }", Some("color: #fff")),
        (
            "p { background: linear-gradient(#12345678,\n transparent) }",
            Some("background: linear-gradient(#12345678,\n transparent)"),
        ),
        ("p { color: rgb(0 0 0 / 50%); }", Some("color: rgb(0 0 0 / 50%)")),
        ("p { color: oklch(50% 0.1 20); }", Some("color: oklch(50% 0.1 20)")),
        ("p { color: var(--ink); }", None),
        ("p { background: color-mix(in oklab, var(--ink) 20%, transparent); }", None),
        ("p { mask: url(icons.svg#add-icon); }", None),
        ("#add { margin: 0 }", None),
    ] {
        assert_eq!(unnamed_colours(sheet).first().copied(), expected, "{sheet}");
    }
}

#[test]
fn nothing_is_promised_and_no_machine_is_named() {
    // Lock files name the registry that their tool uses.
    let written = files()
        .into_iter()
        .filter(|file| !file.is("lock") && !file.name.ends_with("package-lock.json"));
    none(
        written
            .flat_map(|file| [file.mentions(&PROMISES), file.mentions(&ELSEWHERE)].concat())
            .collect(),
    );
}

#[test]
fn no_large_binary_is_kept() {
    let binaries = files().into_iter().filter(|file| file.text.is_none());
    let sized = binaries.map(|file| (fs::metadata(&file.path).unwrap().len(), file.name));
    none(
        sized
            .filter(|(bytes, _)| *bytes > BINARY_BYTES)
            .map(|(bytes, name)| format!("{name} has {bytes} bytes"))
            .collect(),
    );
}
