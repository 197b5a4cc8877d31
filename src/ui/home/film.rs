//! The film of what will be seen: three seconds, over and over. Browsers let it rest while it is
//! out of sight.

use crate::browser::less_motion;
use crate::ui::words::use_words;
use leptos::prelude::*;

/// Made by `tests/e2e/tools/film.mjs`.
const FILM: &str = "film.avif";
/// A moment of it, which is there at once.
const STILL: &str = "film.webp";
/// Its size, pixels.
const SIZE_PX: (u32, u32) = (320, 574);

/// The film, and the button that stops it. Who wants less motion sees a moment of it at first.
#[component]
pub fn Film() -> impl IntoView {
    let words = &use_words().home;
    let is_wanted = RwSignal::new(!less_motion::is_wished());
    let has_begun = RwSignal::new(false);
    let moves = move || is_wanted.get() && has_begun.get();
    view! {
        <div class="hero-film">
            <img
                src=move || if moves() { FILM } else { STILL }
                alt=words.film
                width=SIZE_PX.0
                height=SIZE_PX.1
                data-testid="film"
                on:load=move |_| has_begun.set(true)
                // A browser that can't read films has the picture.
                on:error=move |_| is_wanted.set(false)
            />
            <button
                class="film-switch"
                class:moves=move || is_wanted.get()
                aria-label=move || if is_wanted.get() { words.film_stop } else { words.film_play }
                on:click=move |_| is_wanted.update(|is_wanted| *is_wanted = !*is_wanted)
            ></button>
        </div>
    }
}
