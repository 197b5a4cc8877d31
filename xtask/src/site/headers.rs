//! What the site says of itself with every answer: the one place where its policies stand.

use super::files::{Site, is_named_by_content};

/// The file in which static hosts look for headers (Netlify, Cloudflare Pages and others); the
/// project's own servers send what stands in it.
pub const FILE: &str = "_headers";

/// Content security policy: nothing but the own origin, no inline script or style, no eval but
/// WebAssembly.
const CONTENT: [(&str, &str); 12] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    // Shared pictures are drawn on a canvas, and kept ones are blobs.
    ("img-src", "'self' blob: data:"),
    // A chosen video.
    ("media-src", "'self' blob:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("object-src", "'none'"),
    ("frame-ancestors", "'none'"),
];
/// Directives that a policy in the page can't give (CSP 3, 3.3).
const ONLY_IN_HEADER: [&str; 1] = ["frame-ancestors"];

/// What the page may ask the browser for: the camera, the sensors that tell the phone's lean, a lit
/// screen and the clipboard. Sharing and others need no leave, or have no name that every browser
/// knows.
const PERMISSIONS: [(&str, &str); 17] = [
    ("accelerometer", "(self)"),
    ("camera", "(self)"),
    ("clipboard-read", "(self)"),
    ("clipboard-write", "(self)"),
    ("gyroscope", "(self)"),
    ("screen-wake-lock", "(self)"),
    ("autoplay", "(self)"),
    ("fullscreen", "(self)"),
    ("browsing-topics", "()"),
    ("display-capture", "()"),
    ("geolocation", "()"),
    ("hid", "()"),
    ("magnetometer", "()"),
    ("microphone", "()"),
    ("payment", "()"),
    ("serial", "()"),
    ("usb", "()"),
];

/// A year, for files whose name changes with their content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Asked for anew each time; the answer is short while nothing has changed.
const ASK: &str = "no-cache";

/// The content security policy as a header.
fn content_policy() -> String {
    policy(|_| true)
}

/// The content security policy as it stands in the page.
pub fn policy_in_page() -> String {
    policy(|name| !ONLY_IN_HEADER.contains(&name))
}

fn policy(holds: impl Fn(&str) -> bool) -> String {
    let directives = CONTENT
        .iter()
        .filter(|(name, _)| holds(name))
        .map(|(name, sources)| format!("{name} {sources}"));
    directives.collect::<Vec<_>>().join("; ")
}

fn permissions() -> String {
    PERMISSIONS.map(|(name, allowed)| format!("{name}={allowed}")).join(", ")
}

/// The file of headers: for all files, and how long each may be kept.
pub fn file(site: &Site) -> String {
    let mut text = String::new();
    let all = [
        ("Content-Security-Policy", content_policy()),
        ("Permissions-Policy", permissions()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ];
    rule(&mut text, "/*", &all);
    rule(&mut text, "/", &[("Cache-Control", ASK.to_owned())]);
    for (name, _) in site.files().filter(|(name, _)| *name != FILE) {
        let caching = if is_named_by_content(name) { FOR_EVER } else { ASK };
        rule(&mut text, &format!("/{name}"), &[("Cache-Control", caching.to_owned())]);
    }
    text
}

fn rule(text: &mut String, path: &str, headers: &[(&str, String)]) {
    *text += &format!("{path}\n");
    for (name, value) in headers {
        *text += &format!("  {name}: {value}\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_lets_nothing_inline_and_nothing_foreign() {
        let policy = content_policy();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
            "{policy}"
        );
        for refused in ["unsafe-inline", "'unsafe-eval'", "http", "*"] {
            assert!(!policy.contains(refused), "{refused}");
        }
        assert!(
            policy.contains("frame-ancestors") && !policy_in_page().contains("frame-ancestors")
        );
        assert!(!policy_in_page().contains('"'), "it stands in an attribute");
    }

    #[test]
    fn a_name_by_content_is_kept_and_all_else_asked_for() {
        let mut site = Site::default();
        for name in ["index.html", "sw.js", "dowel-0123456789abcdef.js"] {
            site.put(name, Vec::new());
        }
        let text = file(&site);
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src"), "{text}");
        assert!(text.contains("\n/sw.js\n  Cache-Control: no-cache\n"), "{text}");
        assert!(
            text.contains(
                "\n/dowel-0123456789abcdef.js\n  Cache-Control: public, \
            max-age=31536000, immutable\n"
            ),
            "{text}"
        );
    }
}
