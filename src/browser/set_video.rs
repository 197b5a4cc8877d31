//! The video of a set, to be shown behind its replay: the file that it was in, or what the camera's
//! recording gave.

use super::recorder::Piece;
use web_sys::{Blob, HtmlVideoElement, Url};

/// A moment this near is shown already, s.
const SAME_MOMENT_S: f64 = 0.005;
/// Further than any video goes, s: a seek there makes a browser find the length of a recording that
/// does not tell it.
const FAR_S: f64 = 1e7;

/// A video that can be shown again, as long as this lives.
#[derive(Debug)]
pub struct SetVideo {
    /// By their time, the earliest first; never empty.
    pieces: Vec<Part>,
    is_recorded: bool,
}

#[derive(Debug)]
struct Part {
    url: String,
    /// The set's time where the video's own clock is at zero, s.
    zero_s: f64,
}

impl SetVideo {
    /// A file whose first frame has this time on the file's clock, s; `None` when the browser gives
    /// it no address.
    pub fn of_file(file: &Blob, first_s: f64) -> Option<Self> {
        Some(Self { pieces: vec![Part::of(file, -first_s)?], is_recorded: false })
    }

    /// What was recorded; `None` for nothing.
    pub fn of_recording(pieces: &[Piece]) -> Option<Self> {
        let mut parts: Vec<Part> =
            pieces.iter().filter_map(|piece| Part::of(&piece.blob, piece.from_s)).collect();
        parts.sort_by(|a, b| a.zero_s.total_cmp(&b.zero_s));
        (!parts.is_empty()).then_some(Self { pieces: parts, is_recorded: true })
    }

    /// Whether it is the camera's recording.
    pub fn is_recorded(&self) -> bool {
        self.is_recorded
    }

    /// The address, within the page, of the part in which a moment of the set is, s from its first
    /// frame.
    pub fn url_at(&self, t_s: f64) -> Option<&str> {
        self.at(t_s).map(|part| part.url.as_str())
    }

    /// Lets an element that plays [`SetVideo::url_at`] show a moment of the set, unless it is busy
    /// with another moment.
    pub fn show_moment(&self, element: &HtmlVideoElement, t_s: f64) {
        let Some(part) = self.at(t_s).filter(|_| !element.seeking()) else { return };
        let is_unmeasured = element.duration() == f64::INFINITY && element.current_time() == 0.0;
        let at_s = if is_unmeasured { FAR_S } else { (t_s - part.zero_s).max(0.0) };
        if (element.current_time() - at_s).abs() > SAME_MOMENT_S {
            element.set_current_time(at_s);
        }
    }

    fn at(&self, t_s: f64) -> Option<&Part> {
        self.pieces.iter().rev().find(|part| part.zero_s <= t_s).or(self.pieces.first())
    }
}

impl Part {
    fn of(blob: &Blob, zero_s: f64) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(|url| Self { url, zero_s })
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Fails only for a name that is no string.
        Url::revoke_object_url(&self.url).ok();
    }
}
