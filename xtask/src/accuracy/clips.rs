//! Which clips a folder holds: videos, or recordings of them, each with its truth.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a clip is seen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A video, which the networks look at.
    Video,
    /// A recording of what they saw.
    Recording,
}

impl Form {
    fn extension(self) -> &'static str {
        match self {
            Form::Video => "mp4",
            Form::Recording => "bin",
        }
    }
}

/// One clip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// Its name, without extension.
    pub name: String,
    /// The video or the recording.
    pub path: PathBuf,
    /// The truth.
    pub truth: PathBuf,
}

/// The clips of a folder that have a truth, by name, all of one form; with `names`, those alone.
/// Recordings go before videos, and those in the folder of a model, `full` in the folder itself,
/// before those beside it; the truth lies in the folder itself.
///
/// # Errors
/// One sentence when the folder can't be read or holds no such clip.
pub fn find(folder: &Path, model: &str, names: &[String]) -> Result<(Form, Vec<Clip>)> {
    let shown = folder.display();
    ensure!(folder.is_dir(), "there is no folder {shown}");
    let of_model = folder.join(model);
    for (form, place) in
        [(Form::Recording, of_model.as_path()), (Form::Recording, folder), (Form::Video, folder)]
    {
        let mut clips = all(folder, place, form)?;
        if clips.is_empty() {
            continue;
        }
        if let Some(unknown) = names.iter().find(|name| !clips.contains_key(*name)) {
            bail!("{shown} holds no clip {unknown} with its truth");
        }
        clips.retain(|name, _| names.is_empty() || names.contains(name));
        return Ok((form, clips.into_values().collect()));
    }
    bail!("{shown} holds no clip (.mp4 or .bin) with its truth (.json) beside it");
}

fn all(folder: &Path, place: &Path, form: Form) -> Result<BTreeMap<String, Clip>> {
    if !place.is_dir() {
        return Ok(BTreeMap::new());
    }
    let unreadable = || format!("the folder {} can't be read", place.display());
    let mut clips = BTreeMap::new();
    for entry in std::fs::read_dir(place).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let Some(name) = path.file_stem() else { continue };
        let truth = folder.join(name).with_extension("json");
        let is_clip = path.extension().is_some_and(|extension| extension == form.extension());
        if is_clip && truth.is_file() {
            let name = name.to_string_lossy().into_owned();
            clips.insert(name.clone(), Clip { name, path, truth });
        }
    }
    Ok(clips)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn clips_are_those_with_their_truth_and_can_be_chosen() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/clips");
        let (form, clips) = find(&folder, "lite", &[]).unwrap();
        assert!(form == Form::Video && clips.len() >= 8);
        assert_eq!(find(&folder, "lite", &["08_lockout".to_owned()]).unwrap().1.len(), 1);
        assert!(find(&folder, "lite", &["nothing".to_owned()]).is_err());
        assert!(find(&folder.join("nowhere"), "lite", &[]).is_err());
    }

    #[test]
    fn recordings_go_before_videos_and_those_of_the_model_before_others() {
        let folder = std::env::temp_dir().join(format!("dowel-clips-{}", std::process::id()));
        fs::create_dir_all(folder.join("full")).unwrap();
        for file in ["a.mp4", "a.bin", "a.json", "b.bin", "full/a.bin"] {
            fs::write(folder.join(file), "").unwrap();
        }
        let paths = |model: &str| {
            let (form, clips) = find(&folder, model, &[]).unwrap();
            assert_eq!(form, Form::Recording);
            clips.into_iter().map(|clip| clip.path).collect::<Vec<_>>()
        };
        assert_eq!(paths("lite"), [folder.join("a.bin")], "b has no truth");
        assert_eq!(paths("full"), [folder.join("full/a.bin")]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
