//! What the live screen shows, as one plain value that each frame moves on.

pub mod closing;
pub mod filming;
pub mod gesture;
pub mod limits;
pub mod overlay;
pub mod sign;
pub mod sound;

use crate::device::lens::{Lens, LensOffer};
use crate::device::level::Level;
use crate::device::pace::Spared;
use crate::device::problem::CameraProblem;
use crate::device::waiting::{Remark, Waiting};
use closing::{Closing, Told};
use hinge::coach::Saying;
use hinge::coach::checks::{Check, State, Topic};
use hinge::rep::record::Rep;
use hinge::seen::angles::Angles;
use hinge::{Hint, Phase};
use limits::*;
use protocol::{Failure, FrameView};

/// Why a set does not go on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The person asked for it.
    ByHand,
    /// The page is hidden: a call, a locked screen, another tab.
    Hidden,
}

/// The live screen's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Live {
    /// Whether this is the demo and not the person's own set.
    pub is_demo: bool,
    /// Whether nobody stands before this phone's camera: a film or the demo is shown, of which
    /// nothing can be asked, and whoever watches is near.
    pub is_watched: bool,
    /// Whether the person tapped for more than is read from afar.
    pub was_tapped: bool,
    /// Whether a frame has been looked at.
    pub started: bool,
    /// Reps so far.
    pub rep_count: u32,
    /// The last frame's angles; all `None` when nobody was seen in it.
    pub angles: Angles,
    /// Where in the set the person is.
    pub phase: Phase,
    /// What the person should do.
    pub hint: Option<Hint>,
    /// What must hold for the set to be judged.
    pub checks: Vec<Check>,
    /// While standing is being taken: 3, 2, 1.
    pub countdown: Option<u32>,
    /// How the phone stands.
    pub level: Level,
    /// The phone was moved in the set: standing is taken anew.
    pub phone_moved: bool,
    /// Whether the screen is kept awake; `None` while that is not known.
    pub awake: Option<bool>,
    /// What the coach said last, and when, s; gone after [`CAPTION_S`].
    pub said: Option<(f64, Vec<Saying>)>,
    /// The rep finished last.
    pub last_rep: Option<Rep>,
    /// How much of a video file is done, 0…1; `None` for the camera.
    pub done_share: Option<f64>,
    /// Why the set is paused.
    pub pause: Option<Pause>,
    /// Why there is no picture; the set waits.
    pub interrupted: Option<CameraProblem>,
    /// Another lens that could be taken.
    pub lens: Option<(LensOffer, Lens)>,
    /// Why the last picture could not be looked at.
    pub skipped: Option<Failure>,
    /// The worker is being started again after a crash.
    pub restarting: bool,
    /// What this device is spared, because it is slow.
    pub spared: Spared,
    /// A video of the set is being kept.
    pub is_recorded: bool,
    /// Whether the set waits for the person.
    pub waiting: Waiting,
    /// How it ends without a touch.
    pub closing: Closing,
    /// Since when the camera that worked is back, because another one did not start, s; gone after
    /// [`WENT_BACK_S`].
    went_back_s: Option<f64>,
    /// The last frame's time, s.
    t_s: f64,
    /// Since when standing is known, s.
    standing_since_s: Option<f64>,
    ticked_s: Option<f64>,
}

/// What a frame gives to hear, besides the coach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sounds {
    /// The number of the countdown that is sounded now.
    pub tick: Option<u32>,
    /// What the app itself says.
    pub remark: Option<Remark>,
    /// What it says of the set's end, before all else.
    pub closing: Option<Remark>,
}

impl Live {
    /// Before the first frame of a set that ends after so many reps; `None`: as many as the person
    /// does.
    pub fn ending_after(reps: Option<u32>) -> Self {
        Self { closing: Closing::after(reps), ..Self::default() }
    }

    /// Takes one frame's answer.
    pub fn add_frame(&mut self, view: &FrameView) -> Sounds {
        self.started = true;
        self.t_s = view.t_s;
        self.restarting = false;
        self.skipped = None;
        self.rep_count = view.rep_count;
        self.angles = if view.seen { view.angles } else { Angles::default() };
        if !self.is_watched && view.phase == Phase::Descending && self.phase != view.phase {
            self.was_tapped = false;
        }
        self.phase = view.phase;
        self.hint = view.hint.filter(|hint| !self.is_watched || !asks_for_stillness(*hint));
        self.checks.clone_from(&view.checks);
        self.standing_since_s =
            self.standing_since_s.or(Some(view.t_s)).filter(|_| view.phase != Phase::Calibrating);
        self.phone_moved &= view.phase == Phase::Calibrating;
        // Numbers and hints have places of their own, where they stay as long as they hold.
        let says = self.heard(&view.says);
        let caption: Vec<Saying> = says
            .iter()
            .filter(|saying| !matches!(saying, Saying::Count(_) | Saying::Hint(_) | Saying::Mended))
            .cloned()
            .collect();
        if !says.is_empty() {
            self.said = (!caption.is_empty()).then_some((view.t_s, caption));
        }
        self.said.take_if(|(said_s, _)| view.t_s - *said_s > CAPTION_S);
        self.went_back_s.take_if(|since_s| view.t_s - *since_s > WENT_BACK_S);
        if let Some(rep) = &view.finished_rep {
            self.last_rep = Some((**rep).clone());
        }
        let closing = if self.is_watched { Told::default() } else { self.closing.add_frame(view) };
        Sounds {
            tick: self.count_down(view).or(closing.tick),
            remark: self.waiting.add_frame(view),
            closing: closing.remark,
        }
    }

