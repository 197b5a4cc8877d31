//! docs/DRILLS.md, docs/FAULTS.md and the score in docs/MEASURES.md: their tables are made here,
//! from the loader's own types and from the shipped drills, and must be what the committed files
//! say. Between `<!-- generated: … -->` and `<!-- end -->` all is made; the rest is written by
//! hand.

use super::cue;
use super::family::{FAMILY, FAULTS_LEFT_OUT};
use super::fault::{FaultId, fault_name};
use super::origin::family_file;
use super::terms::{Direction, Language, Unit};
use super::types::{Drill, FaultRule};
use schemars::schema_for;
use serde_json::Value;
use std::path::Path;
use std::{env, fs};
use toml::Table;

const RENEW: &str = "DOWEL_RENEW=1 cargo test -p hinge documents";

/// The drill whose figures stand for a fault wherever it has it.
const USUAL: &str = "hip-hinge";

#[test]
fn the_documents_say_what_the_loader_and_the_drills_say() {
    for (file, tables) in [
        (
            "DRILLS.md",
            vec![
                ("keys", keys()),
                ("a refusal", refusal()),
                ("drills", drills()),
                ("origins", origins()),
            ],
        ),
        ("FAULTS.md", vec![("faults", faults()), ("other figures", other_figures())]),
        ("MEASURES.md", vec![("points", points()), ("figures of the score", score_figures())]),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(file);
        let is = fs::read_to_string(&path).unwrap();
        let must_be = tables
            .iter()
            .fold(is.clone(), |text, (name, table)| with_table(file, &text, name, table));
        if env::var_os("DOWEL_RENEW").is_some() {
            fs::write(&path, must_be).unwrap();
        } else {
            assert!(is == must_be, "docs/{file} is out of date; renew it: {RENEW}");
        }
    }
}

#[test]
fn each_document_names_the_command_that_renews_it() {
    for text in
        [include_str!("../../../../docs/DRILLS.md"), include_str!("../../../../docs/FAULTS.md")]
    {
        assert!(text.lines().take(4).any(|line| line.contains(RENEW)), "{RENEW}");
    }
}

/// `text` with `table` in the place of that name.
fn with_table(file: &str, text: &str, name: &str, table: &str) -> String {
    let begin = format!("<!-- generated: {name} -->\n");
    let parts = text
        .split_once(&begin)
        .and_then(|(before, rest)| Some((before, rest.split_once("<!-- end -->")?.1)));
    let (before, after) =
        parts.unwrap_or_else(|| panic!("docs/{file} has no place {begin:?} … <!-- end -->"));
    format!("{before}{begin}\n{table}\n<!-- end -->{after}")
}

/// Every key of a drill file.
fn keys() -> String {
    let root = schema_for!(Drill).to_value();
    let mut rows = Vec::new();
    key_rows(&root, &root, "", &mut rows);
    for kind in ["Figure", "Band"] {
        key_rows(&root, &root["$defs"][kind], &format!("<{}>.", kind.to_lowercase()), &mut rows);
    }
    table(&["key", "what is written", "may be left out", "what it is"], rows)
}

/// The keys of one TOML table, those first that must be there; a figure or a band is one row, for
/// its keys are listed once.
fn key_rows(root: &Value, of: &Value, path: &str, rows: &mut Vec<Vec<String>>) {
    let needed: Vec<&str> =
        of["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = of["properties"].as_object().unwrap();
    let others = properties.keys().map(String::as_str).filter(|key| !needed.contains(key));
    for key in needed.iter().copied().chain(others) {
        let (field, path) = (&properties[key], format!("{path}{key}"));
        let (name, meant) = meant(root, field);
        let left_out = match field.get("default") {
            _ if needed.contains(&key) => "no".to_owned(),
            Some(default) => format!("yes: `{default}`"),
            None => "yes".to_owned(),
        };
        let mut row = |path: &str, kind: &str| {
            let words = allowed(meant)
                .into_iter()
                .filter_map(|(word, what)| Some(format!(" `{word}`: {}", what?)));
            let what = plain(field["description"].as_str().unwrap()) + &words.collect::<String>();
            rows.push(vec![format!("`{path}`"), kind.to_owned(), left_out.clone(), what]);
        };
        match named_by(key) {
            Some((placeholder, kind)) => {
                row(&path, &kind);
                let any = &meant["additionalProperties"];
                let of_one = if any.is_object() {
                    any
                } else {
                    meant["properties"].as_object().unwrap().values().next().unwrap()
                };
                key_rows(
                    root,
                    self::meant(root, of_one).1,
                    &format!("{path}.<{placeholder}>."),
                    rows,
                );
            }
            None if matches!(name, Some("Figure" | "Band")) => {
                row(&path, &format!("a {}", name.unwrap().to_lowercase()))
            }
            None if meant["properties"].is_object() => {
                row(&path, "a table");
                key_rows(root, meant, &format!("{path}."), rows);
            }
            None => row(&path, &kind(meant)),
        }
    }
}

/// A schema's name, if it has one, and the schema itself: behind a reference, and without the
/// `null` of what may be left out.
fn meant<'a>(root: &'a Value, schema: &'a Value) -> (Option<&'a str>, &'a Value) {
    let schema = schema["anyOf"].get(0).unwrap_or(schema);
    match schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        Some(name) => (Some(name), &root["$defs"][name]),
        None => (None, schema),
    }
}

