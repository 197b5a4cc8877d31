//! What a drill file must keep to beyond its form: values that can be right.

use super::cue;
use super::fault::FaultId;
use super::terms::{Language, Unit};
use super::types::{Band, Drill, DrillWords, FaultRule, Figure};
use super::wrong_key::WrongKey;

/// No measure of a rep is larger, in any unit.
const MOST: f64 = 360.0;

/// Whether every value can be right.
///
/// # Errors
/// The first that cannot.
pub(crate) fn check(drill: &Drill) -> Result<(), WrongKey> {
    words(drill)?;
    progression(drill)?;
    rest_posture(drill)?;
    turn_posture(drill)?;
    rep(drill)?;
    tempo(drill)?;
    wall(drill)?;
    drill.faults.iter().try_for_each(|(fault, rule)| self::fault(drill, *fault, rule))
}

fn wrong(
    key: impl Into<String>,
    reason: impl Into<String>,
    hint: &'static str,
) -> Result<(), WrongKey> {
    Err(WrongKey::new(key, reason, hint))
}

fn words(drill: &Drill) -> Result<(), WrongKey> {
    let blank = |words: &DrillWords| {
        [&words.name, &words.stand, &words.rep, &words.unseen]
            .iter()
            .any(|text| text.trim().is_empty())
    };
    match Language::ALL.into_iter().find(|language| drill.words.get(language).is_none_or(blank)) {
        Some(language) => wrong(
            format!("words.{}", language.code()),
            "is missing or has an empty text",
            "write name, stand, rep and unseen in every language",
        ),
        None => Ok(()),
    }
}

fn progression(drill: &Drill) -> Result<(), WrongKey> {
    let (rung, ready) = (drill.progression.rung, &drill.progression.ready);
    if rung == 0 {
        return wrong("progression.rung", "is 0", "the first rung is 1");
    }
    if ready.sets == 0 || ready.reps == 0 || !(0.0..=100.0).contains(&ready.score) {
        return wrong(
            "progression.ready",
            format!(
                "asks for {} sets of {} reps at a score of {}",
                ready.sets, ready.reps, ready.score
            ),
            "write at least one set of one rep and a score of 0 to 100",
        );
    }
    Ok(())
}

fn rest_posture(drill: &Drill) -> Result<(), WrongKey> {
    let posture = &drill.rest_posture;
    let possible = |band: &Band| {
        band.unit == Unit::Deg && -180.0 <= band.min && band.min < band.max && band.max <= 180.0
    };
    match [("trunk", &posture.trunk), ("hip", &posture.hip), ("knee", &posture.knee)]
        .into_iter()
        .find(|(_, band)| !possible(band))
    {
        Some((key, band)) => wrong(
            format!("rest_posture.{key}"),
            format!("spans {} to {} {}", band.min, band.max, band.unit),
            "min must be below max, both within -180 to 180 deg",
        ),
        None => Ok(()),
    }
}

fn turn_posture(drill: &Drill) -> Result<(), WrongKey> {
    let posture = &drill.turn_posture;
    let hint = "write angles in deg, within -180 to 180 deg";
    if posture.unit != Unit::Deg {
        return wrong("turn_posture", format!("is given in {}", posture.unit), hint);
    }
    let angles = [
        ("trunk", Some(posture.trunk)),
        ("hip", Some(posture.hip)),
        ("knee", Some(posture.knee)),
        ("far_hip", posture.far_hip),
        ("far_knee", posture.far_knee),
    ];
    for (key, angle_deg) in angles {
        if let Some(angle_deg) = angle_deg.filter(|deg| !(-180.0..=180.0).contains(deg)) {
            return wrong(format!("turn_posture.{key}"), format!("is {angle_deg} deg"), hint);
        }
    }
    Ok(())
}

fn rep(drill: &Drill) -> Result<(), WrongKey> {
    let rep = &drill.rep;
    for (key, figure) in [
        ("leave", &rep.leave),
        ("return", &rep.r#return),
        ("least_depth", &rep.least_depth),
        ("least_trunk", &rep.least_trunk),
    ] {
        within(&format!("rep.{key}"), figure, Unit::Deg, 150.0, "write 0 to 150 deg")?;
    }
    for (key, figure) in [("shortest", &rep.shortest), ("longest", &rep.longest)] {
        within(&format!("rep.{key}"), figure, Unit::S, 120.0, "write 0 to 120 s")?;
    }
    if rep.r#return.value >= rep.leave.value || rep.leave.value >= rep.least_depth.value {
        return wrong(
            "rep",
            "has return, leave and least_depth out of order",
            "return must be below leave, and leave below least_depth",
        );
    }
    if rep.shortest.value >= rep.longest.value {
        return wrong("rep.shortest", "is not below longest", "swap them");
    }
    Ok(())
}

fn tempo(drill: &Drill) -> Result<(), WrongKey> {
    let Some(tempo) = &drill.tempo else { return Ok(()) };
    known_cue("tempo.cue", &tempo.cue)?;
    within("tempo.longest_up", &tempo.longest_up, Unit::S, 120.0, "write 0 to 120 s")
}

fn wall(drill: &Drill) -> Result<(), WrongKey> {
    let Some(wall) = &drill.wall else { return Ok(()) };
    for (key, figure) in [("first", &wall.first), ("step", &wall.step), ("reach", &wall.reach)] {
        within(&format!("wall.{key}"), figure, Unit::M, 1.0, "write 0 to 1 m")?;
    }
    Ok(())
}

fn fault(drill: &Drill, fault: FaultId, rule: &FaultRule) -> Result<(), WrongKey> {
    let key = format!("faults.{}", fault.id());
    known_cue(&format!("{key}.cue"), &rule.cue)?;
    if let Some(cue) = &rule.cue_when_mild {
        known_cue(&format!("{key}.cue_when_mild"), cue)?;
    }
    if ![rule.clean, rule.threshold, rule.severe].iter().all(|value| value.abs() <= MOST) {
        return wrong(key, "has a figure that nothing reaches", "write figures of -360 to 360");
    }
    let rising = rule.clean <= rule.threshold && rule.threshold < rule.severe;
    let falling = rule.clean >= rule.threshold && rule.threshold > rule.severe;
    if !rising && !falling {
        let order = format!("goes {} → {} → {}", rule.clean, rule.threshold, rule.severe);
        return wrong(key, order, "clean, threshold and severe must rise or fall together");
    }
    if rule.unit != fault.unit(drill.rep.direction) {
        return wrong(
            key,
            format!("is given in {}", rule.unit),
            "use the unit of the fault's measure",
        );
    }
    if rising != fault.worse_when_more() {
        return wrong(
            key,
            "gets worse in the wrong direction",
            "check the order of clean, threshold and severe",
        );
    }
    Ok(())
}

fn known_cue(key: &str, id: &str) -> Result<(), WrongKey> {
    if cue::ids().any(|known| known == id) {
        return Ok(());
    }
    let known = cue::ids().collect::<Vec<_>>().join(", ");
    wrong(
        key,
        format!("names the cue \"{id}\", and there are: {known}"),
        "use one of these, or add it to every file in cues",
    )
}

fn within(
    key: &str,
    figure: &Figure,
    unit: Unit,
    most: f64,
    hint: &'static str,
) -> Result<(), WrongKey> {
    if figure.unit == unit && (0.0..=most).contains(&figure.value) {
        return Ok(());
    }
    wrong(key, format!("is {} {}", figure.value, figure.unit), hint)
}
