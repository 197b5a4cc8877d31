//! Lists the drill files and the tables of cues for the loader, so that adding one is adding a
//! file. The drills are written as JSON, which is read ten times as fast as TOML: the app reads
//! them all before its first screen.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let drills = toml_files("drills")?;
    let mut list = format!(
        "/// The drills that ship with the app: (id, its file as JSON).\nstatic DRILLS: [(&str, \
         &str); {}] = [\n",
        drills.len()
    );
    for (id, file) in &drills {
        writeln!(list, "    ({id:?}, {:?}),", serde_json::to_string(&read::<toml::Value>(file)?)?)?;
    }
    list.push_str("];\n");
    fs::write(out.join("drill_files.rs"), list)?;

    let languages = toml_files("cues")?;
    let mut tables = format!(
        "/// Each language's code with its cues: (id, text), by id.\nstatic TABLES: [(&str, \
         &[(&str, &str)]); {}] = [\n",
        languages.len()
    );
    for (code, file) in &languages {
        let cues: BTreeMap<String, String> = read(file)?;
        writeln!(tables, "    ({code:?}, &{:?}),", cues.iter().collect::<Vec<_>>())?;
    }
    tables.push_str("];\n");
    fs::write(out.join("cue_tables.rs"), tables)?;
    Ok(())
}

/// What stands in a TOML file.
fn read<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, Box<dyn Error>> {
    Ok(toml::from_str(&fs::read_to_string(file)?)
        .map_err(|cause| format!("{}: {cause}", file.display()))?)
}

/// The TOML files of a folder, by their names without the ending.
fn toml_files(folder: &str) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={folder}");
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(Path::new(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml")
            && let Some(stem) = path.file_stem()
        {
            files.insert(stem.to_string_lossy().into_owned(), path);
        }
    }
    Ok(files)
}
