//! Lists the drill files and the tables of cues for the loader, so that adding one is adding a file.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let drills = toml_files("drills")?;
    let mut list = format!("/// The drill files that ship with the app: (id, text).\nstatic FILES: [(&str, &str); {}] = [\n", drills.len());
    for id in drills.keys() {
        writeln!(list, "    ({id:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/drills/{id}.toml\"))),")?;
    }
    list.push_str("];\n");
    fs::write(out.join("drill_files.rs"), list)?;

    let languages = toml_files("cues")?;
    let mut tables = format!(
        "/// Each language's code with its cues: (id, text), by id.\nstatic TABLES: [(&str, &[(&str, &str)]); {}] = [\n",
        languages.len()
    );
    for (code, file) in &languages {
        let cues: BTreeMap<String, String> =
            toml::from_str(&fs::read_to_string(file)?).map_err(|cause| format!("{}: {cause}", file.display()))?;
        writeln!(tables, "    ({code:?}, &{:?}),", cues.iter().collect::<Vec<_>>())?;
    }
    tables.push_str("];\n");
    fs::write(out.join("cue_tables.rs"), tables)?;
    Ok(())
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
