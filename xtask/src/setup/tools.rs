//! The Rust side of the set-up: the WebAssembly target, Trunk and wasm-bindgen, each at its
//! version.

use crate::command::{answer, cargo, find, run};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Trunk's version; later ones ask for a later Rust.
const TRUNK: &str = "0.21.14";
/// What the app and its worker are compiled to.
const TARGET: &str = "wasm32-unknown-unknown";

/// The tools of the web build, installed.
#[derive(Debug)]
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Tools {
    /// Trunk, ready to run in the project at `root`, with the right wasm-bindgen before any other.
    ///
    /// # Errors
    /// When a folder's name cannot stand in `PATH`.
    pub fn trunk(&self, root: &Path) -> Result<Command> {
        let folder = self.wasm_bindgen.parent().map(Path::to_owned);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(folder.into_iter().chain(std::env::split_paths(&path)))
            .context("the folder of the build tools cannot be put into PATH")?;
        let mut command = Command::new(&self.trunk);
        // Trunk takes NO_COLOR for a switch that must read true or false and refuses the usual 1.
        command.current_dir(root).env("PATH", path).env_remove("NO_COLOR");
        Ok(command)
    }
}

/// Makes the target and both tools be there, installing what is missing into the kept folder.
///
/// # Errors
/// One sentence on what could not be installed.
pub fn ensure(root: &Path) -> Result<Tools> {
    ensure_target()?;
    let lock = root.join("Cargo.lock");
    let lock = std::fs::read_to_string(&lock)
        .with_context(|| format!("{} cannot be read", lock.display()))?;
    let wasm_bindgen = locked_version(&lock, "wasm-bindgen")?;
    Ok(Tools {
        wasm_bindgen: ensure_tool(&Tool {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: &wasm_bindgen,
            // Its own lock file names a version of a certificate list that was withdrawn.
            flags: &["--no-default-features"],
            profile: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")],
        })?,
        trunk: ensure_tool(&Tool {
            program: "trunk",
            package: "trunk",
            version: TRUNK,
            flags: &["--locked", "--no-default-features", "--features", "rustls"],
            // Its release profile links for minutes on one core, for speed that a build tool does
            // not need.
            profile: &[
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
            ],
        })?,
    })
}

/// Makes `cargo fmt` and `cargo clippy` work.
///
/// # Errors
/// One sentence when they are missing and rustup cannot add them.
pub fn ensure_lints() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let works = answer(cargo().get_program(), &[command, "--version"]).is_some();
        if !works {
            run(Command::new("rustup").args(["component", "add", component])).with_context(
                || format!("`cargo {command}` is missing and rustup did not add it"),
            )?;
        }
    }
    Ok(())
}

/// Makes Rust's standard library for the browser be there.
///
/// # Errors
/// One sentence when it is missing and rustup cannot add it.
pub fn ensure_target() -> Result<()> {
    let library = answer("rustc", &["--print", "target-libdir", "--target", TARGET]);
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    run(Command::new("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("Rust's target {TARGET} is missing and rustup did not add it"))
}

/// A program that cargo installs.
struct Tool<'a> {
    program: &'a str,
    package: &'a str,
    version: &'a str,
    flags: &'a [&'a str],
    profile: &'a [(&'a str, &'a str)],
}

/// Where the tool stands: in the kept folder or in `PATH` at the right version, else installed now.
fn ensure_tool(tool: &Tool) -> Result<PathBuf> {
    let kept = kept_folder()?;
    let installed =
        kept.join("bin").join(format!("{}{}", tool.program, std::env::consts::EXE_SUFFIX));
    let right = |file: &PathBuf| {
        answer(file, &["--version"]).is_some_and(|text| says_version(&text, tool.version))
    };
    if let Some(there) = [installed.clone()].into_iter().chain(find(&[tool.program])).find(right) {
        return Ok(there);
    }
    eprintln!(
        "Set-up: installing {} {} into {} (minutes, once)",
        tool.package,
        tool.version,
        kept.display()
    );
    std::fs::create_dir_all(&kept).with_context(|| format!("{} cannot be made", kept.display()))?;
    let build = kept.join("build");
    run(cargo()
        .args(["install", tool.package, "--version", tool.version, "--force"])
        .args(tool.flags)
        .arg("--root")
        .arg(&kept)
        .current_dir(&kept)
        .env("CARGO_TARGET_DIR", &build)
        .envs(tool.profile.iter().copied()))
    .with_context(|| {
        format!(
            "{} {} could not be installed; cargo's lines above say why",
            tool.package, tool.version
        )
    })?;
    std::fs::remove_dir_all(&build)
        .with_context(|| format!("{} cannot be removed", build.display()))?;
    ensure!(
        right(&installed),
        "{} was installed but does not print the version {}",
        installed.display(),
        tool.version
    );
    Ok(installed)
}

/// The folder where the tools stay across builds and checkouts.
fn kept_folder() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    kept_folder_from(set("XDG_CACHE_HOME"), set("HOME").or_else(|| set("USERPROFILE"))).context(
        "no home folder is set: set HOME or XDG_CACHE_HOME, so that the build tools can be kept",
    )
}

fn kept_folder_from(cache: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let cache =
        cache.map(PathBuf::from).or_else(|| home.map(|home| Path::new(&home).join(".cache")))?;
    Some(cache.join("dowel").join("tools"))
}

/// Whether a program's answer to `--version` (`trunk 0.21.14`) names this version.
fn says_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

/// The version of a package in a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let lock: Lock = toml::from_str(lock).context("Cargo.lock is not as expected")?;
    let mut versions =
        lock.package.into_iter().filter(|entry| entry.name == package).map(|entry| entry.version);
    let version = versions.next().with_context(|| format!("Cargo.lock has no {package}"))?;
    ensure!(
        versions.next().is_none(),
        "Cargo.lock has more than one {package}, but the page and its tool must agree on one"
    );
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
dependencies = ["cfg-if"]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"
"#;

    #[test]
    fn the_locked_version_is_read() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
        let twice = format!("{LOCK}[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.99\"\n");
        for (lock, package, said) in [
            (LOCK, "leptos", "has no leptos"),
            (&twice, "wasm-bindgen", "more than one"),
            ("package = 1", "leptos", "not as expected"),
        ] {
            let error = locked_version(lock, package).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn a_version_is_a_whole_word() {
        for (answer, version, expected) in [
            ("trunk 0.21.14", "0.21.14", true),
            ("wasm-bindgen 0.2.130 (abc 2026-01-01)", "0.2.130", true),
            ("trunk 0.21.140", "0.21.14", false),
            ("trunk 0.22.1", "0.21.14", false),
            ("", "0.21.14", false),
        ] {
            assert_eq!(says_version(answer, version), expected, "{answer}");
        }
    }

    #[test]
    fn the_kept_folder_follows_the_users_settings() {
        let some = |text: &str| Some(OsString::from(text));
        let expected = Path::new("c").join("dowel").join("tools");
        assert_eq!(kept_folder_from(some("c"), some("h")), Some(expected));
        assert_eq!(
            kept_folder_from(None, some("h")),
            Some(Path::new("h").join(".cache").join("dowel").join("tools"))
        );
        assert_eq!(kept_folder_from(None, None), None);
    }
}