    /// Whether the person is being shown how to stand: until standing is known, and a little
    /// longer.
    pub fn is_setting_up(&self) -> bool {
        match self.standing_since_s {
            None => true,
            Some(since_s) => {
                self.rep_count == 0
                    && self.phase == Phase::Standing
                    && self.t_s - since_s < SET_UP_LINGERS_S
            }
        }
    }

    /// Another camera did not start: the one that worked is back.
    pub fn go_back(&mut self) {
        self.went_back_s = Some(self.t_s);
    }

    /// Whether that is still to be said.
    pub fn went_back(&self) -> bool {
        self.went_back_s.is_some()
    }

    /// Whether somebody is there and does not fit into the picture: a wider lens would help.
    pub fn wants_room(&self) -> bool {
        self.checks.iter().any(|check| match check.state {
            State::Bad(hint) => check.topic == Topic::Whole && hint != Hint::NobodySeen,
            State::Unknown | State::Good => false,
        })
    }

    /// Whether only what is read from afar is shown: the person stands where the set needs them,
    /// and has not tapped for more since the last movement began.
    pub fn is_far(&self) -> bool {
        if self.is_watched {
            return !self.was_tapped;
        }
        let is_in_place = match self.phase {
            Phase::Calibrating => {
                let all_good = self.checks.iter().all(|check| check.state == State::Good);
                all_good && !self.checks.is_empty()
            }
            Phase::Standing | Phase::Descending | Phase::Ascending => !self.waiting.waits(),
        };
        let goes_on = self.pause.is_none() && self.interrupted.is_none() && !self.restarting;
        self.started && is_in_place && goes_on && !self.was_tapped
    }

    /// What of the coach's words is said aloud: a film is not asked for anything.
    pub fn heard(&self, says: &[Saying]) -> Vec<Saying> {
        let asks = |saying: &Saying| match saying {
            Saying::Go | Saying::Mended => true,
            Saying::Hint(hint) => asks_for_stillness(*hint),
            _ => false,
        };
        says.iter().filter(|saying| !self.is_watched || !asks(saying)).cloned().collect()
    }

    /// Takes the reps as they were judged again.
    pub fn judged_again(&mut self, reps: &[Rep]) {
        self.last_rep = reps.last().cloned();
    }

    /// Follows the stillness that the analyzer waits for; gives the number that is sounded now.
    fn count_down(&mut self, view: &FrameView) -> Option<u32> {
        let before = self.countdown;
        self.countdown = view.still_share.filter(|_| !self.is_watched).and_then(countdown);
        let now = self.countdown?;
        let is_next = match before {
            Some(before) => now < before,
            None => self.ticked_s.is_none_or(|ticked_s| view.t_s - ticked_s >= TICKS_AGAIN_AFTER_S),
        };
        if is_next {
            self.ticked_s = Some(view.t_s);
        }
        is_next.then_some(now)
    }
}

/// Whether a hint only asks for the rest from which the set starts.
fn asks_for_stillness(hint: Hint) -> bool {
    matches!(hint, Hint::StandTall | Hint::StandStill)
}

