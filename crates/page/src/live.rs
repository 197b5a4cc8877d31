//! What the live screen shows, as one plain value that each frame moves on.

use crate::problem::CameraProblem;
use hinge::coach::Saying;
use hinge::session::{Angles, Rep};
use hinge::{Hint, Phase};
use protocol::{Failure, FrameView};

/// How long the coach's words stay on the screen, s.
const CAPTION_S: f64 = 6.0;

/// The live screen's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Live {
    /// Whether this is the demo and not the person's own set.
    pub is_demo: bool,
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
    /// What the coach said last, and when, s; gone after [`CAPTION_S`].
    pub said: Option<(f64, Vec<Saying>)>,
    /// The rep finished last.
    pub last_rep: Option<Rep>,
    /// How much of a video file is done, 0…1; `None` for the camera.
    pub done_share: Option<f64>,
    /// Why there is no picture; the set waits.
    pub interrupted: Option<CameraProblem>,
    /// Why the last picture could not be looked at.
    pub skipped: Option<Failure>,
    /// The worker is being started again after a crash.
    pub restarting: bool,
}

impl Live {
    /// Takes one frame's answer.
    pub fn take(&mut self, view: &FrameView) {
        self.started = true;
        self.restarting = false;
        self.skipped = None;
        self.rep_count = view.rep_count;
        self.angles = if view.seen { view.angles } else { Angles::default() };
        self.phase = view.phase;
        self.hint = view.hint;
        // Numbers stand beside the picture, hints over it as long as they hold.
        let caption: Vec<Saying> =
            view.says.iter().filter(|saying| !matches!(saying, Saying::Count(_) | Saying::Hint(_))).cloned().collect();
        if !view.says.is_empty() {
            self.said = (!caption.is_empty()).then_some((view.t_s, caption));
        }
        self.said.take_if(|(said_s, _)| view.t_s - *said_s > CAPTION_S);
        if let Some(rep) = &view.finished_rep {
            self.last_rep = Some((**rep).clone());
        }
    }

    /// Takes the reps as they were judged again.
    pub fn judged_again(&mut self, reps: &[Rep]) {
        self.last_rep = reps.last().cloned();
    }
}
