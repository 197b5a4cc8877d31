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
/// Endings of the files whose lines are short.
const WITH_SHORT_LINES: [&str; 6] = ["rs", "js", "mjs", "css", "html", "toml"];
/// The longest line, in letters.
const COLUMNS: usize = 100;
/// A word of this many letters, a hash or an address, can't be broken; a line may be longer by one
/// if it holds little else.
const UNBREAKABLE_LETTERS: usize = 64;
/// Folders of code that draws or decides how something looks, and names no colour.
const WITHOUT_COLOURS: [&str; 2] = ["src/ui/", "crates/page/src/"];

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
fn no_line_is_too_long() {
    let files = files();
    let written =
        files.iter().filter(|file| WITH_SHORT_LINES.iter().any(|extension| file.is(extension)));
    none(
        written
            .flat_map(|file| file.lines().map(move |(number, line)| (file, number, line)))
            .filter(|(_, _, line)| is_too_long(line))
            .map(|(file, number, line)| {
                format!("{}:{number} has {} columns", file.name, line.chars().count())
            })
            .collect(),
    );
}

/// Whether a line is longer than [`COLUMNS`] without need.
fn is_too_long(line: &str) -> bool {
    let letters = |text: &str| text.chars().count();
    let longest = line.split_whitespace().map(letters).max().unwrap_or_default();
    let allowed = if longest < UNBREAKABLE_LETTERS {
        COLUMNS
    } else {
        COLUMNS - UNBREAKABLE_LETTERS + longest
    };
    letters(line) > allowed
}

#[test]
fn lines_that_are_too_long_are_recognised() {
    let words = |count: usize| vec!["words"; count].join(" ");
    for (line, expected) in [
        (words(16), false),
        (format!("{} ends", words(16)), false),
        (format!("{} ends.", words(16)), true),
        (format!("{} ëëëë", words(16)), false),
        (format!("// {}", "https://example.org/".repeat(6)), false),
        (format!("sha256 = \"{}\"", "0123456789abcdef".repeat(6)), false),
        (format!("{} \"{}\"", words(8), "0123456789abcdef".repeat(6)), true),
    ] {
        assert_eq!(is_too_long(&line), expected, "{line}");
    }
}

#[test]
fn each_rule_of_a_style_sheet_has_lines_of_its_own() {
    let sheets = files().into_iter().filter(|file| file.is("css"));
    none(
        sheets
            .flat_map(|file| {
                let found = shared_lines(file.text.as_deref().unwrap_or_default());
                found.into_iter().map(move |number| format!("{}:{number}", file.name))
            })
            .collect(),
    );
}

/// The lines of a style sheet on which one rule ends and something else stands, or two begin.
fn shared_lines(sheet: &str) -> Vec<usize> {
    let mut is_comment = false;
    let mut shared = Vec::new();
    for (index, line) in sheet.lines().enumerate() {
        let mut rest = line;
        let mut code = String::new();
        while let Some((before, after)) = rest.split_once(if is_comment { "*/" } else { "/*" }) {
            code += if is_comment { "" } else { before };
            (is_comment, rest) = (!is_comment, after);
        }
        code += if is_comment { "" } else { rest };
        let after_end = code.split_once('}').map_or("", |(_, after)| after);
        if !after_end.trim().is_empty() || code.matches('{').count() > 1 {
            shared.push(index + 1);
        }
    }
    shared
}

#[test]
fn lines_that_rules_share_are_recognised() {
    for (sheet, expected) in [
        ("p {\n  margin: 0;\n}\na {\n}", &[] as &[usize]),
        ("p { margin: 0; }\na { margin: 0; }", &[]),
        ("p { margin: 0; } a { margin: 0; }", &[1]),
        ("p {\n} a {\n}", &[2]),
        ("@media print { p { margin: 0; } }", &[1]),
        ("p {\n} /* a { } */", &[]),
        ("/* p { }\n a { } b { } */\np { } a { }", &[3]),
    ] {
        assert_eq!(shared_lines(sheet), expected, "{sheet}");
    }
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

#[test]
fn screens_and_pages_name_no_colour() {
    let code =
        rust().filter(|file| WITHOUT_COLOURS.iter().any(|folder| file.name.starts_with(folder)));
    let coloured = code.flat_map(|file| {
        let found = file.lines().filter(|(_, line)| has_colour(line));
        found
            .map(|(number, line)| format!("{}:{number}: {}", file.name, line.trim()))
            .collect::<Vec<_>>()
    });
    none(coloured.collect());
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
    declaration.split_once(':').is_some_and(|(_, value)| has_colour(value))
}

/// Whether a text has a colour by digits or by a colour function.
fn has_colour(value: &str) -> bool {
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
    assert!(has_colour("const INK: &str = \"#0f1613\";") && !has_colour("#[derive(Debug)]"));
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
