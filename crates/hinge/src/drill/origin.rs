//! From which file a key of a drill comes: the drill's own or its family's.

use super::family::FAMILY;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// The file of a family, by the family's name.
pub(crate) fn family_file(name: &str) -> String {
    format!("families/{name}.toml")
}

/// The file, or both, in which a key with dots is written; `file` is the name of the drill's own.
pub(crate) fn file_of(
    key: &str,
    file: &str,
    own: &Table,
    families: &BTreeMap<String, Table>,
) -> String {
    let Some(name) = own.get(FAMILY).and_then(Value::as_str) else { return file.to_owned() };
    let of_family = families.get(name).and_then(|family| value_at(key, family));
    match (value_at(key, own), of_family) {
        (None, Some(_)) => format!("{}, the family of {file},", family_file(name)),
        (Some(own), Some(family)) if !replaces(own, family) => {
            format!("{file} with its family's {}", family_file(name))
        }
        _ => file.to_owned(),
    }
}

fn value_at<'a>(key: &str, table: &'a Table) -> Option<&'a Value> {
    match key.split_once('.') {
        Some((first, rest)) => value_at(rest, table.get(first)?.as_table()?),
        None => table.get(key),
    }
}

/// Whether nothing is left of the family's value.
fn replaces(own: &Value, family: &Value) -> bool {
    match (own, family) {
        (Value::Table(own), Value::Table(family)) => {
            family.iter().all(|(key, value)| own.get(key).is_some_and(|own| replaces(own, value)))
        }
        _ => true,
    }
}
