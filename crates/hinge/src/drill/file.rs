//! Drills from their files: those that ship with the app, and files of one's own.

use super::check::check;
use super::family::with_family;
use super::origin::{family_file, file_of};
use super::types::Drill;
use super::wrong_key::WrongKey;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Table;

include!(concat!(env!("OUT_DIR"), "/drill_files.rs"));

/// What can be wrong with a drill file or with the request for one.
#[derive(Debug, thiserror::Error)]
pub enum DrillError {
    /// There is no such drill.
    #[error("there is no drill called \"{id}\"; there are: {known}")]
    Unknown {
        /// What was asked for.
        id: String,
        /// What there is.
        known: String,
    },
    /// The file is no drill file: it is no TOML, or has other keys than a drill.
    #[error("the drill file {file} can't be read")]
    Malformed {
        /// Which file.
        file: String,
        /// What the TOML reader says, with the place or the key.
        #[source]
        cause: toml::de::Error,
    },
    /// A drill that ships with the app is broken.
    #[error("the drill {id}, which ships with the app, can't be read")]
    Shipped {
        /// Which drill.
        id: String,
        /// What the JSON reader says.
        #[source]
        cause: serde_json::Error,
    },
    /// A key has a value that cannot be right.
    #[error("the drill file {file}: {key} {reason}; {hint}")]
    Impossible {
        /// Which file.
        file: String,
        /// Which key.
        key: String,
        /// What is wrong.
        reason: String,
        /// What to write instead.
        hint: &'static str,
    },
}

impl Drill {
    /// The ids of all drills that ship with the app.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        DRILLS.iter().map(|(id, _)| *id)
    }

    /// A drill that ships with the app.
    ///
    /// ```
    /// # fn main() -> Result<(), hinge::DrillError> {
    /// use hinge::{Drill, drill::Language};
    ///
    /// let drill = Drill::by_id("hip-hinge")?;
    /// assert_eq!(drill.words[&Language::En].name, "Hip hinge");
    /// // How far the hips bend in a good rep, degrees.
    /// assert_eq!(drill.depth_deg(), Some(62.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`DrillError::Unknown`] when there is none of that id; [`DrillError::Shipped`] and
    /// [`DrillError::Impossible`] when its file is broken, which a test of each drill rules out.
    pub fn by_id(id: &str) -> Result<Drill, DrillError> {
        let Some((id, json)) = DRILLS.iter().find(|(known, _)| *known == id) else {
            return Err(DrillError::Unknown {
                id: id.to_owned(),
                known: Drill::ids().collect::<Vec<_>>().join(", "),
            });
        };
        let drill = serde_json::from_str(json)
            .map_err(|cause| DrillError::Shipped { id: (*id).to_owned(), cause })?;
        check(&drill).map_err(|wrong| wrong.in_file(format!("{id}.toml")))?;
        Ok(drill)
    }

    /// Reads a drill file; `file` is its name, for messages. It may name a family, as the drills
    /// that ship with the app do.
    ///
    /// ```
    /// # fn main() -> Result<(), hinge::DrillError> {
    /// use hinge::Drill;
    ///
    /// let text = r#"
    ///     id = "deep-hinge"
    ///     family = "hinge"
    ///
    ///     [progression]
    ///     rung = 7
    ///     easier = "hip-hinge"
    ///
    ///     [words.en]
    ///     name = "Deep hinge"
    ///     stand = "Stand tall side-on to the phone."
    ///     rep = "The hips go back until the trunk is level."
    ///     unseen = "Knees falling in."
    ///
    ///     [words.de]
    ///     name = "Tiefe Hüftbeuge"
    ///     stand = "Seitlich zur Kamera aufrecht stehen."
    ///     rep = "Die Hüfte geht nach hinten, bis der Rumpf waagerecht ist."
    ///     unseen = "Knie, die nach innen fallen."
    ///
    ///     [faults.shallow]
    ///     clean = 85
    ///     threshold = 75
    ///     severe = 40
    ///     source = "own choice: deeper than the hip hinge"
    /// "#;
    /// let drill = Drill::from_toml("deep-hinge.toml", text)?;
    /// assert_eq!(drill.depth_deg(), Some(85.0));
    ///
    /// let refused = Drill::from_toml("deep-hinge.toml", &text.replace("rung = 7", "rung = 0"));
    /// assert_eq!(
    ///     refused.unwrap_err().to_string(),
    ///     "the drill file deep-hinge.toml: progression.rung is 0; the first rung is 1"
    /// );
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`DrillError::Malformed`] for unknown keys, missing keys and bad TOML;
    /// [`DrillError::Impossible`] for values that cannot be right.
    pub fn from_toml(file: &str, text: &str) -> Result<Drill, DrillError> {
        from_toml_in(&FAMILIES, file, text)
    }
}

