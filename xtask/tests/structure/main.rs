//! What stands above what: the rules for imports, within the crates and between their rooms.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by them, and all of this program is one"
)]

mod crate_files;
mod imports;

use crate_files::{CrateFiles, Import};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The roots of all crates, from the project's folder.
const CRATES: [&str; 9] = [
    "crates/hinge/src/lib.rs",
    "crates/kernels/src/lib.rs",
    "crates/page/src/lib.rs",
    "crates/pose/src/lib.rs",
    "crates/protocol/src/lib.rs",
    "crates/worker/src/main.rs",
    "server/src/main.rs",
    "src/main.rs",
    "xtask/src/lib.rs",
];

/// A wing of `hinge`: the modules at the crate's root that are one.
struct Wing {
    modules: &'static [&'static str],
    /// The modules that may import it, where those are not all that stand above it.
    imported_by: Option<&'static [&'static str]>,
}

const fn wing(modules: &'static [&'static str]) -> Wing {
    Wing { modules, imported_by: None }
}

/// The wings of `hinge`, bottom to top. Each imports itself and what is below it.
const WINGS: [Wing; 13] = [
    wing(&["statistics"]),
    wing(&["drill"]),
    wing(&["seen"]),
    wing(&["back"]),
    wing(&["stance"]),
    wing(&["rep"]),
    // The record that leaves the app: what makes the reps does not know it.
    Wing { modules: &["session"], imported_by: Some(&["share", "analyzer", "set", "crate"]) },
    wing(&["snapshot"]),
    wing(&["coach"]),
    wing(&["share"]),
    wing(&["analyzer"]),
    wing(&["set"]),
    // The crate's root, which hands on what is asked for most.
    wing(&["crate"]),
];

/// What would tie the analysis to a clock, chance, a browser, or the outside world.
const IMPURE: [&str; 13] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "getrandom",
    "js_sys",
    "rand",
    "wasm_bindgen",
    "web_sys",
    "web_time",
];
/// The inference engine.
const ENGINE: [&str; 2] = ["tract_core", "tract_onnx"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project's folder")
}

fn crate_files(root_file: &str) -> CrateFiles {
    CrateFiles::read(&root().join(root_file))
}

fn none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// The imports of the files whose name begins with `folder` that name one of `paths`.
fn imports_of(files: &CrateFiles, folder: &str, paths: &[&str]) -> Vec<String> {
    let within = files.imports.iter().filter(|import| import.file.starts_with(folder));
    let found = within.filter(|import| paths.iter().any(|path| import.is_of(path)));
    found.map(ToString::to_string).collect()
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let mut problems = Vec::new();
    for root_file in CRATES {
        for circle in crate_files(root_file).circles() {
            let lines: Vec<String> = circle.iter().map(|import| format!("  {import}")).collect();
            problems.push(format!("a circle in the crate of {root_file}:\n{}", lines.join("\n")));
        }
    }
    none(problems);
}

#[test]
fn every_crate_is_looked_at() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap();
    let mut folders = vec![String::new()];
    for member in members.iter().filter_map(toml::Value::as_str) {
        match member.strip_suffix('*') {
            None => folders.push(format!("{member}/")),
            Some(parent) => {
                for entry in fs::read_dir(root().join(parent)).unwrap() {
                    folders.push(format!("{parent}{}/", entry.unwrap().file_name().display()));
                }
            }
        }
    }
    folders.sort();
    let named: Vec<&str> = CRATES.iter().map(|file| file.rsplit_once("src/").unwrap().0).collect();
    let mut sorted = named.clone();
    sorted.sort();
    assert_eq!(folders, sorted);
}

#[test]
fn no_wing_of_the_analysis_imports_from_above() {
    none(upward(&crate_files("crates/hinge/src/lib.rs"), &WINGS));
}

/// The imports between wings that go upwards, or to one that asks for others, and the modules that
/// no wing names.
fn upward(files: &CrateFiles, wings: &[Wing]) -> Vec<String> {
    let floors: BTreeMap<&str, usize> = wings
        .iter()
        .enumerate()
        .flat_map(|(floor, wing)| wing.modules.iter().map(move |module| (*module, floor)))
        .collect();
    let mut problems: Vec<String> = files
        .files
        .iter()
        .filter(|file| !floors.contains_key(module_of(file)))
        .map(|file| format!("{file} is in no wing"))
        .collect();
    problems.extend(files.imports.iter().filter_map(|import| {
        let to = module_of(import.from_file.as_deref()?);
        let from = module_of(&import.file);
        let (own_floor, floor) = (floors.get(from)?, floors.get(to)?);
        let may = wings[*floor].imported_by.is_none_or(|above| above.contains(&from));
        let is_allowed = from == to || floor <= own_floor && may;
        (!is_allowed).then(|| format!("{import}: {from} is not above {to}"))
    }));
    problems
}

