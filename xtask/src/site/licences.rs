//! The copyright notices of all that is compiled into the site, as their licences ask for.

use crate::command;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// The packages that are compiled into the site.
const ROOTS: [&str; 2] = ["dowel", "worker"];
/// What is not a Rust package.
const OTHERS: &str = "The pose model is BlazePose from MediaPipe (npm package @mediapipe/pose), by \
    Google LLC and the MediaPipe authors, \
    Apache-2.0, converted to another file format.\nIts licence is LICENSE-APACHE.txt beside this \
    file.\n";
/// How the name of a file with a licence begins.
const NAMES: [&str; 4] = ["license", "licence", "copying", "notice"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    manifest_path: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// `null` for what is compiled in; `build` and `dev` are not.
    kind: Option<String>,
}

/// The text with every package, its licence and its notices; equal texts stand once.
///
/// # Errors
/// When cargo does not tell the packages, or a licence's file can't be read.
pub fn notices(root: &Path) -> Result<String> {
    let output = command::cargo()
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--filter-platform",
            "wasm32-unknown-unknown",
        ])
        .current_dir(root)
        .output()
        .context("cargo metadata can't be started")?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout)
        .context("cargo metadata does not tell the packages")?;
    let mut text = format!("What Dowel is made of, and under which licences.\n\n{OTHERS}\n");
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in compiled_in(&metadata) {
        let title = format!("{} {}", package.name, package.version);
        writeln!(text, "{title}: {}", package.license.as_deref().unwrap_or("see its notice"))?;
        let folder =
            Path::new(&package.manifest_path).parent().context("a package has no folder")?;
        for notice in notices_in(folder)? {
            texts.entry(notice).or_default().push(title.clone());
        }
    }
    for (notice, titles) in texts {
        write!(text, "\n{}\n{}\n\n{}\n", "=".repeat(72), titles.join(", "), notice)?;
    }
    Ok(text)
}

/// The packages from elsewhere that are compiled in, by name.
fn compiled_in(metadata: &Metadata) -> Vec<&Package> {
    let nodes: BTreeMap<&str, &Node> =
        metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let roots = metadata
        .packages
        .iter()
        .filter(|package| ROOTS.contains(&package.name.as_str()) && package.source.is_none());
    let mut open: Vec<&str> = roots.map(|package| package.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let dependencies = nodes.get(id).into_iter().flat_map(|node| &node.deps);
            open.extend(
                dependencies
                    .filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind.is_none()))
                    .map(|dep| dep.pkg.as_str()),
            );
        }
    }
    let mut packages: Vec<&Package> = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some() && seen.contains(package.id.as_str()))
        .collect();
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    packages
}

/// The texts of the licences in a package's folder.
fn notices_in(folder: &Path) -> Result<Vec<String>> {
    let mut notices = Vec::new();
    for entry in
        std::fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if NAMES.iter().any(|start| name.starts_with(start)) && entry.path().is_file() {
            let bytes = std::fs::read(entry.path())
                .with_context(|| format!("{} can't be read", entry.path().display()))?;
            notices.push(String::from_utf8_lossy(&bytes).trim().replace("\r\n", "\n"));
        }
    }
    notices.sort();
    Ok(notices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_compiled_in_is_named() {
        let package = |name: &str, source: Option<&str>| {
            serde_json::json!({
                "id": name, "name": name, "version": "1.0.0", "license": "MIT", "source": source,
                "manifest_path": "a"
            })
        };
        let dependency = |name: &str, kind: Option<&str>| {
            serde_json::json!({
                "pkg": name, "dep_kinds": [{"kind": kind}]
            })
        };
        let metadata: Metadata = serde_json::from_value(serde_json::json!({
            "packages": [
                package("dowel", None), package("used", Some("r")), package("tool", Some("r")),
                package("unused", Some("r"))
            ],
            "resolve": {"nodes": [
                {
                    "id": "dowel",
                    "deps": [dependency("used", None), dependency("tool", Some("build"))]
                },
                {"id": "used", "deps": []},
                {"id": "tool", "deps": [dependency("unused", None)]},
            ]},
        }))
        .unwrap();
        assert_eq!(
            compiled_in(&metadata).iter().map(|package| package.name.as_str()).collect::<Vec<_>>(),
            ["used"]
        );
    }
}