/// Reads a drill file whose family, if it names one, is among `families`: (name, its file).
fn from_toml_in(families: &[(&str, &str)], file: &str, text: &str) -> Result<Drill, DrillError> {
    let families = families
        .iter()
        .map(|(name, text)| Ok(((*name).to_owned(), table(&family_file(name), text)?)))
        .collect::<Result<BTreeMap<String, Table>, DrillError>>()?;
    let own = table(file, text)?;
    let whole = with_family(own.clone(), &families).map_err(|wrong| wrong.in_file(file))?;
    let drill = Drill::deserialize(whole)
        .map_err(|cause| DrillError::Malformed { file: file.to_owned(), cause })?;
    check(&drill).map_err(|wrong| {
        let file = file_of(&wrong.key, file, &own, &families);
        wrong.in_file(file)
    })?;
    Ok(drill)
}

fn table(file: &str, text: &str) -> Result<Table, DrillError> {
    toml::from_str(text).map_err(|cause| DrillError::Malformed { file: file.to_owned(), cause })
}

impl WrongKey {
    fn in_file(self, file: impl Into<String>) -> DrillError {
        let WrongKey { key, reason, hint } = self;
        DrillError::Impossible { file: file.into(), key, reason, hint }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drill::fault::Part;
    use crate::drill::{Direction, Language, Rest};
    use std::error::Error;

    const HIP_HINGE: &str = include_str!("../../drills/hip-hinge.toml");
    const KNEELING_HINGE: &str = include_str!("../../drills/kneeling-hinge.toml");
    const KETTLEBELL_SWING: &str = include_str!("../../drills/kettlebell-swing.toml");
    const WALL_TOUCH: &str = include_str!("../../drills/wall-touch.toml");
    const HINGE: &str = include_str!("../../drills/families/hinge.toml");

    #[test]
    fn every_shipped_drill_loads_under_its_own_name() {
        for id in Drill::ids() {
            let drill = Drill::by_id(id).unwrap();
            assert_eq!(drill.id, id);
            let file = format!("{id}.toml");
            let text =
                std::fs::read_to_string(format!("{}/drills/{file}", env!("CARGO_MANIFEST_DIR")))
                    .unwrap();
            assert_eq!(drill, Drill::from_toml(&file, &text).unwrap());
        }
    }

    #[test]
    fn an_unknown_drill_names_those_there_are() {
        let error = Drill::by_id("hop-hinge").unwrap_err();
        assert!(error.to_string().contains("hip-hinge"), "{error}");
    }

    #[test]
    fn a_drill_needs_no_family() {
        let words = HIP_HINGE.split_once("[words.en]").unwrap().1;
        let head = "id = \"hip-hinge\"\nrest = \"standing\"\n";
        let progression = "[progression]\nrung = 4\neasier = \"kneeling-hinge\"\n";
        let family = HINGE.replacen("rest = \"standing\"", "", 1).replacen("[progression]", "", 1);
        let whole = format!("{head}{progression}{family}\n[words.en]{words}");
        let read = from_toml_in(&[], "x.toml", &whole).unwrap();
        assert_eq!(read, Drill::by_id("hip-hinge").unwrap());
    }

    #[test]
    fn what_is_wrong_in_a_drills_file_is_refused_with_file_key_and_hint() {
        for (text, from, to, named) in [
            (HIP_HINGE, "[words.de]", "[words.fr]", "fr"),
            (HIP_HINGE, "name = \"Hüftbeuge\"", "name = \" \"", "words.de is missing or"),
            (HIP_HINGE, "rung = 4", "rung = 0", "progression.rung is 0; the first rung is 1"),
            (HIP_HINGE, "rung = 4", "rung = \"four\"", "progression.rung"),
            (HIP_HINGE, "rung = 4", "rungs = 4", "`rungs`"),
            (HIP_HINGE, "\"hinge\"", "\"hing\"", "family is hing, and there are: bridge, hinge;"),
            (HIP_HINGE, "family = \"hinge\"", "", "missing field"),
            (KNEELING_HINGE, "\"knees_locked\"", "\"shalow\"", "faults_left_out lists shalow"),
            (KNEELING_HINGE, "[\"knees_locked\"", "7 # ", "faults_left_out is no list"),
            (KNEELING_HINGE, "[faults.shallow]", "[faults.shalow]", "shalow"),
            (KNEELING_HINGE, "\"hips_to_heels\"", "\"hips_bakc\"", "faults.shallow.cue"),
            (KNEELING_HINGE, "cue = \"hips_to_heels\"", "clean = 70", "faults.shallow has figures"),
            (KNEELING_HINGE, ", source = \"study: tall kneeling reads -6\"", "", "posture.hip has"),
            (KNEELING_HINGE, "hip = { min = -30", "hip = { min = 40", "rest_posture.hip spans 40"),
            (KNEELING_HINGE, "trunk = 50", "trunk = 500", "turn_posture.trunk is 500 deg"),
            (WALL_TOUCH, "step = { value = 0.025", "step = { value = 2.5", "wall.step is 2.5 m;"),
            (WALL_TOUCH, "leave = { value = 12", "leave = { value = 6", "rep has return, leave"),
            (KETTLEBELL_SWING, "value = 0.8, unit = \"s\"", "value = 0.8, unit = \"m\"", "tempo"),
            (KETTLEBELL_SWING, "unit = \"share\"", "unit = \"deg\"", "knee_dominant is given in"),
            (KETTLEBELL_SWING, "threshold = 0.62", "threshold = 0.86", "faults.knee_dominant goes"),
            (KETTLEBELL_SWING, "severe = 0.48", "severe = -inf", "a figure that nothing reaches"),
            (KETTLEBELL_SWING, "clean = 50", "clean = nan", "a figure that nothing reaches"),
        ] {
            let error = refused(&changed(text, from, to), HINGE);
            assert!(error.starts_with("the drill file x.toml"), "{from}: {error}");
            assert!(error.contains(named), "{from}: {error}");
        }
    }

    #[test]
    fn what_is_wrong_in_a_family_is_refused_with_its_file() {
        let family = "families/hinge.toml, the family of x.toml,";
        let both = "x.toml with its family's families/hinge.toml";
        for (text, from, to, file, key) in [
            (HIP_HINGE, "leave = { value = 12", "leave = { value = 6", family, "rep has"),
            (HIP_HINGE, "shortest = { value = 0.6", "shortest = { value = 60", family, "rep.short"),
            (HIP_HINGE, "cue = \"hips_back\"", "cue = \"hips_bakc\"", family, "faults.knee_domi"),
            (KNEELING_HINGE, "severe = 25", "severe = 99", both, "faults.shallow goes"),
            (KNEELING_HINGE, "feet_planted", "feet_plantet", "x.toml", "feet_plantet"),
            (KNEELING_HINGE, "[rep]", "[rep", "families/hinge.toml", "line"),
        ] {
            let error = refused(text, &changed(HINGE, from, to));
            assert!(error.starts_with(&format!("the drill file {file}")), "{from}: {error}");
            assert!(error.contains(key), "{from}: {error}");
        }
    }

    fn changed(text: &str, from: &str, to: &str) -> String {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    }

    /// What is said of a drill file with this family, with the cause.
    fn refused(text: &str, hinge: &str) -> String {
        let families = [("bridge", ""), ("hinge", hinge)];
        let error = from_toml_in(&families, "x.toml", text).unwrap_err();
        let cause = error.source().map(|cause| format!(": {cause}"));
        format!("{error}{}", cause.unwrap_or_default())
    }

    #[test]
    fn what_is_easier_is_a_drill_on_a_lower_rung() {
        for id in Drill::ids() {
            let progression = Drill::by_id(id).unwrap().progression;
            let easier = progression.easier.map(|easier| Drill::by_id(&easier).unwrap());
            assert!(
                easier.map_or(progression.rung == 1, |easier| easier.progression.rung
                    < progression.rung),
                "{id}"
            );
        }
    }

    #[test]
    fn every_drill_has_a_name_of_its_own_in_every_language() {
        for language in Language::ALL {
            let names: std::collections::BTreeSet<String> = Drill::ids()
                .map(|id| Drill::by_id(id).unwrap().words[&language].name.clone())
                .collect();
            assert_eq!(names.len(), Drill::ids().count(), "{language:?}");
        }
    }

    #[test]
    fn a_bridge_rests_lying_and_opens_the_hips() {
        let drill = Drill::by_id("glute-bridge").unwrap();
        assert_eq!((drill.rest, drill.rep.direction), (Rest::Lying, Direction::Extension));
        assert_eq!(
            [Part::Dowel, Part::Hips, Part::Finish].map(|part| drill.judges(part)),
            [false, false, true]
        );
    }
}
