//! From what the browser says of a camera frame's time to seconds from the first frame, strictly
//! rising.

/// The times that come with a frame, as `requestVideoFrameCallback` gives them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameTimes {
    /// The frame's time on its own stream's clock, s.
    pub media_s: f64,
    /// When it was handed over for display, s on the page's clock.
    pub presented_s: f64,
}

/// Turns [`FrameTimes`] into one rising time.
///
/// The stream's clock is used as long as it moves. A browser that leaves it standing for a camera
/// is caught on the first frame that brings no new media time; from there the page's clock goes on.
#[derive(Debug, Default)]
pub struct FrameClock {
    last: Option<(FrameTimes, f64)>,
    on_page_clock: bool,
    new_stream: bool,
    start_s: f64,
}

impl FrameClock {
    /// A clock whose first frame comes this late, s: for a set that goes on.
    pub fn from(start_s: f64) -> Self {
        Self { start_s, ..Self::default() }
    }

    /// The frame's time, s from the first frame; `None` for a frame that is not later than the one
    /// before.
    pub fn time_s(&mut self, times: FrameTimes) -> Option<f64> {
        let Some((before, before_s)) = self.last else {
            self.last = Some((times, self.start_s));
            return Some(self.start_s);
        };
        let media_step_s = times.media_s - before.media_s;
        let page_step_s = times.presented_s - before.presented_s;
        if media_step_s <= 0.0 && page_step_s > 0.0 && !self.new_stream {
            self.on_page_clock = true;
        }
        let step_s = if self.on_page_clock || self.new_stream { page_step_s } else { media_step_s };
        if step_s <= 0.0 {
            return None;
        }
        self.new_stream = false;
        self.last = Some((times, before_s + step_s));
        Some(before_s + step_s)
    }

    /// Says that the next frame is of another stream, whose clock starts anew: the step to it is
    /// taken from the page's clock.
    pub fn change_stream(&mut self) {
        self.new_stream = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(frames: &[(f64, f64)]) -> Vec<Option<f64>> {
        let mut clock = FrameClock::default();
        frames
            .iter()
            .map(|&(media_s, presented_s)| clock.time_s(FrameTimes { media_s, presented_s }))
            .collect()
    }

    #[test]
    fn the_first_frame_is_zero_and_the_streams_clock_counts() {
        assert_eq!(run(&[(5.0, 9.0), (5.5, 9.8), (6.0, 9.9)]), [Some(0.0), Some(0.5), Some(1.0)]);
    }

    #[test]
    fn a_set_that_goes_on_begins_later() {
        let mut clock = FrameClock::from(40.0);
        let at = |clock: &mut FrameClock, media_s| {
            clock.time_s(FrameTimes { media_s, presented_s: media_s })
        };
        assert_eq!([at(&mut clock, 5.0), at(&mut clock, 5.5)], [Some(40.0), Some(40.5)]);
    }

    #[test]
    fn a_standing_stream_clock_is_replaced_by_the_pages() {
        assert_eq!(run(&[(0.0, 1.0), (0.0, 1.5), (0.0, 2.0)]), [Some(0.0), Some(0.5), Some(1.0)]);
    }

    #[test]
    fn a_repeated_frame_has_no_time() {
        assert_eq!(run(&[(1.0, 1.0), (1.0, 1.0), (1.5, 1.5)]), [Some(0.0), None, Some(0.5)]);
    }

    #[test]
    fn another_stream_goes_on_from_the_last_time() {
        let mut clock = FrameClock::default();
        let at = |clock: &mut FrameClock, media_s, presented_s| {
            clock.time_s(FrameTimes { media_s, presented_s })
        };
        assert_eq!(at(&mut clock, 7.0, 1.0), Some(0.0));
        clock.change_stream();
        assert_eq!(at(&mut clock, 0.0, 3.0), Some(2.0));
        assert_eq!(at(&mut clock, 0.5, 3.9), Some(2.5));
    }
}
