//! A drill's file laid over its family's: what stands in the drill's file counts, and all else is
//! the family's.
//!
//! The loader does this for a file of one's own and `build.rs` for the drills that ship with the
//! app. `build.rs` includes this file, so it uses nothing of the crate but `wrong_key`, which
//! `build.rs` includes too.

use super::wrong_key::WrongKey;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// Names the family, in a drill's file.
pub(crate) const FAMILY: &str = "family";
/// Lists the faults of the family that do not apply to the drill.
pub(crate) const FAULTS_LEFT_OUT: &str = "faults_left_out";

const FAULTS: &str = "faults";
/// Says of the figures beside it where they come from.
const SOURCE: &str = "source";

/// A drill's file with all that it takes from its family; without a family, as it is.
pub(crate) fn with_family(
    mut own: Table,
    families: &BTreeMap<String, Table>,
) -> Result<Table, WrongKey> {
    let Some(named) = own.remove(FAMILY) else { return Ok(own) };
    let name = named.as_str().unwrap_or("no text");
    let mut whole = families.get(name).cloned().ok_or_else(|| {
        let known = families.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        WrongKey::new(
            FAMILY,
            format!("is {name}, and there are: {known}"),
            "name one of these, or leave the key out and write everything in the drill's file",
        )
    })?;
    if let Some(left_out) = own.remove(FAULTS_LEFT_OUT) {
        leave_out(&left_out, &mut whole)?;
    }
    lay_over("", own, &mut whole)?;
    Ok(whole)
}

/// Takes the listed faults away from what the family has.
fn leave_out(left_out: &Value, family: &mut Table) -> Result<(), WrongKey> {
    let wrong = |reason: String| {
        let hint = "write a list of faults that the family has, as [\"shallow\"]";
        WrongKey::new(FAULTS_LEFT_OUT, reason, hint)
    };
    let names = left_out.as_array().ok_or_else(|| wrong("is no list".to_owned()))?;
    for name in names {
        let name = name.as_str().unwrap_or("no text");
        let faults = family.get_mut(FAULTS).and_then(Value::as_table_mut);
        if faults.and_then(|faults| faults.remove(name)).is_none() {
            return Err(wrong(format!("lists {name}, which the family does not have")));
        }
    }
    Ok(())
}

/// Writes `own` over `beneath`, table by table; `path` is where they stand.
fn lay_over(path: &str, own: Table, beneath: &mut Table) -> Result<(), WrongKey> {
    let has_figures = own.values().any(|value| value.is_integer() || value.is_float());
    if has_figures && beneath.contains_key(SOURCE) && !own.contains_key(SOURCE) {
        return Err(WrongKey::new(
            path,
            "has figures of its own, and no source of its own",
            "write beside them where they come from, as source = \"…\"",
        ));
    }
    for (key, value) in own {
        match (value, beneath.get_mut(&key)) {
            (Value::Table(own), Some(Value::Table(beneath))) => {
                let path = if path.is_empty() { key } else { format!("{path}.{key}") };
                lay_over(&path, own, beneath)?;
            }
            (value, _) => {
                beneath.insert(key, value);
            }
        }
    }
    Ok(())
}
