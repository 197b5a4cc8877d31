//! How the app can come onto the home screen.

use hinge::drill::variants::all_of;
use strum::{EnumCount, VariantArray};

/// The way there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, VariantArray)]
pub enum InstallWay {
    /// It runs from the home screen.
    Installed,
    /// The browser has offered to install it: a button does it.
    Offered,
    /// By the share menu, as on iPhone and iPad.
    ShareMenu,
    /// By the browser's own menu, if it has an entry for it.
    BrowserMenu,
}

impl InstallWay {
    /// Every one.
    pub const ALL: [InstallWay; InstallWay::COUNT] = all_of();
}

/// The way in a browser that shows the page by itself or not (`is_standalone`), has offered to
/// install it or not, and is one of iPhone and iPad or not.
pub fn way(is_standalone: bool, has_offered: bool, is_ios: bool) -> InstallWay {
    match (is_standalone, has_offered, is_ios) {
        (true, _, _) => InstallWay::Installed,
        (_, true, _) => InstallWay::Offered,
        (_, _, true) => InstallWay::ShareMenu,
        _ => InstallWay::BrowserMenu,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_installed_needs_no_way_and_an_offer_goes_before_words() {
        for (is_standalone, has_offered, is_ios, expected) in [
            (true, true, true, InstallWay::Installed),
            (true, false, false, InstallWay::Installed),
            (false, true, true, InstallWay::Offered),
            (false, false, true, InstallWay::ShareMenu),
            (false, false, false, InstallWay::BrowserMenu),
        ] {
            assert_eq!(
                way(is_standalone, has_offered, is_ios),
                expected,
                "{is_standalone} {has_offered} {is_ios}"
            );
        }
    }
}
