//! Where an address leads: by its fragment, which is never sent to a server and works on any static
//! host.

/// A place in the app that an address can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The hip hinge, chosen and ready to start.
    Start,
    /// The kept sets.
    History,
    /// What the app is, and what stays on the device.
    About,
}

/// The place that a fragment names, with or without its `#`; `None` for any other.
pub fn route(fragment: &str) -> Option<Route> {
    match fragment.strip_prefix('#').unwrap_or(fragment) {
        "start" => Some(Route::Start),
        "history" => Some(Route::History),
        "about" => Some(Route::About),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_lead_anywhere() {
        for (fragment, expected) in [
            ("#start", Some(Route::Start)),
            ("about", Some(Route::About)),
            ("#history", Some(Route::History)),
            ("", None),
            ("#", None),
            ("#starts", None),
            ("#About", None),
        ] {
            assert_eq!(route(fragment), expected, "{fragment:?}");
        }
    }
}
