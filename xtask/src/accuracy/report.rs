//! The figures as tables for a person.

use super::counts::{Errors, GapPair, Hits, Share};
use super::figures::gap_correlation;
use super::judge::Tally;
use super::lifts::Lifts;
use hinge::FaultId;
use hinge::statistics::mean;
use std::collections::{BTreeMap, BTreeSet};

/// One line of the table of clips.
pub struct Row<'a> {
    /// The clip's name, or that of a total.
    pub name: &'a str,
    /// What was counted.
    pub tally: &'a Tally,
    /// How many seconds of video were analysed in a second.
    pub times_real_time: f64,
}

const HEADS: [&str; 17] = [
    "clip", "reps", "false", "bottom s", "hip", "knee", "shin", "share", "tail r", "%", "mm",
    "upper r", "%", "mm", "frames", "backs", "× time",
];

/// Prints every clip and the total.
pub fn print_clips(rows: &[Row]) {
    println!(
        "Errors: bottom mean, angles (deg) and hip share RMSE at the bottoms; gaps of tailbone and \
         upper back: correlation, RMSE in"
    );
    println!(
        "% of the standing trunk and in mm of the body's own trunk. Found of asked: reps, frames \
         in view, backs. – = not asked."
    );
    println!("× time: seconds of video in a second, two clips at a time.");
    let cells = rows.iter().map(|row| cells(row)).collect::<Vec<_>>();
    print_table(&HEADS.map(str::to_owned), &cells);
}

fn cells(row: &Row) -> Vec<String> {
    let tally = row.tally;
    let gaps = [0, 1].map(|contact: usize| {
        let pairs = &tally.gaps[contact];
        let rms = |error: fn(&GapPair) -> f64| {
            mean(pairs.iter().map(|pair| error(pair).powi(2))).map(f64::sqrt)
        };
        [
            number(gap_correlation(pairs), 2),
            number(rms(|pair| 100.0 * (pair.found - pair.truth)), 1),
            number(rms(|pair| (pair.found - pair.truth) * pair.trunk_mm), 0),
        ]
    });
    let rmse = |errors: &Errors, digits| number(errors.rms(), digits);
    let mut cells = vec![
        row.name.to_owned(),
        share(tally.reps),
        tally.false_reps.to_string(),
        number(tally.bottom_s.mean_size(), 2),
    ];
    cells.extend(tally.angles_deg.iter().map(|errors| rmse(errors, 1)));
    cells.push(rmse(&tally.hip_share, 2));
    cells.extend(gaps.into_iter().flatten());
    cells.extend([
        share(tally.frames_answered),
        share(tally.backs_answered),
        format!("{:.1}", row.times_real_time),
    ]);
    cells
}

/// Prints every film and the total of all films.
pub fn print_films(rows: &[(&str, &str, &Tally)]) {
    println!(
        "\nFilms. Bottoms: mean of how late they are found (- = early), and the most that one is \
         off, s. Score: mean of the reps. Faults: on how many reps, ? = not for certain."
    );
    let heads =
        ["film", "verdict", "reps", "false", "late s", "most s", "score", "expected", "faults"];
    let cells = rows.iter().map(|(name, verdict, tally)| {
        let lifts = &tally.lifts;
        let late_s = &lifts.bottom_offsets_s;
        let scores = lifts.right_scores.iter().chain(&lifts.wrong_scores);
        let scores = scores.chain(&lifts.other_scores).copied().flatten();
        vec![
            (*name).to_owned(),
            (*verdict).to_owned(),
            share(tally.reps),
            tally.false_reps.to_string(),
            number(mean(late_s.iter().copied()), 2),
            number(late_s.iter().map(|late_s| late_s.abs()).reduce(f64::max), 2),
            number(mean(scores), 0),
            share(lifts.expected_found),
            faults_of(lifts),
        ]
    });
    print_table(&heads.map(str::to_owned), &cells.collect::<Vec<_>>());
}

