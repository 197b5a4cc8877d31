//! `cargo xtask test`: everything that must hold, in order, stopping at the first failure.

use crate::build;
use crate::command::{cargo, npm, run};
use crate::flags::{Step, TestFlags};
use crate::setup::{self, system};
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The packages that run on this computer: this one and those that it uses, then the rest. Chosen
/// together, the rest would ask for more features of what both share, and all of the inference
/// engine would be compiled a second time.
const NATIVE: [&[&str]; 2] = [
    &["-p", "xtask", "-p", "pose", "-p", "hinge", "-p", "protocol", "-p", "page", "--all-features"],
    &[
        "--workspace",
        "--exclude=xtask",
        "--exclude=pose",
        "--exclude=hinge",
        "--exclude=protocol",
        "--exclude=page",
        "--exclude=dowel",
        "--exclude=worker",
        "--all-features",
    ],
];
/// The packages that run in the browser.
const WASM: [&str; 7] =
    ["--release", "--target", "wasm32-unknown-unknown", "-p", "dowel", "-p", "worker"];
/// The lints' last words: a warning fails the step.
const NO_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// Folder of the end-to-end tests, from the project's.
const E2E: &str = "tests/e2e";
/// Folder, in that one, of the tests that look at screens and film no set: they don't mind company,
/// and so they run two at a time.
const SCREENS: &str = "screens";
/// Folder of the audits, from the project's.
const AUDIT: &str = "tests/audit";

/// Does the set-up and runs the steps, telling each one's name and time.
///
/// # Errors
/// The first step that fails, by name.
pub fn test(root: &Path, flags: &TestFlags) -> Result<()> {
    // A later step may replace the file of this very program by an equal one.
    let xtask = std::env::current_exe().context("this program's own file cannot be found")?;
    let steps = match flags.only {
        Some(step) => vec![step],
        None => Step::value_variants().to_vec(),
    };
    let whole = Instant::now();
    setup::for_test(root, &steps).context("the set-up failed")?;
    println!("set-up: {}", seconds(whole));
    let mut times = Vec::new();
    for step in steps {
        println!("\n== {}", step.name());
        let start = Instant::now();
        step.run(root, &xtask)
            .with_context(|| format!("the step {} failed after {}", step.name(), seconds(start)))?;
        times.push(format!("{} {}", step.name(), seconds(start)));
    }
    println!("\nPassed in {}: {}", seconds(whole), times.join(", "));
    Ok(())
}

fn seconds(since: Instant) -> String {
    format!("{:.0} s", since.elapsed().as_secs_f64())
}

impl Step {
    /// The step's name, as `--only` takes it.
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn run(self, root: &Path, xtask: &Path) -> Result<()> {
        match self {
            Step::Fmt => run(cargo().args(["fmt", "--all", "--check"]).current_dir(root)),
            Step::Clippy => NATIVE.iter().try_for_each(|packages| {
                run(cargo()
                    .args(["clippy", "--locked", "--all-targets"])
                    .args(*packages)
                    .args(NO_WARNINGS)
                    .current_dir(root))
            }),
            Step::ClippyWasm => run(cargo()
                .args(["clippy", "--locked"])
                .args(WASM)
                .args(NO_WARNINGS)
                .current_dir(root)),
            Step::Native => NATIVE.iter().try_for_each(|packages| {
                run(cargo().args(["test", "--locked"]).args(*packages).current_dir(root))
            }),
            Step::Build => build::build_within_bytes(root),
            Step::E2e => end_to_end(root, xtask),
        }
    }
}

/// The page in a real Chromium; `xtask` is the program that gives the native analyses to compare
/// with.
fn end_to_end(root: &Path, xtask: &Path) -> Result<()> {
    let folder = root.join(E2E);
    let dist = root.join("dist");
    ensure!(
        dist.join("index.html").is_file(),
        "the app is not built: run `cargo xtask build` first"
    );
    install_node_packages(&folder)?;
    let server = build_server(root)?;
    for (of, at_a_time) in [(SCREENS, 2), (".", 1)] {
        run(Command::new("node")
            .args(["--test", &format!("--test-concurrency={at_a_time}")])
            .args(test_files(&folder, of)?)
            .current_dir(&folder)
            .env("DOWEL_DIST", &dist)
            .env("DOWEL_CHROMIUM", system::chromium()?)
            .env("DOWEL_SERVER", &server)
            .env("DOWEL_XTASK", xtask))?;
    }
    Ok(())
}

/// The test files that lie in a folder itself, from another folder, in order.
fn test_files(from: &Path, folder: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(from.join(folder))
        .with_context(|| format!("the tests in {folder} cannot be listed"))?;
    let mut files = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        if name.to_string_lossy().ends_with(".test.js") {
            files.push(Path::new(folder).join(name));
        }
    }
    ensure!(!files.is_empty(), "no tests lie in {folder}");
    files.sort();
    Ok(files)
}

