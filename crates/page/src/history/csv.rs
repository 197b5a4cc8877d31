//! A set's reps as a table for spreadsheets (RFC 4180), one row a rep, as they were measured.

use hinge::rep::record::{Rep, Unseen};
use hinge::session::SessionRecord;
use serde::Serialize;

const COLUMNS: &str = "drill,day,rep,start_s,bottom_s,end_s,hip_deg,knee_deg,shin_deg,trunk_deg,\
    head_deg,hip_share,clean_range_deg,score,score_dowel,score_hips,score_finish,faults,unseen,\
    lumbar_deg,upper_back_deg,rest,side";

/// The table; what is not known is empty, and several faults are parted by spaces.
pub fn table(record: &SessionRecord, day: &str) -> String {
    let rows = (1..).zip(&record.reps).map(|(number, rep)| row(&record.drill, day, number, rep));
    std::iter::once(COLUMNS.to_owned()).chain(rows).map(|row| row + "\r\n").collect()
}

fn row(drill: &str, day: &str, number: u32, rep: &Rep) -> String {
    let angles = rep.angles;
    let figures = [
        Some(rep.start_s),
        Some(rep.bottom_s),
        Some(rep.end_s),
        angles.hip_deg,
        angles.knee_deg,
        angles.shin_deg,
        angles.trunk_deg,
        angles.head_deg,
        rep.hip_share,
        rep.clean_range_deg,
        rep.score,
        rep.parts.dowel,
        rep.parts.hips,
        rep.parts.finish,
    ];
    let faults =
        rep.faults.iter().map(|fault| if fault.sure { id(&fault.id) } else { id(&fault.id) + "?" });
    let unseen = rep.unseen.iter().map(|unseen: &Unseen| id(unseen));
    let texts = [drill.to_owned(), day.to_owned(), number.to_string()].into_iter();
    let lists = [faults.collect::<Vec<_>>().join(" "), unseen.collect::<Vec<_>>().join(" ")];
    let backs = [rep.lumbar_deg, rep.upper_back_deg].map(figure);
    let found = [id(&rep.rest), id(&rep.side)];
    texts
        .chain(figures.map(figure))
        .chain(lists)
        .chain(backs)
        .chain(found)
        .map(|cell| quoted(&cell))
        .collect::<Vec<_>>()
        .join(",")
}

/// As ids are written in records.
fn id(id: &impl Serialize) -> String {
    let written = serde_json::to_value(id).unwrap_or_default();
    written.as_str().unwrap_or_default().to_owned()
}

fn figure(figure: Option<f64>) -> String {
    figure
        .map(|figure| {
            format!("{:.3}", figure + 0.0).trim_end_matches('0').trim_end_matches('.').to_owned()
        })
        .unwrap_or_default()
}

/// A cell that would end early, or that a spreadsheet would run as a formula, is quoted and made
/// plain.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '@', '\t', '\r'])
        || (cell.starts_with('-') && cell.parse::<f64>().is_err());
    let plain = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if plain.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", plain.replace('"', "\"\""))
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::kept_set::tests::{rep, set};
    use hinge::{FaultId, Part};

    #[test]
    fn each_rep_is_a_row_with_every_column() {
        let mut first = rep(90.0, &[FaultId::BackRounded, FaultId::HeadLifted]);
        first.faults[1].sure = false;
        first.unseen.push(Unseen::Part(Part::Finish));
        let record = set("hip-hinge", "2026-11-21", 1.0, vec![first, rep(100.0, &[])]).record;
        let table = table(&record, "2026-11-21");
        let rows: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(
            rows[1],
            "hip-hinge,2026-11-21,1,0,1,2,80.5,,,,,0.8,70.1,90,,,,back_rounded head_lifted?,\
             finish,,,before,"
        );
        assert_eq!(rows.len(), 4, "the last row ends too");
        assert!(rows[..3].iter().all(|row| row.split(',').count() == COLUMNS.split(',').count()));
    }

    #[test]
    fn a_cell_stays_one_cell_and_is_no_formula() {
        let cells = [
            quoted("a,b"),
            quoted("a\"b"),
            quoted("=1+1"),
            quoted("-3.5"),
            quoted("-x"),
            quoted("plain"),
        ];
        assert_eq!(cells, ["\"a,b\"", "\"a\"\"b\"", "'=1+1", "-3.5", "'-x", "plain"]);
    }
}
