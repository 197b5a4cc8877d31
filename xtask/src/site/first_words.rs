//! What the page says before the app runs, in every language: its places are filled in with the
//! app's own words.

use anyhow::{Result, ensure};
use hinge::drill::Language;
use page::words::Words;

/// Where the script that finds what the browser lacks names it.
const LACKS: &str = "<span data-lacks></span>";

/// A place of the page, by the name in its `data-words`, with what stands there in a language. All
/// but the first language are hidden until `support.js` knows which to show.
type Place = (&'static str, fn(&Words, &str) -> String);

const PLACES: [Place; 3] = [
    ("tagline", |words, hidden| span(words, words.tagline, hidden)),
    ("what", |words, hidden| span(words, words.what, hidden)),
    ("unsupported", |words, hidden| {
        let code = words.code;
        let [before, after] = around_name(words.about.unsupported);
        format!(
            "<p class=\"notice\" role=\"alert\" lang=\"{code}\"{hidden}>{before}{LACKS}{after}</p>"
        )
    }),
];

/// The page with the words of each language in its places.
///
/// # Errors
/// When the page lacks a place.
pub fn filled_in(page: &str) -> Result<String> {
    let mut page = page.to_owned();
    for (name, in_language) in PLACES {
        let place = format!("<span data-words=\"{name}\"></span>");
        ensure!(page.contains(&place), "the page has no `{place}`");
        let texts: String = Language::ALL
            .into_iter()
            .enumerate()
            .map(|(i, language)| {
                in_language(Words::of(language), if i == 0 { "" } else { " hidden" })
            })
            .collect();
        page = page.replace(&place, &texts);
    }
    Ok(page)
}

fn span(words: &Words, text: &str, hidden: &str) -> String {
    format!("<span lang=\"{}\"{hidden}>{}</span>", words.code, escaped(text))
}

/// What a sentence says before and after the name that is put into it.
fn around_name(sentence: fn(&str) -> String) -> [String; 2] {
    const NAME: &str = "\u{0}";
    let sentence = sentence(NAME);
    let (before, after) = sentence.split_once(NAME).unwrap_or((&sentence, ""));
    [escaped(before), escaped(after)]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../index.html");

    #[test]
    fn the_page_says_the_first_words_in_every_language() {
        let page = filled_in(PAGE).unwrap();
        assert!(!page.contains("data-words"), "{page}");
        for language in Language::ALL {
            let words = Words::of(language);
            for text in [words.tagline, words.what] {
                assert!(page.contains(&format!(">{}</span>", escaped(text))), "{text}");
            }
            assert!(page.contains(&(words.about.unsupported)(LACKS)), "{language:?}");
        }
        let shown = page.matches(" lang=\"en\">").count() - page.matches("<html lang=").count();
        assert_eq!(shown, PLACES.len(), "one language is shown");
        assert_eq!(page.matches(" hidden>").count(), 1 + PLACES.len() * (Language::ALL.len() - 1));
    }

    #[test]
    fn a_page_without_a_place_is_refused() {
        for (name, _) in PLACES {
            let lacking = PAGE.replace(&format!("data-words=\"{name}\""), "");
            assert!(filled_in(&lacking).is_err(), "{name}");
        }
    }
}