/// Builds the app and runs a script of `tests/e2e/tools` on it in Chromium.
///
/// # Errors
/// When the set-up, the build or the script fails.
pub fn browser_tool(root: &Path, script: &str) -> Result<()> {
    setup::for_test(root, &[Step::Build, Step::E2e]).context("the set-up failed")?;
    build::build(root)?;
    let folder = root.join(E2E);
    install_node_packages(&folder)?;
    run(Command::new("node")
        .arg(format!("tools/{script}"))
        .current_dir(&folder)
        .env("DOWEL_DIST", root.join("dist"))
        .env("DOWEL_SERVER", build_server(root)?)
        .env("DOWEL_CHROMIUM", system::chromium()?))
}

/// Builds the app and audits it in Chromium.
///
/// # Errors
/// When the set-up or the build fails, or the app is below what is asked of it.
pub fn audit(root: &Path) -> Result<()> {
    setup::for_test(root, &[Step::Build, Step::E2e]).context("the set-up failed")?;
    build::build(root)?;
    // The audits drive the app by the tests' own means.
    for folder in [E2E, AUDIT] {
        install_node_packages(&root.join(folder))?;
    }
    run(Command::new("node")
        .arg("audit.mjs")
        .current_dir(root.join(AUDIT))
        .env("DOWEL_DIST", root.join("dist"))
        .env("DOWEL_SERVER", build_server(root)?)
        .env("DOWEL_CHROMIUM", system::chromium()?))
}

/// Compiles the project's server, which gives the app to the tests' browser. Its program lies
/// beside this one.
fn build_server(root: &Path) -> Result<PathBuf> {
    run(cargo().args(["build", "--locked", "--package", "server"]).current_dir(root))?;
    let xtask = std::env::current_exe().context("this program's own file cannot be found")?;
    let server = xtask.with_file_name(format!("server{}", std::env::consts::EXE_SUFFIX));
    ensure!(server.is_file(), "the server's program is not beside this one");
    Ok(server)
}

fn install_node_packages(folder: &Path) -> Result<()> {
    if is_installed(folder)? {
        return Ok(());
    }
    run(npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// Whether the packages of a folder's lock file stand in its `node_modules`, by version and
/// checksum.
fn is_installed(folder: &Path) -> Result<bool> {
    let lock_file = folder.join("package-lock.json");
    let lock = fs::read_to_string(&lock_file)
        .with_context(|| format!("{} cannot be read", lock_file.display()))?;
    let lock =
        packages(&lock).with_context(|| format!("{} is not as expected", lock_file.display()))?;
    // npm notes what it installed; no or a broken note means that it has to install.
    let noted = fs::read_to_string(folder.join("node_modules/.package-lock.json")).ok();
    let noted = noted.and_then(|text| packages(&text).ok()).unwrap_or_default();
    Ok(lock == noted && lock.keys().all(|place| folder.join(place).join("package.json").is_file()))
}

/// Version and checksum of each package in an npm lock file, by the folder that it goes to.
fn packages(lock: &str) -> Result<BTreeMap<PathBuf, (Value, Value)>> {
    let lock: Value = serde_json::from_str(lock)?;
    let packages = lock.get("packages").and_then(Value::as_object).context("it has no packages")?;
    Ok(packages
        .iter()
        .filter(|(place, _)| !place.is_empty())
        .map(|(place, package)| {
            (PathBuf::from(place), (package["version"].clone(), package["integrity"].clone()))
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_installed_folder_is_known_by_versions_and_files() {
        let folder = std::env::current_exe().unwrap().with_file_name("scratch-npm");
        let package = folder.join("node_modules/left");
        fs::create_dir_all(&package).unwrap();
        let lock = |version: &str| {
            format!(
                r#"{{"packages": {{
                    "": {{"name": "e2e"}},
                    "node_modules/left": {{"version": "{version}", "integrity": "sha512-a"}}
                }}}}"#
            )
        };
        let write = |file: &str, text: &str| fs::write(folder.join(file), text).unwrap();
        write("package-lock.json", &lock("1.0.0"));
        write("node_modules/.package-lock.json", &lock("1.0.0"));
        write("node_modules/left/package.json", "{}");
        assert!(is_installed(&folder).unwrap());

        write("package-lock.json", &lock("1.0.1"));
        assert!(!is_installed(&folder).unwrap(), "another version");
        write("package-lock.json", &lock("1.0.0"));
        fs::remove_file(package.join("package.json")).unwrap();
        assert!(!is_installed(&folder).unwrap(), "a deleted package");
        write("node_modules/left/package.json", "{}");
        fs::remove_file(folder.join("node_modules/.package-lock.json")).unwrap();
        assert!(!is_installed(&folder).unwrap(), "never installed");
        write("package-lock.json", "{");
        assert!(is_installed(&folder).is_err(), "a broken lock file");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn every_step_has_the_name_that_selects_it() {
        let names: Vec<String> = Step::value_variants().iter().map(|step| step.name()).collect();
        assert_eq!(names, ["fmt", "clippy", "clippy-wasm", "native", "build", "e2e"]);
    }
}