fn faults_of(lifts: &Lifts) -> String {
    let counts = lifts.faults.iter().map(|(id, (certain, unsure))| match (certain, unsure) {
        (certain, 0) => format!("{id} {certain}"),
        (0, unsure) => format!("{id} {unsure}?"),
        (certain, unsure) => format!("{id} {certain} + {unsure}?"),
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// Prints what only the total of all films tells, and what was wrong.
pub fn print_films_total(tally: &Tally) {
    let lifts = &tally.lifts;
    let scores = |scores: &[Option<f64>], extreme: fn(f64, f64) -> f64| {
        let known = scores.iter().copied().flatten();
        (number(mean(known.clone()), 0), number(known.reduce(extreme), 0))
    };
    let (right, least) = scores(&lifts.right_scores, f64::min);
    let (wrong, highest) = scores(&lifts.wrong_scores, f64::max);
    println!(
        "\nReps: exact in {} films, {} missed, {} false. Right lifts: score {right}, the least \
         {least}; a fault of the back for certain on {} reps, as a question alone on {}. Wrong \
         lifts: score {wrong}, the highest {highest}; expected faults found {}.",
        share(tally.exact_clips),
        tally.reps.asked - tally.reps.count,
        tally.false_reps,
        lifts.right_backs_certain,
        lifts.right_backs_unsure,
        share(lifts.expected_found)
    );
    print_remarks(tally);
}

/// Prints what only the total of all clips tells: shares, the faults and the confusion between
/// them, and what was wrong.
pub fn print_total(tally: &Tally) {
    println!(
        "\nReps: exact in {} clips, {} missed, {} false; {} with a score; angles and hip shares \
         {}. Frames in view {}, empty ones \"seen\" {}.",
        share(tally.exact_clips),
        tally.reps.asked - tally.reps.count,
        tally.false_reps,
        share(tally.reps_answered),
        share(tally.measures_answered()),
        share(tally.frames_answered),
        tally.absent_seen
    );
    let [tailbone, upper_back] = tally.gaps_answered.map(share);
    println!(
        "Backs: something said about {} visible ones, hidden ones judged all the same {}; tailbone \
         gaps {tailbone}, upper back gaps {upper_back}.",
        share(tally.backs_answered),
        share(tally.hidden_backs_judged)
    );
    println!(
        "With a reference rep: certain and right {}, wrong or uncertain {}, declined {}.",
        share(tally.reference_right),
        tally.reference_wrong,
        tally.reference_declined
    );
    print_faults(&tally.faults);
    println!("Macro F1 {}", number(tally.macro_f1(), 3));
    println!(
        "Good reps: no wrong fault on {}, no certain one on {}. A good rep scores above a bad one: \
         AUC {}.",
        share(tally.good_clean),
        share(tally.good_unscolded),
        number(tally.score_auc(), 4)
    );
    for (name, stated) in &tally.stated.measures {
        let half_width = number(stated.half_width(), 2);
        println!("Stated error of {name}: ±{half_width} on average, true {}", share(stated.held));
    }
    print_confusion(&tally.confusion);
    print_remarks(tally);
}

fn print_remarks(tally: &Tally) {
    if !tally.remarks.is_empty() {
        println!("\nWrong:");
        for remark in &tally.remarks {
            println!("  {remark}");
        }
    }
}

fn print_faults(faults: &BTreeMap<FaultId, Hits>) {
    println!();
    let heads =
        ["fault", "hits", "misses", "false", "precision", "recall", "F1"].map(str::to_owned);
    let rows = faults.iter().map(|(id, hits)| {
        let counts = [hits.hits, hits.misses, hits.false_alarms].map(|count| count.to_string());
        let shares = [hits.precision(), hits.recall(), hits.f1()].map(|value| number(value, 2));
        [id.id().to_owned()].into_iter().chain(counts).chain(shares).collect()
    });
    print_table(&heads, &rows.collect::<Vec<_>>());
}

fn print_confusion(confusion: &BTreeMap<(String, String), u32>) {
    println!(
        "\nReps by what is true (lines) and what was named (columns); a rep with several findings \
         counts in each."
    );
    let found: BTreeSet<&String> = confusion.keys().map(|(_, found)| found).collect();
    let truths: BTreeSet<&String> = confusion.keys().map(|(truth, _)| truth).collect();
    let heads: Vec<String> =
        ["true".to_owned()].into_iter().chain(found.iter().map(|name| (*name).clone())).collect();
    let rows = truths.into_iter().map(|truth| {
        let counts = found.iter().map(|found| {
            confusion.get(&(truth.clone(), (*found).clone())).map_or(String::new(), u32::to_string)
        });
        [truth.clone()].into_iter().chain(counts).collect()
    });
    print_table(&heads, &rows.collect::<Vec<_>>());
}

/// A number with so many digits after the point, or a dash.
pub fn number(value: Option<f64>, digits: usize) -> String {
    value.map_or("–".to_owned(), |value| format!("{value:.digits$}"))
}

fn share(share: Share) -> String {
    if share.asked == 0 { "–".to_owned() } else { format!("{}/{}", share.count, share.asked) }
}

/// Prints columns as wide as their widest cell, the first one to the left.
fn print_table(heads: &[String], rows: &[Vec<String>]) {
    for line in table(heads, rows) {
        println!("{line}");
    }
}

/// Lines of columns as wide as their widest cell: the first one to the left, and a last one that
/// holds words; the others to the right.
pub fn table(heads: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let length = |cell: &String| cell.chars().count();
    let column = |index: usize| rows.iter().filter_map(move |row| row.get(index));
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(index, head)| column(index).map(length).fold(length(head), usize::max))
        .collect();
    let last = heads.len().saturating_sub(1);
    let to_the_left =
        |index: usize| index == 0 || index == last && column(last).any(|cell| cell.contains(' '));
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).enumerate().map(|(index, (cell, width))| {
            if to_the_left(index) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    [heads].into_iter().chain(rows.iter().map(Vec::as_slice)).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            table(&row(["clip", "×"]), &[row(["a", "100"]), row(["longer", "–"])]),
            ["clip      ×", "a       100", "longer    –"]
        );
        assert_eq!(
            table(&row(["clip", "faults"]), &[row(["a", "one, and two"]), row(["longer", "–"])]),
            ["clip    faults", "a       one, and two", "longer  –"]
        );
    }
}
