//! The video file of a set, at hand as long as its set is: it is never copied and never stored.

use web_sys::{Blob, HtmlVideoElement, Url};

/// A moment this near is shown already, s.
const SAME_MOMENT_S: f64 = 0.005;

/// A file that can be shown again.
#[derive(Debug)]
pub struct KeptVideo {
    url: String,
    first_s: f64,
}

impl KeptVideo {
    /// Keeps a file whose first frame has this time on the file's clock, s; `None` when the browser gives it no address.
    pub fn of(file: &Blob, first_s: f64) -> Option<Self> {
        Url::create_object_url_with_blob(file).ok().map(|url| Self { url, first_s })
    }

    /// Its address within the page.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Lets an element that plays it show a moment of the set, s from its first frame, unless it is busy with another moment.
    pub fn show(&self, element: &HtmlVideoElement, t_s: f64) {
        let at_s = self.first_s + t_s;
        if !element.seeking() && (element.current_time() - at_s).abs() > SAME_MOMENT_S {
            element.set_current_time(at_s);
        }
    }
}

impl Drop for KeptVideo {
    fn drop(&mut self) {
        // Fails only for a name that is no string.
        Url::revoke_object_url(&self.url).ok();
    }
}
