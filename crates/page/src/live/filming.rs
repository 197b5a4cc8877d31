//! How a set before the camera goes on: what happens, and what is done then.

use super::Pause;

/// What the person asks of a running set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// End it and show the table.
    Finish,
    /// Take the other camera.
    Flip,
    /// Take the lens that is offered.
    TakeLens,
    /// Try the camera again.
    Reconnect,
    /// Let it wait: nothing is counted.
    Pause,
    /// Go on after a pause.
    GoOn,
    /// Drop it.
    Leave,
    /// Judge all reps again by this one, 1 = first.
    UseReference(u32),
    /// After the set, while the camera looks for a raised arm: begin the next one with it.
    Again,
    /// … or look no longer.
    TurnOff,
    /// Crash the worker (tests).
    Crash,
}

/// What happens in a set before the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The camera has another picture.
    Frame,
    /// The camera is gone: unplugged, or taken away by the system.
    CameraGone,
    /// The page is hidden: nobody sees or hears it.
    PageHidden,
    /// The page is shown again.
    PageShown,
    /// The person asks for something.
    Asked(Command),
}

/// How the set stands before that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Why nothing is counted, if so.
    pub pause: Option<Pause>,
    /// Whether there is a camera that gives pictures.
    pub has_live_camera: bool,
    /// The camera was asked for and did not come: only the person asks again.
    pub has_failed: bool,
}

/// What is done then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Nothing,
    /// Look at the picture.
    LookAtFrame,
    /// Let the picture go.
    DropFrame,
    /// Show that the camera is gone, and wait for it.
    Interrupt,
    /// Break off what is being said; and pause, unless the set pauses already.
    Hush {
        /// Why it pauses.
        pause: Option<Pause>,
    },
    /// Pause.
    Pause(Pause),
    /// Go on after a pause.
    GoOn,
    /// Let the camera's picture, which the browser may have stopped, play on.
    PlayOn {
        /// Whether the pause ends too.
        ends_pause: bool,
    },
    /// Ask for the camera anew.
    Reopen {
        /// Whether the pause ends too.
        ends_pause: bool,
    },
    /// Ask for the other camera.
    Flip,
    /// Take the lens that is offered.
    TakeLens,
    /// Judge all reps again by this one, 1 = first.
    UseReference(u32),
    /// Crash the worker (tests).
    Crash,
    /// End the set and show its table.
    Finish,
    /// Drop the set.
    Leave,
}

/// What is done when something happens.
pub fn step(happening: Happening, situation: Situation) -> Step {
    let Situation { pause, has_live_camera, has_failed } = situation;
    // Who paused by hand goes on by hand.
    let ends_pause = pause == Some(Pause::Hidden);
    match happening {
        Happening::Frame if pause.is_some() => Step::DropFrame,
        Happening::Frame => Step::LookAtFrame,
        Happening::CameraGone => Step::Interrupt,
        Happening::PageHidden => Step::Hush { pause: pause.is_none().then_some(Pause::Hidden) },
        Happening::PageShown if has_live_camera || has_failed => Step::PlayOn { ends_pause },
        // It was taken away meanwhile.
        Happening::PageShown => Step::Reopen { ends_pause },
        Happening::Asked(Command::Pause) if pause.is_some() => Step::Nothing,
        Happening::Asked(Command::Pause) => Step::Pause(Pause::ByHand),
        Happening::Asked(Command::GoOn) => Step::GoOn,
        Happening::Asked(Command::Reconnect) => Step::Reopen { ends_pause: false },
        Happening::Asked(Command::Flip) => Step::Flip,
        Happening::Asked(Command::TakeLens) => Step::TakeLens,
        Happening::Asked(Command::UseReference(rep)) => Step::UseReference(rep),
        Happening::Asked(Command::Crash) => Step::Crash,
        // These are asked of a set that is over.
        Happening::Asked(Command::Again | Command::TurnOff) => Step::Nothing,
        Happening::Asked(Command::Finish) => Step::Finish,
        Happening::Asked(Command::Leave) => Step::Leave,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUNNING: Situation = Situation { pause: None, has_live_camera: true, has_failed: false };
    const PAUSED: Situation = Situation { pause: Some(Pause::ByHand), ..RUNNING };
    const HIDDEN: Situation = Situation { pause: Some(Pause::Hidden), ..RUNNING };
    const WITHOUT: Situation = Situation { has_live_camera: false, ..RUNNING };
    const HIDDEN_WITHOUT: Situation = Situation { has_live_camera: false, ..HIDDEN };
    const PAUSED_WITHOUT: Situation = Situation { has_live_camera: false, ..PAUSED };
    const HIDDEN_FAILED: Situation = Situation { has_failed: true, ..HIDDEN_WITHOUT };

    #[test]
    fn what_happens_is_followed_by_what_the_table_says() {
        use Happening::{Asked, CameraGone, Frame, PageHidden, PageShown};
        for (happening, situation, want) in [
            (Frame, RUNNING, Step::LookAtFrame),
            (Frame, PAUSED, Step::DropFrame),
            (Frame, HIDDEN, Step::DropFrame),
            (CameraGone, RUNNING, Step::Interrupt),
            (CameraGone, PAUSED, Step::Interrupt),
            (PageHidden, RUNNING, Step::Hush { pause: Some(Pause::Hidden) }),
            (PageHidden, PAUSED, Step::Hush { pause: None }),
            (PageHidden, HIDDEN, Step::Hush { pause: None }),
            (PageHidden, WITHOUT, Step::Hush { pause: Some(Pause::Hidden) }),
            (PageShown, HIDDEN, Step::PlayOn { ends_pause: true }),
            (PageShown, PAUSED, Step::PlayOn { ends_pause: false }),
            (PageShown, RUNNING, Step::PlayOn { ends_pause: false }),
            (PageShown, HIDDEN_WITHOUT, Step::Reopen { ends_pause: true }),
            (PageShown, PAUSED_WITHOUT, Step::Reopen { ends_pause: false }),
            (PageShown, HIDDEN_FAILED, Step::PlayOn { ends_pause: true }),
            (Asked(Command::Reconnect), HIDDEN_FAILED, Step::Reopen { ends_pause: false }),
            (Asked(Command::TakeLens), RUNNING, Step::TakeLens),
            (Asked(Command::Pause), RUNNING, Step::Pause(Pause::ByHand)),
            (Asked(Command::Pause), PAUSED, Step::Nothing),
            (Asked(Command::Pause), HIDDEN, Step::Nothing),
            (Asked(Command::GoOn), PAUSED, Step::GoOn),
            (Asked(Command::GoOn), RUNNING, Step::GoOn),
            (Asked(Command::Reconnect), WITHOUT, Step::Reopen { ends_pause: false }),
            (Asked(Command::Reconnect), HIDDEN_WITHOUT, Step::Reopen { ends_pause: false }),
            (Asked(Command::Flip), RUNNING, Step::Flip),
            (Asked(Command::Flip), PAUSED, Step::Flip),
            (Asked(Command::UseReference(2)), PAUSED, Step::UseReference(2)),
            (Asked(Command::Crash), RUNNING, Step::Crash),
            (Asked(Command::Finish), WITHOUT, Step::Finish),
            (Asked(Command::Finish), PAUSED, Step::Finish),
            (Asked(Command::Leave), RUNNING, Step::Leave),
            (Asked(Command::Again), RUNNING, Step::Nothing),
            (Asked(Command::TurnOff), PAUSED, Step::Nothing),
        ] {
            assert_eq!(step(happening, situation), want, "{happening:?} in {situation:?}");
        }
    }
}
