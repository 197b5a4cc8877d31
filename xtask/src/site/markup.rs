//! The page as Trunk wrote it, with its start script taken out and what only the build knows put
//! in.

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha384};

/// How Trunk begins and ends the script that starts the app.
const START_SCRIPT: (&str, &str) = ("<script type=\"module\">", "</script>");
/// The page's own script, which asks what the browser can do and then starts the app.
const GATE: &str = "<script src=\"support.js\"";
/// What stands first in the head, so that a policy in the page holds for all that follows.
const FIRST: &str = "<meta charset=\"utf-8\">";

/// The page's text.
pub struct Markup {
    text: String,
}

impl Markup {
    /// The page as it is.
    pub fn new(text: &str) -> Markup {
        Markup { text: text.to_owned() }
    }

    /// Takes out the one inline script; its text.
    ///
    /// # Errors
    /// When there is none, or another inline script, style or handler, which the policy would
    /// refuse.
    pub fn take_start_script(&mut self) -> Result<String> {
        let (opening, closing) = START_SCRIPT;
        let (before, rest) =
            self.text.split_once(opening).context("the page has no start script of Trunk's")?;
        let (script, after) =
            rest.split_once(closing).context("the page's start script has no end")?;
        let script = script.trim().to_owned() + "\n";
        self.text = format!("{}{}", before.trim_end(), after);
        for refused in [
            "<script>",
            "<script type",
            "<style",
            " style=",
            " onclick=",
            " onload=",
            "javascript:",
        ] {
            ensure!(
                !self.text.contains(refused),
                "the page has `{refused}`, which its own policy refuses"
            );
        }
        Ok(script)
    }

    /// Says what the browser's check starts when it finds nothing missing.
    ///
    /// # Errors
    /// When the check is not in the page.
    pub fn set_start(&mut self, name: &str) -> Result<()> {
        ensure!(self.text.contains(GATE), "the page has no `{GATE}`");
        self.text = self.text.replace(GATE, &format!("{GATE} data-start=\"./{name}\""));
        Ok(())
    }

    /// Lets the app's parts wait until the check begins to fetch them.
    pub fn hold_back_parts(&mut self) {
        for rel in ["modulepreload", "preload"] {
            self.text = self
                .text
                .replace(&format!("<link rel=\"{rel}\""), &format!("<link data-rel=\"{rel}\""));
        }
    }

    /// Tells the app the worker's name.
    ///
    /// # Errors
    /// When the page has no head.
    pub fn set_worker(&mut self, name: &str) -> Result<()> {
        self.add_first(&format!("<meta name=\"worker\" content=\"./{name}\">"))
    }

    /// Tells the app which build it is.
    ///
    /// # Errors
    /// When the page has no head.
    pub fn set_build(&mut self, id: &str) -> Result<()> {
        self.add_first(&format!("<meta name=\"build\" content=\"{id}\">"))
    }

    /// Puts the policy into the page, for hosts that send no headers.
    ///
    /// # Errors
    /// When the page has no head.
    pub fn set_policy(&mut self, policy: &str) -> Result<()> {
        let referrer = "<meta name=\"referrer\" content=\"no-referrer\">";
        self.add_first(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{referrer}"
        ))
    }

    fn add_first(&mut self, tag: &str) -> Result<()> {
        ensure!(self.text.contains(FIRST), "the page has no `{FIRST}`");
        self.text = self.text.replacen(FIRST, &format!("{FIRST}\n{tag}"), 1);
        Ok(())
    }

    /// Notes a file's checksum anew, where the page has one.
    pub fn renew_integrity(&mut self, name: &str, bytes: &[u8]) {
        const ATTRIBUTE: &str = "integrity=\"";
        let Some(at) = self.text.find(&format!("href=\"./{name}\"")) else { return };
        let Some(from) =
            self.text[at..].find(ATTRIBUTE).map(|offset| at + offset + ATTRIBUTE.len())
        else {
            return;
        };
        let Some(to) = self.text[from..].find('"').map(|offset| from + offset) else { return };
        self.text.replace_range(
            from..to,
            &format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes))),
        );
    }

    /// The page's text.
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<meta charset=\"utf-8\">\n<link \
        rel=\"stylesheet\" href=\"./a.css\" integrity=\"sha384-css\"/>\n\n\
        <script type=\"module\">\nimport init from './dowel.js';\n\nawait init();\n\n</script>\n\
        <link rel=\"preload\" href=\"./dowel_bg.wasm\" integrity=\"sha384-old\" as=\"fetch\">\n\
        <script src=\"support.js\" id=\"gate\"></script></head>";

    #[test]
    fn the_start_script_is_taken_out_and_told_to_the_gate() {
        let mut markup = Markup::new(PAGE);
        assert_eq!(
            markup.take_start_script().unwrap(),
            "import init from './dowel.js';\n\nawait init();\n"
        );
        markup.set_start("start-1.js").unwrap();
        let text = markup.into_text();
        assert!(
            text.contains("<script src=\"support.js\" data-start=\"./start-1.js\" id=\"gate\">"),
            "{text}"
        );
        assert!(!text.contains("module"), "{text}");
    }

    #[test]
    fn parts_wait_and_styles_do_not() {
        let mut markup = Markup::new(PAGE);
        markup.hold_back_parts();
        let text = markup.into_text();
        assert!(
            text.contains("<link data-rel=\"preload\" href=\"./dowel_bg.wasm\"")
                && text.contains("<link rel=\"stylesheet\""),
            "{text}"
        );
    }

    #[test]
    fn what_the_policy_would_refuse_is_found_at_once() {
        assert!(Markup::new("<head></head>").take_start_script().is_err());
        for refused in [
            "<script>a()</script>",
            "<p style=\"margin: 0\">",
            "<style>p {}</style>",
            "<b onclick=\"a()\">",
        ] {
            let page = format!("{PAGE}{refused}");
            assert!(Markup::new(&page).take_start_script().is_err(), "{refused}");
        }
    }

    #[test]
    fn the_policy_stands_before_all_that_it_is_for() {
        let mut markup = Markup::new(PAGE);
        markup.set_worker("worker-1.js").unwrap();
        markup.set_build("12345678").unwrap();
        markup.set_policy("default-src 'none'").unwrap();
        let text = markup.into_text();
        let place =
            |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is missing in {text}"));
        assert!(place("default-src 'none'") < place("worker-1.js"));
        assert!(place("default-src 'none'") < place("stylesheet"));
        assert!(place("content=\"12345678\"") < place("stylesheet"));
    }

    #[test]
    fn a_changed_file_has_its_own_checksum() {
        let mut markup = Markup::new(PAGE);
        markup.renew_integrity("dowel_bg.wasm", b"new");
        markup.renew_integrity("absent.wasm", b"new");
        let text = markup.into_text();
        assert!(!text.contains("sha384-old") && text.contains("sha384-css"), "{text}");
        assert_eq!(text.matches("sha384-").count(), 2);
    }
}
