//! Lists the drill files and the tables of cues for the loader, so that adding one is adding a
//! file, and makes code of the tables of what a fault costs and of how far off the measures are.
//! The drills are written as JSON, each with all that it takes from its family: JSON is read ten
//! times as fast as TOML, and the app reads them all before its first screen.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};
use toml::Table;

#[path = "src/drill/family.rs"]
mod family;
#[path = "src/drill/wrong_key.rs"]
mod wrong_key;

fn main() -> Result<(), Box<dyn Error>> {
    // The files of families lie below.
    println!("cargo:rerun-if-changed=drills");
    println!("cargo:rerun-if-changed=cues");
    println!("cargo:rerun-if-changed=score.toml");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("drill_files.rs"), drills()?)?;
    fs::write(out.join("cue_tables.rs"), cue_tables()?)?;
    println!("cargo:rerun-if-changed=errors.toml");
    fs::write(out.join("error_table.rs"), error_table()?)?;
    fs::write(out.join("score_table.rs"), score_table()?)?;
    Ok(())
}

fn drills() -> Result<String, Box<dyn Error>> {
    let (mut families, mut texts) = (BTreeMap::new(), Vec::new());
    for (name, path) in toml_files("drills/families")? {
        families.insert(name.clone(), parsed::<Table>(&path)?);
        texts.push((name, fs::read_to_string(&path)?));
    }
    let mut drills = Vec::new();
    for (id, path) in toml_files("drills")? {
        let drill = family::with_family(parsed(&path)?, &families).map_err(|wrong| {
            format!("{}: {} {}; {}", path.display(), wrong.key, wrong.reason, wrong.hint)
        })?;
        drills.push((id, serde_json::to_string(&drill)?));
    }
    let mut list = String::new();
    write_list(
        &mut list,
        "The drills that ship with the app: (id, the drill as JSON).",
        "DRILLS",
        &drills,
    )?;
    write_list(&mut list, "The families of drills: (name, its file).", "FAMILIES", &texts)?;
    Ok(list)
}

/// A static array of pairs of texts.
fn write_list(
    to: &mut String,
    what: &str,
    name: &str,
    pairs: &[(String, String)],
) -> Result<(), Box<dyn Error>> {
    writeln!(to, "/// {what}\nstatic {name}: [(&str, &str); {}] = {pairs:?};", pairs.len())?;
    Ok(())
}

fn cue_tables() -> Result<String, Box<dyn Error>> {
    let languages = toml_files("cues")?;
    let mut tables = format!(
        "/// Each language's code with its cues: (id, text), by id.\nstatic TABLES: [(&str, \
         &[(&str, &str)]); {}] = [\n",
        languages.len()
    );
    for (code, path) in &languages {
        let cues: BTreeMap<String, String> = parsed(path)?;
        writeln!(tables, "    ({code:?}, &{:?}),", cues.iter().collect::<Vec<_>>())?;
    }
    tables.push_str("];\n");
    Ok(tables)
}

/// How the errors of the measures grow.
#[derive(serde::Deserialize)]
struct Errors {
    models: BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>,
}

/// A static list, so that the app carries no reader of TOML for it.
fn error_table() -> Result<String, Box<dyn Error>> {
    let errors: Errors = parsed(Path::new("errors.toml"))?;
    let mut code = "/// How each measure's error grows: (model, measure, [(condition, or `base`; \
                    half-width a unit)]).\nstatic GROWTHS: &[(&str, &str, Grows)] = &[\n"
        .to_owned();
    for (model, measures) in &errors.models {
        for (measure, growth) in measures {
            writeln!(
                code,
                "    ({model:?}, {measure:?}, &{:?}),",
                growth.iter().collect::<Vec<_>>()
            )?;
        }
    }
    code.push_str("];\n");
    Ok(code)
}

/// What a rep's score loses.
#[derive(serde::Deserialize)]
struct Score {
    figures: BTreeMap<String, ScoreFigure>,
    faults: BTreeMap<String, FaultWeight>,
}

/// A figure that holds for all faults.
#[derive(serde::Deserialize)]
struct ScoreFigure {
    value: f64,
    source: String,
}

/// What one fault costs; its reason is for people.
#[derive(serde::Deserialize)]
struct FaultWeight {
    class: String,
    at_threshold: f64,
    when_severe: f64,
}

/// The constants and the function `weight`; a fault that the table lacks does not compile.
fn score_table() -> Result<String, Box<dyn Error>> {
    let score: Score = parsed(Path::new("score.toml"))?;
    let mut code = String::new();
    for (name, ScoreFigure { value, source }) in &score.figures {
        writeln!(code, "#[doc = {:?}]", format!("Source: {source}."))?;
        writeln!(code, "pub(crate) const {}: f64 = {value:?};", name.to_uppercase())?;
    }
    writeln!(code, "/// What a fault costs.\npub fn weight(fault: FaultId) -> Weight {{")?;
    writeln!(code, "    match fault {{")?;
    for (id, FaultWeight { class, at_threshold, when_severe }) in &score.faults {
        let (fault, class) = (variant(id), variant(class));
        writeln!(
            code,
            "        FaultId::{fault} => Weight {{ class: Class::{class}, at_threshold: \
             {at_threshold:?}, when_severe: {when_severe:?} }},"
        )?;
    }
    writeln!(code, "    }}\n}}")?;
    Ok(code)
}

/// A variant's name from its id: `back_rounded` is `BackRounded`.
fn variant(id: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    id.split('_').filter(|word| !word.is_empty()).map(capital).collect()
}

/// What stands in a TOML file.
fn parsed<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    Ok(toml::from_str(&fs::read_to_string(path)?)
        .map_err(|cause| format!("{}: {cause}", path.display()))?)
}

/// The TOML files of a folder, by their names without the ending.
fn toml_files(folder: &str) -> Result<BTreeMap<String, PathBuf>, Box<dyn Error>> {
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
