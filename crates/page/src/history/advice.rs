//! Whether a browser clears what a site keeps when the site is not used for some days.

/// After so many days without use Safari, and every browser on an iPhone or iPad, deletes what a
/// site stored, unless the site is on the home screen (WebKit, "Full Third-Party Cookie Blocking
/// and More", 2020).
pub const CLEARS_AFTER_DAYS: u32 = 7;

/// Whether this browser does so. `is_installed`: opened from the home screen.
pub fn clears_unused_sites(user_agent: &str, is_installed: bool) -> bool {
    let is_webkit = user_agent.contains("AppleWebKit/");
    let is_other_engine =
        ["Chrome/", "Chromium/", "Android"].iter().any(|name| user_agent.contains(name));
    is_webkit && !is_other_engine && !is_installed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webkit_clears_and_other_engines_do_not() {
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
            (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        let chrome_on_iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) \
            AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1";
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, \
            like Gecko) Version/18.0 Safari/605.1.15";
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
            Chrome/130.0 Safari/537.36";
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
        for (user_agent, clears) in [
            (safari, true),
            (chrome_on_iphone, true),
            (mac, true),
            (chrome, false),
            (firefox, false),
            ("", false),
        ] {
            assert_eq!(clears_unused_sites(user_agent, false), clears, "{user_agent}");
            assert!(!clears_unused_sites(user_agent, true), "{user_agent}");
        }
    }
}
