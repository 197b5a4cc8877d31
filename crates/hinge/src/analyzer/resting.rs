//! Finding the rest with which everything is compared: in a still moment, or between the movements.

use crate::analyzer::Analyzer;
use crate::rep::record::Rep;
use crate::seen::body::Body;
use crate::seen::hint::Hint;
use crate::seen::view::Lines;
use crate::stance::limits::{REST_ROUNDS, TURNED_AWAY_S};
use crate::stance::rep_counter::Phase;
use crate::stance::seen_frame::SeenBack;
use crate::stance::standing::{Sample, Standing};
use crate::stance::{RestSeen, Stance};

impl Analyzer {
    /// Where the movement is; who was not seen at rest yet is asked for it until the first rep.
    pub(super) fn phase(&self) -> Phase {
        match self.stances.last() {
            Some(stance)
                if stance.is_rest_known()
                    || !stance.is_at_rest()
                    || self.reps.len() > self.options.earlier_reps.len() =>
            {
                stance.phase()
            }
            _ => Phase::Calibrating,
        }
    }

    /// Watches for the person's own standing; gives what the person should do until there is one.
    pub(super) fn stand(&mut self, t_s: f64, body: Option<&Body>) -> Option<Hint> {
        let Some(body) = body else {
            self.watch.interrupt();
            return None;
        };
        self.watch.find_roll(self.finds_roll());
        let standing = match self.watch.add_frame(t_s, body) {
            Ok(standing) => standing,
            Err(hint) => return Some(hint).filter(|_| self.standing().is_none()),
        };
        match self.stances.last_mut() {
            Some(stance) if stance.rest_seen != RestSeen::Still => {
                let elsewhere = stance.is_rest_known() && standing.is_elsewhere(&stance.standing);
                let same = !elsewhere && standing.facing == stance.standing.facing;
                if same {
                    stance.take_rest(standing, RestSeen::Still);
                }
                // Who stands still at last has come up from what is not over yet.
                let comes_up = same && !stance.is_at_rest();
                self.judge_again();
                let moved = comes_up || self.has_reps_of_last_stance();
                if !moved {
                    self.stances.pop();
                }
                if !moved || !same {
                    self.begin_stance(standing);
                }
            }
            Some(stance) if stance.is_at_rest() => {
                if let Some(elsewhere) = stance.rest_again(standing) {
                    if stance.spans.is_empty() {
                        self.stances.pop();
                    }
                    self.begin_stance(elsewhere);
                }
            }
            Some(_) => {}
            None => self.begin_stance(standing),
        }
        None
    }

    /// Whether a rep of the last stance was counted.
    fn has_reps_of_last_stance(&self) -> bool {
        let Some(stance) = self.stances.last() else { return false };
        self.reps
            .get(self.options.earlier_reps.len()..)
            .is_some_and(|reps| reps.last().is_some_and(|rep| rep.end_s >= stance.begins_s))
    }

    /// Somebody who was not seen at rest yet is counted from the first frame on. Who turns round
    /// begins anew, and who walks before the rest was seen.
    pub(super) fn see_before_rest(&mut self, t_s: f64, body: &Body) {
        let facing = body.facing();
        if let Some(stance) = self.stances.last() {
            let unknown = !stance.is_rest_known();
            let away = match facing {
                Some(facing) => facing != stance.standing.facing,
                None => unknown,
            };
            self.faces_away_since_s = self
                .faces_away_since_s
                .or(Some(t_s))
                .filter(|_| away && (unknown || stance.is_at_rest()));
            let turned =
                self.faces_away_since_s.is_some_and(|since_s| t_s - since_s >= TURNED_AWAY_S);
            let walked = unknown && self.drill.rep.feet_planted && stance.has_walked();
            if !turned && !walked {
                return;
            }
            if !self.has_reps_of_last_stance() {
                self.stances.pop();
            }
        }
        let begun = facing.and_then(|facing| {
            let sample = Sample::of(t_s, body, facing, self.drill.rep.one_legged)?;
            Some(Stance::before_rest(&sample, body.bones_px(facing), &self.drill))
        });
        self.faces_away_since_s = None;
        self.stances.extend(begun);
    }

    /// Counts one frame; gives the rep that it ended.
    pub(super) fn count(&mut self, t_s: f64, body: &Body, back: SeenBack) -> Option<Rep> {
        let number = self.rows.len();
        let counted = self.reps.len();
        let stance = self.stances.last_mut()?;
        let lines = Lines::of(body, stance.standing.facing)?;
        let span = stance.see(t_s, number, body, lines, back)?;
        if stance.rest_seen == RestSeen::Still {
            stance.know_standing_back();
            let rep = self.judge(self.stances.last()?, &span)?;
            self.take_rep(rep);
        } else {
            self.find_rest_between(self.stances.len() - 1);
            self.judge_again();
        }
        (self.reps.len() > counted).then(|| self.reps.last().cloned()).flatten()
    }

    /// At the end all is known that can be known: a stance in which nobody stood still is compared
    /// with the rest between its movements.
    pub(super) fn find_rests(&mut self) {
        for number in 0..self.stances.len() {
            if self.stances[number].rest_seen != RestSeen::Still {
                self.find_rest_between(number);
            }
        }
    }

    /// Takes the rest between the movements of a stance, where it is one that the drill allows.
    fn find_rest_between(&mut self, number: usize) {
        // Another rest may show other movements, and these another rest.
        for _ in 0..REST_ROUNDS {
            let before = self.stances[number].spans.clone();
            self.take_rest_between(number);
            if self.stances[number].spans == before {
                break;
            }
        }
    }

    fn take_rest_between(&mut self, number: usize) {
        let stance = &self.stances[number];
        let facing = stance.standing.facing;
        let moments: Vec<Vec<Sample>> = stance
            .moments_at_rest()
            .into_iter()
            .map(|frames| {
                frames
                    .into_iter()
                    .filter_map(|frame| {
                        let frame = &stance.seen[frame];
                        let body = self.body_of(self.rows.get(frame.number)?)?;
                        Sample::of(frame.t_s, &body, facing, self.drill.rep.one_legged)
                    })
                    .collect()
            })
            .collect();
        let posture = &self.drill.rest_posture;
        if let Some(standing) = Standing::of_moments(posture, &moments, self.finds_roll()) {
            self.stances[number].take_rest(standing, RestSeen::Between);
        }
    }
}
