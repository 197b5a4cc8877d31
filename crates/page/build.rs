//! Lists the languages: each folder in `src/words` is one, named by its code. Adding a language is
//! adding its folder.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src/words");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut codes = BTreeSet::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            codes.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    let mut modules = String::new();
    let mut arms = String::new();
    for code in &codes {
        let file = folder.join(code).join("mod.rs");
        writeln!(modules, "#[path = {file:?}]\npub(crate) mod {code};")?;
        writeln!(arms, "        Language::{} => &{code}::WORDS,", variant(code))?;
    }
    let listed = format!(
        "{modules}\nfn words_of(language: Language) -> &'static Words {{\n    match language \
         {{\n{arms}    }}\n}}\n"
    );
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("languages.rs"), listed)?;
    Ok(())
}

/// `de` is `Language::De`.
fn variant(code: &str) -> String {
    let (first, rest) = code.split_at(1);
    first.to_uppercase() + rest
}
