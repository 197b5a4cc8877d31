//! The words that a component says.

use crate::state::AppState;
use leptos::prelude::*;
use page::words::Words;

/// The words of the language that is chosen; a change of it builds the screen anew.
pub fn use_words() -> &'static Words {
    Words::of(expect_context::<AppState>().language.get_untracked())
}