/// What of three is left when so much of the stillness is held; `None` before it counts.
fn countdown(still_share: f64) -> Option<u32> {
    let step = (1.0 - COUNTS_FROM_SHARE) / 3.0;
    match still_share {
        share if share < COUNTS_FROM_SHARE => None,
        share if share < COUNTS_FROM_SHARE + step => Some(3),
        share if share < COUNTS_FROM_SHARE + 2.0 * step => Some(2),
        _ => Some(1),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A frame in which nobody was seen.
    pub(crate) fn view() -> FrameView {
        FrameView {
            t_s: 0.0,
            seen: false,
            landmarks_in_image: None,
            near_is_left: None,
            angles: Angles::default(),
            phase: Phase::Calibrating,
            hint: None,
            rep_count: 0,
            finished_rep: None,
            back: None,
            wall: None,
            says: Vec::new(),
            tone: false,
            checks: Vec::new(),
            still_share: None,
        }
    }

    /// The ticks of shares of stillness, 15 a second.
    fn ticks(shares: impl IntoIterator<Item = Option<f64>>) -> Vec<u32> {
        let mut live = Live::default();
        let frames = shares.into_iter().enumerate();
        frames
            .filter_map(|(i, still_share)| {
                live.add_frame(&FrameView { t_s: i as f64 / 15.0, still_share, ..view() }).tick
            })
            .collect()
    }

    #[test]
    fn the_countdown_follows_the_stillness_that_is_held() {
        let held = || (0..12).map(|i| Some(f64::from(i) / 12.0));
        assert_eq!(ticks(held().chain([None])), [3, 2, 1]);
        // Somebody who walks about is still for moments only.
        let steps = (0..60).map(|i| Some(f64::from(i % 3) / 12.0));
        assert!(ticks(steps).is_empty());
        // Broken off and begun anew: no clatter, but the end of it is heard.
        let broken = held().take(4).chain([Some(0.0)]).chain(held());
        assert_eq!(ticks(broken), [3, 2, 1]);
    }

    #[test]
    fn the_set_up_stays_until_standing_is_known_and_a_little_longer() {
        let mut live = Live::default();
        let mut shown = |t_s: f64, phase| {
            live.add_frame(&FrameView { t_s, phase, ..view() });
            live.is_setting_up()
        };
        assert!(
            shown(0.0, Phase::Calibrating)
                && shown(9.0, Phase::Calibrating)
                && shown(9.1, Phase::Standing)
                && shown(11.0, Phase::Standing)
        );
        assert!(!shown(11.2, Phase::Standing) && !shown(12.0, Phase::Descending));
        assert!(shown(20.0, Phase::Calibrating), "standing is taken anew");
    }

    /// A set with the camera in which the person stands where it needs them.
    fn standing() -> Live {
        let mut live = Live::default();
        live.add_frame(&FrameView { phase: Phase::Standing, ..view() });
        live
    }

    #[test]
    fn controls_come_to_who_is_near_or_taps_and_go_with_the_next_movement() {
        let frame = |t_s, phase| FrameView { t_s, phase, ..view() };
        assert!(!Live::default().is_far(), "the model still loads");
        let mut live = Live::default();
        live.add_frame(&view());
        assert!(!live.is_far(), "the set-up has something to say");
        let mut live = standing();
        assert!(live.is_far());
        live.was_tapped = true;
        live.add_frame(&frame(1.0, Phase::Standing));
        assert!(!live.is_far());
        live.add_frame(&frame(2.0, Phase::Descending));
        assert!(live.is_far());
        live.was_tapped = true;
        live.add_frame(&frame(2.1, Phase::Descending));
        assert!(!live.is_far(), "a tap in the movement holds until the next one");
        assert!(!Live { pause: Some(Pause::ByHand), ..standing() }.is_far());
        assert!(!Live { interrupted: Some(CameraProblem::Unplugged), ..standing() }.is_far());
        let film = Live { is_watched: true, ..standing() };
        assert!(film.is_far());
        assert!(!Live { was_tapped: true, ..film }.is_far());
    }

    #[test]
    fn a_film_is_asked_for_nothing() {
        let says = vec![Saying::Hint(Hint::StandStill), Saying::Go, Saying::Count(1)];
        let asking = FrameView {
            hint: Some(Hint::StandStill),
            still_share: Some(0.5),
            says: says.clone(),
            ..view()
        };
        let told = |is_watched| {
            let mut live = Live { is_watched, ..Live::default() };
            let tick = live.add_frame(&asking).tick;
            (tick, live.countdown, live.hint, live.heard(&says))
        };
        assert_eq!(told(true), (None, None, None, vec![Saying::Count(1)]));
        assert_eq!(told(false), (Some(2), Some(2), Some(Hint::StandStill), says.clone()));
    }

    #[test]
    fn who_does_not_fit_wants_room_and_an_empty_picture_does_not() {
        let wants_room = |topic, state| {
            let mut live = Live::default();
            live.add_frame(&FrameView { checks: vec![Check { topic, state }], ..view() });
            live.wants_room()
        };
        assert!(wants_room(Topic::Whole, State::Bad(Hint::FeetOutside)));
        assert!(!wants_room(Topic::Whole, State::Bad(Hint::NobodySeen)));
        assert!(!wants_room(Topic::Whole, State::Good));
        assert!(!wants_room(Topic::Light, State::Bad(Hint::TooDark)));
    }

    #[test]
    fn that_another_camera_did_not_start_is_said_for_a_while() {
        let mut live = Live::default();
        live.add_frame(&FrameView { t_s: 5.0, ..view() });
        live.go_back();
        live.add_frame(&FrameView { t_s: 5.0 + WENT_BACK_S, ..view() });
        assert!(live.went_back());
        live.add_frame(&FrameView { t_s: 5.1 + WENT_BACK_S, ..view() });
        assert!(!live.went_back());
    }

    #[test]
    fn who_begins_at_once_is_not_held_up() {
        let mut live = Live::default();
        for (t_s, phase) in
            [(0.0, Phase::Calibrating), (1.0, Phase::Standing), (1.5, Phase::Descending)]
        {
            live.add_frame(&FrameView { t_s, phase, ..view() });
        }
        assert!(!live.is_setting_up());
    }
}
