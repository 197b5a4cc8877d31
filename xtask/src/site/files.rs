//! The site's files in memory, by name.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Number of hexadecimal digits of the hash in the name of a file that never changes.
const HASH_DIGITS: usize = 16;
/// Number of hexadecimal digits that tell a build from others.
const BUILD_DIGITS: usize = 8;

/// When a file comes over the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// With the page: what is seen at once.
    Shell,
    /// With the first set, or before it in the background.
    Worker,
    /// As the worker; the model of every set.
    Model,
    /// When it is asked for by name: pictures for the system, texts, other models.
    Asked,
}

impl Phase {
    /// The phase of a file of the site.
    pub fn of(name: &str) -> Phase {
        let extension = name.rsplit('.').next().unwrap_or_default();
        match extension {
            _ if name.starts_with("worker") => Phase::Worker,
            "net" if name.ends_with("_full.net") => Phase::Asked,
            "net" => Phase::Model,
            "html" | "js" | "css" | "wasm" | "webmanifest" | "svg" => Phase::Shell,
            _ => Phase::Asked,
        }
    }
}

/// The files, by name from the site's folder with `/`.
#[derive(Debug, Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
    gone: Vec<String>,
}

impl Site {
    /// Reads all files of a folder, but what Trunk keeps there for itself.
    ///
    /// # Errors
    /// When the folder or a file can't be read.
    pub fn from_folder(folder: &Path) -> Result<Site> {
        let mut site = Site::default();
        site.add_folder(folder, "")
            .with_context(|| format!("{} can't be read", folder.display()))?;
        Ok(site)
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                if !name.starts_with('.') {
                    self.add_folder(&entry.path(), &format!("{name}/"))?;
                }
            } else {
                self.files.insert(name, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    /// Writes the files, and removes those that were renamed.
    ///
    /// # Errors
    /// When a file can't be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            // Models are many megabytes and stay as they are.
            if fs::metadata(&path).is_ok_and(|there| there.len() == bytes.len() as u64)
                && fs::read(&path)? == *bytes
            {
                continue;
            }
            fs::write(&path, bytes)
                .with_context(|| format!("{} can't be written", path.display()))?;
        }
        for name in &self.gone {
            fs::remove_file(folder.join(name))
                .with_context(|| format!("{name} can't be removed"))?;
        }
        Ok(())
    }

    /// All files with their names.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// The files of one ending.
    pub fn of_kind(&self, extension: &str) -> impl Iterator<Item = (&str, &[u8])> {
        self.files()
            .filter(move |(name, _)| name.rsplit_once('.').is_some_and(|(_, own)| own == extension))
    }

    /// The names of the files of one ending.
    pub fn names(&self, extension: &str) -> Vec<String> {
        self.of_kind(extension).map(|(name, _)| name.to_owned()).collect()
    }

    /// A file's bytes.
    ///
    /// # Errors
    /// When it is not there.
    pub fn get(&self, name: &str) -> Result<&[u8]> {
        self.files.get(name).map(Vec::as_slice).with_context(|| format!("the build has no {name}"))
    }

    /// A file as text.
    ///
    /// # Errors
    /// When it is not there, or is no text.
    pub fn text(&self, name: &str) -> Result<&str> {
        std::str::from_utf8(self.get(name)?).with_context(|| format!("{name} is no text"))
    }

    /// Adds or replaces a file.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), bytes);
    }

    /// Puts the hash of a file's content into its name; the new name.
    ///
    /// # Errors
    /// When it is not there.
    pub fn rename_by_content(&mut self, name: &str) -> Result<String> {
        let bytes = self.files.remove(name).with_context(|| format!("the build has no {name}"))?;
        let named = named_by_content(name, &bytes);
        self.files.insert(named.clone(), bytes);
        self.gone.push(name.to_owned());
        Ok(named)
    }

    /// What tells this build from others: the beginning of the hash of all names and contents.
    pub fn build_id(&self) -> String {
        let mut hash = Sha256::new();
        for (name, bytes) in self.files() {
            hash.update(name);
            hash.update(Sha256::digest(bytes));
        }
        hex(&hash.finalize())[..BUILD_DIGITS].to_owned()
    }
}

/// A name with the hash of the content in it: `worker-0123456789abcdef.js`; what Trunk puts after a
/// hash, as `_bg`, stays there.
pub fn named_by_content(name: &str, bytes: &[u8]) -> String {
    let hash = &hex(&Sha256::digest(bytes))[..HASH_DIGITS];
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let (stem, suffix) = stem.strip_suffix("_bg").map_or((stem, ""), |stem| (stem, "_bg"));
    format!("{stem}-{hash}{suffix}.{extension}")
}

/// Whether a file's name carries the hash of its content: `dowel-0123456789abcdef.js` or
/// `dowel-0123456789abcdef_bg.wasm`.
pub fn is_named_by_content(name: &str) -> bool {
    let Some((stem, _)) = name.split_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == HASH_DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_never_change() {
        for (name, expected) in [
            ("dowel-0123456789abcdef.js", true),
            ("dowel-0123456789abcdef_bg.wasm", true),
            ("index.html", false),
            ("worker_bg.wasm", false),
            ("icon-192.png", false),
            ("dowel-0123456789abcde.js", false),
            ("dowel-0123456789abcdeg.js", false),
        ] {
            assert_eq!(is_named_by_content(name), expected, "{name}");
        }
        assert!(is_named_by_content(&named_by_content("worker_bg.wasm", b"a")));
        assert!(named_by_content("worker_bg.wasm", b"a").ends_with("_bg.wasm"));
        assert_ne!(named_by_content("worker.js", b"a"), named_by_content("worker.js", b"b"));
    }

    #[test]
    fn each_file_comes_in_its_phase() {
        for (name, expected) in [
            ("index.html", Phase::Shell),
            ("dowel-0123456789abcdef_bg.wasm", Phase::Shell),
            ("worker-0123456789abcdef_bg.wasm", Phase::Worker),
            ("worker_loader-0123456789abcdef.js", Phase::Worker),
            ("models/pose_detection.net", Phase::Model),
            ("models/pose_landmark_full.net", Phase::Asked),
            ("icon-192.png", Phase::Asked),
            ("LICENSE-MIT.txt", Phase::Asked),
        ] {
            assert_eq!(Phase::of(name), expected, "{name}");
        }
    }

    #[test]
    fn another_content_is_another_build() {
        let build = |content: &[u8]| {
            let mut site = Site::default();
            site.put("a", content.to_vec());
            site.build_id()
        };
        assert_eq!(build(b"a"), build(b"a"));
        assert_ne!(build(b"a"), build(b"b"));
    }
}
