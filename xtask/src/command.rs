//! Starting other programs, with one sentence when they fail.

use anyhow::{Context, Result, bail};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a program with its output shown.
///
/// # Errors
/// When it cannot be started or does not succeed; the sentence shows the command.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("`{shown}` cannot be started"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Goes over into a program that is the command's last act: where the system can, under the same
/// process number, so that whoever ends the command ends the program.
///
/// # Errors
/// When it cannot be started or, elsewhere, does not succeed.
#[cfg(unix)]
pub fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let shown = shown(command);
    Err(command.exec()).with_context(|| format!("`{shown}` cannot be started"))
}

/// Runs a program that is the command's last act.
///
/// # Errors
/// When it cannot be started or does not succeed.
#[cfg(not(unix))]
pub fn become_program(command: &mut Command) -> Result<()> {
    run(command)
}

/// What a program prints to its standard output, without the white space around it; `None` if it
/// is not there or does not succeed.
pub fn answer(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    // Whether and why a program does not answer is for the caller to say: here it is not usable.
    let output = Command::new(program).args(args).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of these programs that is in `PATH`, or is there if it is given as an absolute path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    names.iter().find_map(|name| {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        // An absolute name replaces the folder that it is joined to.
        std::env::split_paths(&path)
            .map(|folder| folder.join(&name))
            .chain([PathBuf::from(&name)])
            .find(|file| file.is_absolute() && file.is_file())
    })
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// npm or another script of Node's, under the name that it has on this system.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words: Vec<_> =
        [program].into_iter().chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_the_command() {
        #[cfg(unix)]
        {
            let failed =
                run(Command::new("false").args(["one", "--flag"])).unwrap_err().to_string();
            assert!(failed.starts_with("`false one --flag` failed"), "{failed}");
        }
        let absent = run(&mut Command::new("no-such-program")).unwrap_err().to_string();
        assert_eq!(absent, "`no-such-program` cannot be started");
    }

    #[test]
    fn only_programs_that_succeed_answer() {
        assert!(answer("rustc", &["--version"]).is_some_and(|text| text.starts_with("rustc ")));
        assert_eq!(answer("rustc", &["--no-such-flag"]), None);
        assert_eq!(answer("no-such-program", &[]), None);
    }

    #[test]
    fn the_first_program_there_is_found() {
        assert!(find(&["no-such-program", "rustc"]).is_some_and(|file| file.is_absolute()));
        assert_eq!(find(&["no-such-program"]), None);
        let here = std::env::current_exe().unwrap();
        let without_suffix = here.with_extension("");
        assert!(find(&[without_suffix.to_str().unwrap()]).is_some());
    }
}