/// Tables whose keys are names: what stands for the name, and what is written.
fn named_by(key: &str) -> Option<(&'static str, String)> {
    match key {
        "words" => Some(("language", "a table for each language".to_owned())),
        "faults" => Some(("fault", "a table for each fault".to_owned())),
        _ => None,
    }
}

/// The words that an entry may be, each with what it means where that is said.
fn allowed(schema: &Value) -> Vec<(String, Option<String>)> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    match (schema["enum"].as_array(), schema["oneOf"].as_array()) {
        (Some(words), _) => words.iter().map(|value| (word(value), None)).collect(),
        (None, Some(each)) => each
            .iter()
            .map(|one| (word(&one["const"]), one["description"].as_str().map(plain)))
            .collect(),
        (None, None) => Vec::new(),
    }
}

fn kind(schema: &Value) -> String {
    let words: Vec<String> =
        allowed(schema).into_iter().map(|(word, _)| format!("`{word}`")).collect();
    if let Some((last, others)) = words.split_last() {
        return format!("{} or {last}", others.join(", "));
    }
    let kind = schema["type"].as_str().or(schema["type"].get(0).and_then(Value::as_str));
    match kind {
        Some("string") => "text",
        Some("number") => "a number",
        Some("integer") => "a whole number",
        Some("boolean") => "`true` or `false`",
        _ => panic!("no words for {schema}"),
    }
    .to_owned()
}

/// What is said of a file with a value that cannot be right.
fn refusal() -> String {
    let wrong = include_str!("../../drills/wall-touch.toml").replacen(
        "step = { value = 0.025",
        "step = { value = 2.5",
        1,
    );
    format!("```\n{}\n```\n", Drill::from_toml("my-drill.toml", &wrong).unwrap_err())
}

/// The drills that ship with the app, from the easiest on.
fn shipped() -> Vec<Drill> {
    let mut drills: Vec<Drill> = Drill::ids().map(|id| Drill::by_id(id).unwrap()).collect();
    drills.sort_by_key(|drill| drill.progression.rung);
    drills
}

fn drills() -> String {
    let rows = shipped().into_iter().map(|drill| {
        vec![
            drill.progression.rung.to_string(),
            format!("`{}`", drill.id),
            drill.words[&Language::En].name.clone(),
            drill.rest.to_string(),
            drill.progression.easier.map_or("–".to_owned(), |easier| format!("`{easier}`")),
            listed(drill.faults.keys().map(|fault| fault.id().to_owned())),
        ]
    });
    table(&["rung", "id", "name", "rest", "easier", "faults"], rows.collect())
}

/// Of each drill, what its own file says; all else is its family's.
fn origins() -> String {
    let rows = shipped().into_iter().map(|drill| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("drills/{}.toml", drill.id));
        let own: Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
        let family = own.get(FAMILY).map_or("–".to_owned(), |name| {
            let file = family_file(&text(name));
            format!("[`{}`](../crates/hinge/drills/{file})", text(name))
        });
        let mut keys = Vec::new();
        own_keys(&own, "", &mut keys);
        let left_out = own
            .get(FAULTS_LEFT_OUT)
            .into_iter()
            .flat_map(|list| list.as_array().unwrap())
            .map(text);
        vec![format!("`{}`", drill.id), family, listed(keys), listed(left_out)]
    });
    table(&["id", "family", "what the drill's own file says", "faults left out"], rows.collect())
}

/// The keys of a drill's own file; of what has a source, that of the whole. What every drill has
/// for itself is not listed.
fn own_keys(table: &Table, path: &str, keys: &mut Vec<String>) {
    const OF_EVERY_DRILL: [&str; 4] = ["id", "words", "progression", FAMILY];
    for (key, value) in table {
        if OF_EVERY_DRILL.contains(&key.as_str()) || key == FAULTS_LEFT_OUT {
            continue;
        }
        match value.as_table() {
            Some(inner) if !inner.contains_key("source") => {
                own_keys(inner, &format!("{path}{key}."), keys);
            }
            _ => keys.push(format!("{path}{key}")),
        }
    }
}

