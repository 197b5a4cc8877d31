//! Lists the languages: each folder in `src/words` is one, named by its code. Adding a language is
//! adding its folder.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("src/words");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut languages = BTreeSet::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let code = entry.file_name().to_string_lossy().into_owned();
            languages.insert(format!("{} {code}", variant(&code)));
        }
    }
    let listed: Vec<String> = languages.into_iter().collect();
    let file = format!(
        "/// Calls a macro with each language: its name in `Language`, and its folder.\n\
         macro_rules! each_language {{\n    ($called:ident) => {{ $called! {{ {} }} }};\n}}\n",
        listed.join(", ")
    );
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("languages.rs"), file)?;
    Ok(())
}

/// `de` is `Language::De`.
fn variant(code: &str) -> String {
    let (first, rest) = code.split_at(1);
    first.to_uppercase() + rest
}
