//! The phone that films: how it stands, and whether it was moved in the set.

use crate::browser::events::Listener;
use crate::browser::motion;
use hinge::seen::phone::PhoneTold;
use leptos::prelude::{RwSignal, Update, WithUntracked};
use page::device::level::{CameraSide, Level, LevelMeter};
use page::live::Live;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Follows the motion sensors until it is dropped; the screen shows what they say.
pub struct Phone {
    meter: Rc<RefCell<LevelMeter>>,
    side: Rc<Cell<CameraSide>>,
    is_held: bool,
    _sensors: Option<Listener>,
}

impl Phone {
    /// Begins to listen.
    pub fn listen(live: RwSignal<Live>, side: CameraSide) -> Self {
        let (meter, side) =
            (Rc::new(RefCell::new(LevelMeter::default())), Rc::new(Cell::new(side)));
        let sensors = motion::listen({
            let (meter, side) = (Rc::clone(&meter), Rc::clone(&side));
            move |orientation, t_s| {
                meter.borrow_mut().add_orientation(orientation, t_s);
                let level = meter.borrow().level(side.get()).rounded();
                if live.with_untracked(|live| live.level != level) {
                    live.update(|live| live.level = level);
                }
            }
        });
        Self { meter, side, is_held: false, _sensors: sensors }
    }

    /// The picture comes from a camera on this side now.
    pub fn films_with(&mut self, side: CameraSide) {
        self.side.set(side);
        self.release();
    }

    /// What it tells of itself now.
    pub fn told(&self) -> PhoneTold {
        let meter = self.meter.borrow();
        let level = meter.level(self.side.get());
        PhoneTold {
            stand: level.stand(),
            lean_deg: match level {
                Level::Leaning(lean_deg) => Some(lean_deg),
                Level::Unknown | Level::Lying => None,
            },
            pitch_deg: meter.pitch_deg(self.side.get()),
        }
    }

    /// Whether it was moved since standing was taken: from then on it should stay.
    pub fn was_moved(&mut self, standing_is_known: bool) -> bool {
        if !standing_is_known {
            self.release();
        } else if !self.is_held {
            self.meter.borrow_mut().hold();
            self.is_held = true;
        }
        self.meter.borrow().was_moved()
    }

    /// Forgets how it stood; it may be moved until standing is known.
    pub fn release(&mut self) {
        self.meter.borrow_mut().release();
        self.is_held = false;
    }
}
