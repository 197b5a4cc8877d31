//! After a set that ended without a touch: the camera looks for a raised arm a while longer, by
//! which the next set begins. Nothing is recorded, and a hidden page ends it.

use super::analysis::Analysis;
use super::viewfinder::Viewfinder;
use crate::browser::camera::{CameraFrame, CameraNews};
use crate::browser::painter::Painter;
use crate::browser::timer;
use crate::browser::visibility::Visibility;
use crate::browser::wake_lock::WakeLock;
use futures::future::{Either, FutureExt, LocalBoxFuture, select};
use page::device::frame_clock::FrameClock;
use page::device::problem::Problem;
use page::live::gesture::{ArmWatch, Arms, arms};
use std::pin::pin;

/// So long it looks, ms. Source: own choice, a usual rest between two sets. The words say it.
const LOOKS_MS: i32 = 90_000;
/// A frame is looked at this often, s: an arm is held up for a second.
const LOOKS_EACH_S: f64 = 0.1;

/// What a set before the camera leaves to the next one.
pub struct FromLastSet {
    /// The running camera, and the elements that show it.
    pub viewfinder: Viewfinder,
    /// What draws over its picture.
    pub painter: Painter,
    /// The loaded model.
    pub analysis: Analysis,
}

/// The camera that looks for a raised arm.
pub struct Lookout {
    viewfinder: Viewfinder,
    painter: Painter,
    clock: FrameClock,
    visibility: Visibility,
    arm: ArmWatch,
    looked_s: f64,
    time_over: LocalBoxFuture<'static, ()>,
    _awake: WakeLock,
}

impl Lookout {
    /// Begins to look, with what the set had.
    pub fn new(
        viewfinder: Viewfinder,
        painter: Painter,
        clock: FrameClock,
        visibility: Visibility,
        awake: WakeLock,
    ) -> Self {
        painter.clear();
        Self {
            viewfinder,
            painter,
            clock,
            visibility,
            arm: ArmWatch::default(),
            looked_s: f64::NEG_INFINITY,
            time_over: timer::sleep(LOOKS_MS).boxed_local(),
            _awake: awake,
        }
    }

    /// The next frame that is worth a look; `None` when the camera is not to look any longer.
    pub async fn next(&mut self) -> Option<(CameraFrame, f64)> {
        loop {
            let Self { viewfinder, visibility, time_over, .. } = self;
            let hidden = pin!(async { while !visibility.hidden().await {} });
            let over = select(hidden, time_over);
            let frame = match select(over, pin!(viewfinder.news())).await {
                Either::Right((CameraNews::Frame(frame), _)) => frame,
                Either::Right((CameraNews::Gone, _)) | Either::Left(_) => return None,
            };
            match self.clock.time_s(frame.times) {
                Some(t_s) if t_s - self.looked_s >= LOOKS_EACH_S => {
                    self.looked_s = t_s;
                    return Some((frame, t_s));
                }
                Some(_) | None => frame.bitmap.close(),
            }
        }
    }

    /// Whether an arm has been held up, with this frame at this time, s.
    ///
    /// # Errors
    /// [`Problem::WorkerLost`].
    pub async fn sees_arm(
        &mut self,
        analysis: &mut Analysis,
        frame: CameraFrame,
        t_s: f64,
    ) -> Result<bool, Problem> {
        let found = analysis.find_person(frame.bitmap, t_s).await?;
        Ok(self.arm.add_frame(t_s, found.as_deref().map_or(Arms::Between, arms)))
    }

    /// Leaves what it has to the next set.
    pub fn leave_to_next(self, analysis: Analysis) -> FromLastSet {
        let Self { viewfinder, painter, .. } = self;
        FromLastSet { viewfinder, painter, analysis }
    }
}