/// The module at the crate's root to which a file belongs.
fn module_of(file: &str) -> &str {
    match file.split_once('/') {
        Some((folder, _)) => folder,
        None => match file.trim_end_matches(".rs") {
            "lib" | "main" => "crate",
            module => module,
        },
    }
}

#[test]
fn wings_and_their_order_are_recognised() {
    let wings = [
        wing(&["low", "base"]),
        Wing { modules: &["record"], imported_by: Some(&["top"]) },
        wing(&["middle"]),
        wing(&["top"]),
        wing(&["crate"]),
    ];
    let upward_of = |file: &str, text: &str| {
        let files = CrateFiles::of("lib.rs", |name| match name {
            "lib.rs" => Some("mod low; mod base; mod record; mod middle; mod top;".to_owned()),
            name if name == file => Some(text.to_owned()),
            "low.rs" | "base.rs" | "record.rs" | "middle/mod.rs" | "top.rs" => Some(String::new()),
            _ => None,
        });
        upward(&files, &wings)
    };
    for (file, text, expected) in [
        ("top.rs", "use crate::{low, middle, record};", None),
        ("low.rs", "use crate::base;", None),
        ("middle/mod.rs", "use crate::low;", None),
        (
            "middle/mod.rs",
            "use crate::top::T;",
            Some("middle/mod.rs:1 names crate::top::T of top.rs: middle is not above top"),
        ),
        (
            "middle/mod.rs",
            "use crate::record;",
            Some("middle/mod.rs:1 names crate::record of record.rs: middle is not above record"),
        ),
        (
            "base.rs",
            "use crate::R;",
            Some("base.rs:1 names crate::R of lib.rs: base is not above crate"),
        ),
    ] {
        assert_eq!(upward_of(file, text).first().map(String::as_str), expected, "{file}: {text}");
    }
    let files = CrateFiles::of("lib.rs", |name| match name {
        "lib.rs" => Some("mod attic;".to_owned()),
        "attic.rs" => Some(String::new()),
        _ => None,
    });
    assert_eq!(upward(&files, &wings), ["attic.rs is in no wing"]);
}

#[test]
fn what_speaks_to_the_browser_knows_no_hinge() {
    none(imports_of(&crate_files("src/main.rs"), "browser/", &["hinge"]));
}

#[test]
fn components_neither_store_nor_read_a_clock() {
    let kept = [
        "crate::browser::kept",
        "crate::browser::history_store",
        "crate::browser::storage",
        "crate::browser::clock",
        "crate::browser::today",
        "js_sys::Date",
        "web_sys::Storage",
        "web_sys::Performance",
    ];
    none(imports_of(&crate_files("src/main.rs"), "ui/", &kept));
}

#[test]
fn the_analysis_and_the_poses_know_no_clock_no_browser_and_no_engine() {
    let hinge = crate_files("crates/hinge/src/lib.rs");
    let pose = crate_files("crates/pose/src/lib.rs");
    let mut problems = imports_of(&hinge, "", &IMPURE);
    problems.extend(imports_of(&hinge, "", &ENGINE));
    problems.extend(imports_of(&hinge, "", &["pose::engine"]));
    problems.extend(imports_of(&pose, "", &IMPURE));
    let outside_engine = pose.imports.iter().filter(|import| {
        !import.file.starts_with("engine/") && ENGINE.iter().any(|engine| import.is_of(engine))
    });
    problems.extend(outside_engine.map(Import::to_string));
    none(problems);
}

#[test]
fn the_analysis_and_the_poses_depend_on_nothing_impure() {
    let mut problems = Vec::new();
    for folder in ["crates/hinge", "crates/pose"] {
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        for (name, dependency) in manifest["dependencies"].as_table().unwrap() {
            let module = name.replace('-', "_");
            let is_optional = dependency.get("optional").and_then(toml::Value::as_bool);
            let is_engine = ENGINE.contains(&module.as_str()) && is_optional != Some(true);
            if IMPURE.contains(&module.as_str()) || is_engine {
                problems.push(format!("{folder}/Cargo.toml depends on {name}"));
            }
        }
    }
    none(problems);
}