/// Names as code, with commas; "–" for none.
fn listed(names: impl IntoIterator<Item = String>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

/// The drill by which a fault's figures are shown.
fn usual(fault: FaultId) -> (Drill, FaultRule) {
    let has = |drill: Drill| drill.faults.get(&fault).cloned().map(|rule| (drill, rule));
    has(Drill::by_id(USUAL).unwrap()).or_else(|| shipped().into_iter().find_map(has)).unwrap()
}

fn faults() -> String {
    let schema = schema_for!(FaultId).to_value();
    let described = allowed(&schema);
    let rows = FaultId::ALL.map(|fault| {
        let (drill, rule) = usual(fault);
        let text = described
            .iter()
            .find(|(id, _)| id == fault.id())
            .and_then(|(_, text)| text.as_deref())
            .unwrap();
        let (what, how) = text
            .split_once("\n\n")
            .unwrap_or_else(|| panic!("{}: how is it measured?", fault.id()));
        let in_bridges = fault.unit(Direction::Extension);
        let unit = match fault.unit(Direction::Flexion) {
            unit if unit == in_bridges => unit_word(unit).to_owned(),
            unit => format!("{}; in bridges {}", unit_word(unit), unit_word(in_bridges)),
        };
        let mut row = vec![
            format!("`{}`", fault.id()),
            fault_name(fault).to_owned(),
            what.to_owned(),
            how.to_owned(),
            unit,
        ];
        row.extend(figures(fault, &rule));
        row.extend([format!("`{}`: {}", drill.id, rule.source)]);
        row.extend(said(&rule));
        row
    });
    let columns = [
        "id",
        "name",
        "what it is",
        "how it is measured",
        "unit",
        "fault from",
        "severe",
        "source",
        "the coach, English",
        "the coach, German",
    ];
    table(&columns, rows.into())
}

/// What the drills say otherwise than the one that is shown; drills that say the same stand
/// together.
fn other_figures() -> String {
    let mut rows: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for fault in FaultId::ALL {
        let (_, shown) = usual(fault);
        for drill in shipped() {
            let Some(rule) = drill.faults.get(&fault) else { continue };
            if figures(fault, rule) == figures(fault, &shown)
                && rule.unit == shown.unit
                && rule.cue == shown.cue
            {
                continue;
            }
            let mut row = vec![format!("`{}`", fault.id()), unit_word(rule.unit).to_owned()];
            row.extend(figures(fault, rule));
            row.push(rule.source.clone());
            row.extend(said(rule));
            match rows.iter_mut().find(|(_, known)| *known == row) {
                Some((ids, _)) => ids.push(format!("`{}`", drill.id)),
                None => rows.push((vec![format!("`{}`", drill.id)], row)),
            }
        }
    }
    let rows = rows.into_iter().map(|(ids, mut row)| {
        row.insert(1, ids.join(", "));
        row
    });
    table(
        &[
            "fault",
            "drill",
            "unit",
            "fault from",
            "severe",
            "source",
            "the coach, English",
            "the coach, German",
        ],
        rows.collect(),
    )
}

/// The table of what a rep's score loses.
fn score_table() -> Table {
    toml::from_str(include_str!("../../score.toml")).unwrap()
}

fn number(value: &toml::Value) -> String {
    let whole = value.as_integer().map(|number| number.to_string());
    whole.unwrap_or_else(|| value.as_float().unwrap().to_string())
}

/// What each fault costs and why: what a hinge is for first.
fn points() -> String {
    let score = score_table();
    let mut rows = FaultId::ALL.map(|fault| {
        let of = &score["faults"][fault.id()];
        let text = |key: &str| of[key].as_str().unwrap().to_owned();
        let figure = |key: &str| number(&of[key]);
        vec![
            text("class"),
            format!("`{}`", fault.id()),
            figure("at_threshold"),
            figure("when_severe"),
            text("reason"),
        ]
    });
    rows.sort_by_key(|row| row[0].clone());
    table(&["class", "fault", "points at its threshold", "when severe", "why"], rows.into())
}

/// What holds for all faults.
fn score_figures() -> String {
    let score = score_table();
    let rows = score["figures"].as_table().unwrap().iter().map(|(name, figure)| {
        let text = |key: &str| figure[key].as_str().unwrap().to_owned();
        vec![
            format!("`{name}`"),
            format!("{} {}", number(&figure["value"]), text("unit")),
            text("source"),
        ]
    });
    table(&["figure", "value", "source"], rows.collect())
}

/// From where it is a fault, and where it is severe.
fn figures(fault: FaultId, rule: &FaultRule) -> [String; 2] {
    let sign = if fault.worse_when_more() { '≥' } else { '≤' };
    [format!("{sign} {}", rule.threshold), rule.severe.to_string()]
}

/// What the coach says, in English and in German.
fn said(rule: &FaultRule) -> [String; 2] {
    [Language::En, Language::De].map(|language| cue::text(&rule.cue, language).unwrap().to_owned())
}

fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Deg => "degrees",
        Unit::S => "s",
        Unit::M => "m",
        Unit::Share => "share",
    }
}

/// A doc comment as Markdown outside of the code's documentation: links become names, the modules
/// before them fall away.
fn plain(text: &str) -> String {
    let text = text.replace("[`", "`").replace("`]", "`");
    let modules = ["crate::back::limits::", "crate::rep::limits::", "crate::stance::limits::"];
    modules.iter().fold(text, |text, module| text.replace(module, ""))
}

fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let cell = |text: String| text.replace('\n', " ").replace('|', "\\|");
    let head_line = line(head.iter().map(|text| (*text).to_owned()).collect());
    let body = rows.into_iter().map(|row| line(row.into_iter().map(cell).collect()));
    format!("{head_line}|{}\n{}", "---|".repeat(head.len()), body.collect::<String>())
}
