//! A file that a command writes: never one that it reads, and whole or not at all.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// A file that is written beside its place and takes it once it is whole.
pub struct Output {
    path: PathBuf,
    part: PathBuf,
}

impl Output {
    /// One that is to become `path`.
    ///
    /// # Errors
    /// When `path` names no file.
    pub fn new(path: &Path) -> Result<Output> {
        let name = path.file_name().with_context(|| format!("{} names no file", path.display()))?;
        // The ending stays last: ffmpeg goes by it.
        let mut part_name = std::ffi::OsString::from(format!(".part-{}-", std::process::id()));
        part_name.push(name);
        Ok(Output { path: path.to_owned(), part: path.with_file_name(part_name) })
    }

    /// Where it is written until it is whole.
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// Puts what was written in its place.
    ///
    /// # Errors
    /// One sentence when it can't be put there.
    pub fn keep(self) -> Result<()> {
        fs::rename(&self.part, &self.path)
            .with_context(|| format!("{} can't be written", self.path.display()))
    }

    /// Writes all of it and puts it in its place.
    ///
    /// # Errors
    /// One sentence when it can't be written.
    pub fn write(self, bytes: impl AsRef<[u8]>) -> Result<()> {
        fs::write(&self.part, bytes)
            .with_context(|| format!("{} can't be written", self.path.display()))?;
        self.keep()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // What was kept is no longer there.
        fs::remove_file(&self.part).ok();
    }
}

/// Makes sure that no file is written that is read, and none twice, also by another name or link.
///
/// # Errors
/// One sentence that names the file.
pub fn ensure_apart(read: &[&Path], written: &[&Path]) -> Result<()> {
    for (number, output) in written.iter().enumerate() {
        for input in read {
            ensure!(
                !is_same(input, output),
                "{} would be written over: it is read; choose another name",
                input.display()
            );
        }
        ensure!(
            !written[..number].iter().any(|other| is_same(other, output)),
            "{} would be written twice; choose another name for one of them",
            output.display()
        );
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other || same_file::is_same_file(one, other).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_not_there_and_never_one_that_is_read() {
        let folder = std::env::temp_dir().join(format!("dowel-output-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let [film, link, json] =
            ["film.mp4", "link.mp4", "-a:b.json"].map(|name| folder.join(name));
        fs::write(&film, "film").unwrap();
        fs::hard_link(&film, &link).unwrap();

        let refused =
            |written: &[&Path]| ensure_apart(&[&film], written).map_err(|e| e.to_string());
        assert!(refused(&[&json]).is_ok());
        assert!(refused(&[&film]).unwrap_err().contains("would be written over"));
        assert!(refused(&[&link]).unwrap_err().contains("would be written over"));
        assert!(refused(&[&folder.join(".").join("film.mp4")]).is_err());
        assert!(refused(&[&json, &json]).unwrap_err().contains("written twice"));

        Output::new(&json).unwrap().write("first").unwrap();
        let broken_off = Output::new(&json).unwrap();
        fs::write(broken_off.part(), "half").unwrap();
        drop(broken_off);
        assert_eq!(fs::read_to_string(&json).unwrap(), "first");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "nothing half is left");
        fs::remove_dir_all(&folder).unwrap();
    }
}
