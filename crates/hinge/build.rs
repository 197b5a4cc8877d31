//! Lists the drill files for the loader, so that adding a drill is adding a file.

use std::fmt::Write;
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=drills");
    let mut ids = Vec::new();
    for entry in fs::read_dir("drills")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            ids.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    ids.sort();
    let mut list = format!("/// The drill files that ship with the app: (id, text).\nstatic FILES: [(&str, &str); {}] = [\n", ids.len());
    for id in ids {
        writeln!(list, "    ({id:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/drills/{id}.toml\"))),")?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("drill_files.rs"), list)?;
    Ok(())
}
