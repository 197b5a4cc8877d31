//! Writes the list of the models as JSON: so the worker brings no reader of TOML along.

use std::path::PathBuf;
use std::{env, error::Error, fs};

/// The list, from this folder.
const LIST: &str = "../../models/models.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={LIST}");
    let list: toml::Value =
        toml::from_str(&fs::read_to_string(LIST)?).map_err(|cause| format!("{LIST}: {cause}"))?;
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("models.json"),
        serde_json::to_string(&list)?,
    )?;
    Ok(())
}
