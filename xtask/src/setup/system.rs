//! The system's side of the set-up: programs that a package manager brings.

use crate::command::{answer, find, npm, run};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The oldest major version of Node that runs the tests.
const NODE_MAJOR: u32 = 20;

/// A program that the project uses and does not bring along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// ffmpeg with ffprobe, which read and write videos.
    Ffmpeg,
    /// A Chromium, in which the end-to-end tests run.
    Chromium,
    /// Node with npm: fetches the models, drives the browser.
    Node,
}

/// What installs programs on a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manager {
    Apt,
    Dnf,
    Pacman,
    Brew,
}

/// Makes the programs be there: as root on Debian they are installed, elsewhere one sentence says
/// what is missing and what to type.
///
/// # Errors
/// When one is missing and is not installed here, or the installation fails.
pub fn ensure(programs: &[Program]) -> Result<()> {
    let missing = missing(programs);
    if missing.is_empty() {
        return Ok(());
    }
    let manager = Manager::here();
    let installable = !missing.contains(&Program::Node);
    if manager != Some(Manager::Apt) || !installable || !is_root() {
        bail!(hint(manager, &missing, is_root()));
    }
    let packages = packages(Manager::Apt, &missing);
    eprintln!("Set-up: installing {}", packages.join(" "));
    run(apt().arg("update"))?;
    run(apt().args(["install", "-y", "--no-install-recommends"]).args(&packages))?;
    let missing = self::missing(programs);
    if !missing.is_empty() {
        bail!("apt-get installed {} but {} is still missing", packages.join(" "), names(&missing));
    }
    Ok(())
}

/// The Chromium to test with: the one that `DOWEL_CHROMIUM` names, or one that is installed.
///
/// # Errors
/// When `DOWEL_CHROMIUM` names no file, or none is installed.
pub fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("DOWEL_CHROMIUM") {
        let named = PathBuf::from(named);
        if !named.is_file() {
            bail!("DOWEL_CHROMIUM names {}, which is not there", named.display());
        }
        return Ok(named);
    }
    find(&[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ])
    .with_context(|| hint(Manager::here(), &[Program::Chromium], is_root()))
}

fn missing(programs: &[Program]) -> Vec<Program> {
    programs.iter().copied().filter(|program| !program.is_there()).collect()
}

impl Program {
    fn is_there(self) -> bool {
        match self {
            Program::Ffmpeg => find(&["ffmpeg"]).is_some() && find(&["ffprobe"]).is_some(),
            Program::Chromium => chromium().is_ok(),
            Program::Node => {
                answer("node", &["--version"])
                    .is_some_and(|version| node_major(&version) >= Some(NODE_MAJOR))
                    && answer(npm().get_program(), &["--version"]).is_some()
            }
        }
    }

    fn name(self) -> &'static str {
        match self {
            Program::Ffmpeg => "ffmpeg",
            Program::Chromium => "Chromium",
            Program::Node => "Node 20 or newer with npm",
        }
    }

    fn packages(self, manager: Manager) -> &'static [&'static str] {
        match (self, manager) {
            (Program::Ffmpeg, Manager::Dnf) => &["ffmpeg-free"],
            (Program::Ffmpeg, _) => &["ffmpeg"],
            (Program::Chromium, Manager::Brew) => &["google-chrome"],
            (Program::Chromium, _) => &["chromium"],
            (Program::Node, Manager::Brew) => &["node"],
            (Program::Node, _) => &["nodejs", "npm"],
        }
    }
}

impl Manager {
    fn here() -> Option<Manager> {
        [
            (Manager::Apt, "apt-get"),
            (Manager::Dnf, "dnf"),
            (Manager::Pacman, "pacman"),
            (Manager::Brew, "brew"),
        ]
        .into_iter()
        .find_map(|(manager, program)| find(&[program]).map(|_| manager))
    }

    /// What is typed before the packages, and whether that needs root.
    fn command(self) -> (&'static str, bool) {
        match self {
            Manager::Apt => ("apt-get install --no-install-recommends", true),
            Manager::Dnf => ("dnf install", true),
            Manager::Pacman => ("pacman -S", true),
            Manager::Brew => ("brew install", false),
        }
    }
}

/// One line: what is missing and the command that brings it.
fn hint(manager: Option<Manager>, missing: &[Program], is_root: bool) -> String {
    let names = names(missing);
    let Some(manager) = manager else {
        return format!(
            "{names} missing: install it with your system's package manager, then run this again"
        );
    };
    let (command, needs_root) = manager.command();
    let sudo = if needs_root && !is_root { "sudo " } else { "" };
    format!(
        "{names} missing: type `{sudo}{command} {}`, then run this again",
        packages(manager, missing).join(" ")
    )
}

fn names(programs: &[Program]) -> String {
    programs.iter().map(|program| program.name()).collect::<Vec<_>>().join(" and ")
}

fn packages(manager: Manager, programs: &[Program]) -> Vec<&'static str> {
    programs.iter().flat_map(|program| program.packages(manager)).copied().collect()
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    answer("id", &["-u"]).is_some_and(|user| user == "0")
}

/// The major version in what `node --version` prints (`v20.20.2`).
fn node_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_says_what_to_type() {
        use Program::{Chromium, Ffmpeg, Node};
        let both = [Chromium, Ffmpeg];
        for (manager, missing, is_root, expected) in [
            (
                Some(Manager::Apt),
                both.as_slice(),
                false,
                "Chromium and ffmpeg missing: type `sudo apt-get install --no-install-recommends \
                 chromium ffmpeg`, then run this again",
            ),
            (
                Some(Manager::Apt),
                &[Node],
                true,
                "Node 20 or newer with npm missing: type `apt-get install --no-install-recommends \
                 nodejs npm`, then run this again",
            ),
            (
                Some(Manager::Dnf),
                &[Ffmpeg],
                false,
                "ffmpeg missing: type `sudo dnf install ffmpeg-free`, then run this again",
            ),
            (
                Some(Manager::Pacman),
                &[Chromium],
                false,
                "Chromium missing: type `sudo pacman -S chromium`, then run this again",
            ),
            (
                Some(Manager::Brew),
                &both,
                false,
                "Chromium and ffmpeg missing: type `brew install google-chrome ffmpeg`, then run \
                 this again",
            ),
            (
                None,
                &[Ffmpeg],
                false,
                "ffmpeg missing: install it with your system's package manager, then run this \
                 again",
            ),
        ] {
            assert_eq!(hint(manager, missing, is_root), expected);
        }
    }

    #[test]
    fn nodes_version_is_read() {
        for (version, expected) in
            [("v20.20.2", Some(20)), ("v8.0.0", Some(8)), ("20.1", None), ("v", None), ("", None)]
        {
            assert_eq!(node_major(version), expected, "{version}");
        }
        assert!(
            node_major("nonsense") < Some(NODE_MAJOR),
            "an unreadable version counts as too old"
        );
    }
}
