//! The picture card of a set: what stands on it and where. The browser only draws it.

use crate::drills;
use crate::figures::degrees;
use crate::history::list::Figures;
use crate::live::overlay::{Figure, Stroke, strokes};
use crate::replay::Replay;
use crate::set_figures::{not_in_score, rounded};
use crate::words::Words;
use hinge::Drill;
use hinge::rep::record::Rep;
use pose::Point;

/// The card's width and height, pixels: what messengers show whole.
pub const SIZE_PX: (f64, f64) = (1080.0, 1350.0);
/// The figure's box: left, top, width, height.
const FIGURE_PX: (f64, f64, f64, f64) = (90.0, 330.0, 900.0, 660.0);

/// A line of text on the card.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Left end of its baseline, pixels.
    pub at: Point,
    /// Height of its type, pixels.
    pub size_px: f64,
    /// Whether it is one of the large figures.
    pub is_bold: bool,
}

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// All lines of text.
    pub texts: Vec<Text>,
    /// The figure at the bottom of the best rep; none where the set has no frames.
    pub strokes: Vec<Stroke>,
}

/// The card of a set as it was measured: what the person says against the measure is theirs.
/// `drill`: its id; `day`: as it is said.
pub fn card(reps: &[Rep], replay: &Replay, drill: &str, day: &str, words: &Words) -> Card {
    let name = drills::name(drill, words.language);
    let drill = Drill::by_id(drill).ok();
    let figures = Figures::of_reps(reps, drill.as_ref());
    let text = |text: String, x: f64, y: f64, size_px: f64, is_bold| Text {
        text,
        at: Point::new(x, y),
        size_px,
        is_bold,
    };
    let score = figures
        .score
        .map_or_else(|| crate::figures::UNKNOWN.to_owned(), |score| rounded(score).to_string());
    let mut texts = vec![
        text(words.app.to_owned(), 90.0, 120.0, 44.0, true),
        text(name, 90.0, 210.0, 72.0, true),
        text(day.to_owned(), 90.0, 270.0, 40.0, false),
        text(score, 90.0, 1210.0, 190.0, true),
        text(words.set_score.to_owned(), 90.0, 1275.0, 40.0, false),
        text(format!("{} {}", figures.reps, (words.reps)(figures.reps)), 520.0, 1150.0, 60.0, true),
    ];
    if let Some(clean_deg) = figures.clean_deg {
        texts.push(text(
            format!("{} {}", words.deepest_clean, degrees(Some(clean_deg))),
            520.0,
            1225.0,
            44.0,
            false,
        ));
    }
    let missing = not_in_score(reps, drill.as_ref());
    if !missing.is_empty() {
        let said = (words.not_in_score)(&missing, figures.reps);
        texts.push(text(said, 90.0, 1322.0, 30.0, false));
    }
    Card { texts, strokes: figure(reps, replay) }
}

/// The figure of the best rep where it was deepest, fitted into its box.
fn figure(reps: &[Rep], replay: &Replay) -> Vec<Stroke> {
    let best =
        reps.iter().max_by(|a, b| a.score.unwrap_or(-1.0).total_cmp(&b.score.unwrap_or(-1.0)));
    let Some(best) = best else { return Vec::new() };
    let of_rep = replay.between(best.start_s, best.end_s).iter();
    let nearest = of_rep
        .min_by(|a, b| (a.t_s - best.bottom_s).abs().total_cmp(&(b.t_s - best.bottom_s).abs()));
    let Some(frame) = nearest else { return Vec::new() };
    fitted(strokes(
        &Figure::again(frame, replay.near_is_left),
        f64::from(replay.width_px.max(replay.height_px)),
    ))
}

fn fitted(strokes: Vec<Stroke>) -> Vec<Stroke> {
    let ends = || strokes.iter().flat_map(|stroke| [stroke.from, stroke.to]);
    let range = |value: fn(Point) -> f64| {
        ends().map(value).fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
            (least.min(value), most.max(value))
        })
    };
    let ((left, right), (top, bottom)) = (range(|point| point.x), range(|point| point.y));
    let (box_left, box_top, width, height) = FIGURE_PX;
    let scale = (width / (right - left).max(1.0)).min(height / (bottom - top).max(1.0));
    // In the middle of the box's width, on its floor.
    let shift = Point::new(
        box_left + (width - scale * (right - left)) / 2.0,
        box_top + height - scale * (bottom - top),
    );
    let place = |point: Point| {
        Point::new(shift.x + scale * (point.x - left), shift.y + scale * (point.y - top))
    };
    let fit = |stroke: &Stroke| Stroke {
        from: place(stroke.from),
        to: place(stroke.to),
        width_px: scale * stroke.width_px,
        role: stroke.role,
    };
    strokes.iter().map(fit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::kept_set::tests::{rep, set};
    use crate::replay::ReplayFrame;
    use crate::words::en::WORDS as EN;

    #[test]
    fn the_card_tells_the_set_and_shows_its_best_rep() {
        let worse = Rep { start_s: 3.0, bottom_s: 4.0, end_s: 5.0, ..rep(50.0, &[]) };
        let mut set = set("hip-hinge", "2026-11-21", 1.0, vec![worse, rep(90.0, &[])]);
        let landmarks =
            |x: f64| (0..33).map(|i| [x + f64::from(i), 2.0 * f64::from(i), 0.9]).collect();
        let frame = |t_s, x| ReplayFrame {
            t_s,
            landmarks_in_image: landmarks(x),
            hip_deg: None,
            back: None,
        };
        set.replay = Replay {
            width_px: 480,
            height_px: 854,
            near_is_left: Some(true),
            frames: vec![frame(0.4, 50.0), frame(1.1, 100.0), frame(4.0, 0.0)],
        };
        let card = card(&set.record.reps, &set.replay, "hip-hinge", "21 Nov", &EN);
        let said: Vec<&str> = card.texts.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(
            said,
            ["Dowel", "Hip hinge", "21 Nov", "70", "Set score", "2 reps", "Deepest clean: 70°"]
        );
        assert!(!card.strokes.is_empty());
        let (left, top, width, height) = FIGURE_PX;
        for end in card.strokes.iter().flat_map(|stroke| [stroke.from, stroke.to]) {
            assert!(
                (left - 1e-6..=left + width + 1e-6).contains(&end.x)
                    && (top - 1e-6..=top + height + 1e-6).contains(&end.y),
                "{end:?}"
            );
        }
    }

    #[test]
    fn a_set_without_frames_has_a_card_without_a_figure() {
        let set = set("hip-hinge", "2026-11-21", 1.0, vec![rep(90.0, &[])]);
        assert!(card(&set.record.reps, &set.replay, "", "", &EN).strokes.is_empty());
    }
}
