//! Compressed twins of the site's files, for hosts that send them; made once for each content.

use super::files::{Site, hex};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Brotli's quality (0 to 11): 9 takes eight times as long for 5 % less.
const QUALITY: u32 = 5;
/// Brotli's window, as a power of two, bytes: the largest that every browser takes (RFC 7932, 9.1).
const WINDOW: u32 = 24;
/// Brotli's buffer, bytes.
const BUFFER: usize = 1 << 16;
/// Endings of files that are compressed already, or that no browser loads.
const LEFT_ALONE: [&str; 4] = ["png", "webp", "avif", "br"];

/// A file's twin.
///
/// # Errors
/// None in practice: it is made in memory.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes).context("Brotli failed")?;
    Ok(writer.into_inner())
}

/// Writes a `.br` twin beside each file that gets smaller by it. `kept` is the folder of twins made
/// before, by their originals' hash.
///
/// # Errors
/// When a file can't be read or written.
pub fn write_twins(site: &Site, dist: &Path, kept: &Path) -> Result<()> {
    fs::create_dir_all(kept).with_context(|| format!("{} can't be made", kept.display()))?;
    let mut used = Vec::new();
    for (name, bytes) in site.files().filter(|(name, _)| has_twin(name)) {
        let kept_as = format!("{}.br", hex(&Sha256::digest(bytes)));
        let place = kept.join(&kept_as);
        let twin = match fs::read(&place) {
            Ok(twin) => twin,
            Err(_) => {
                let twin = brotli(bytes)?;
                fs::write(&place, &twin)
                    .with_context(|| format!("{} can't be written", place.display()))?;
                twin
            }
        };
        used.push(kept_as);
        if twin.len() < bytes.len() {
            let path = dist.join(format!("{name}.br"));
            fs::write(&path, twin)
                .with_context(|| format!("{} can't be written", path.display()))?;
        }
    }
    forget_others(kept, &used)
}

/// Whether a file can have a twin. Hosts read the headers' file and do not send it.
fn has_twin(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    !extension.is_empty() && !LEFT_ALONE.contains(&extension)
}

fn forget_others(kept: &Path, used: &[String]) -> Result<()> {
    for entry in fs::read_dir(kept).with_context(|| format!("{} can't be read", kept.display()))? {
        let entry = entry?;
        if !used.iter().any(|name| entry.file_name().to_str() == Some(name)) {
            fs::remove_file(entry.path())
                .with_context(|| format!("{} can't be removed", entry.path().display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_is_smaller_is_made_once_and_goes_with_its_file() {
        let folder = std::env::current_exe().unwrap().with_file_name("scratch-twins");
        let (dist, kept) = (folder.join("dist"), folder.join("kept"));
        fs::create_dir_all(&dist).unwrap();
        let mut site = Site::default();
        site.put("a.js", vec![b'a'; 1000]);
        site.put("a.png", vec![b'a'; 1000]);
        site.put("_headers", vec![b'a'; 1000]);
        write_twins(&site, &dist, &kept).unwrap();
        assert!(fs::metadata(dist.join("a.js.br")).unwrap().len() < 100);
        assert!(!dist.join("a.png.br").exists() && !dist.join("_headers.br").exists());

        let [made] = fs::read_dir(&kept)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect::<Vec<_>>()
            .try_into()
            .unwrap();
        fs::write(&made, b"made before").unwrap();
        write_twins(&site, &dist, &kept).unwrap();
        assert_eq!(fs::read(dist.join("a.js.br")).unwrap(), b"made before");

        site.put("a.js", vec![b'b'; 1000]);
        write_twins(&site, &dist, &kept).unwrap();
        assert!(!made.exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
