//! The offer of another version, on screens where nothing is lost by it.

use crate::state::AppState;
use crate::ui::words::use_words;
use crate::upkeep::Upkeep;
use leptos::prelude::*;
use page::device::upkeep::Update;

/// A bar at the lower edge; nothing while there is no other version.
#[component]
pub fn UpdateOffer() -> impl IntoView {
    let app = expect_context::<AppState>();
    let upkeep = expect_context::<Upkeep>();
    let is_offered = move || upkeep.update.get() != Update::None && app.screen.get().is_calm();
    let bar = move || {
        app.language.track();
        let words = &use_words().about;
        let text = move || (words.update)(upkeep.update.get());
        view! {
            <p>{text}</p>
            <button class="button small primary" on:click=move |_| upkeep.take_update()>
                {words.take_update}
            </button>
        }
    };
    // The region is there from the start, so that what comes into it is said aloud.
    view! {
        <div role="status" data-testid="update">
            <Show when=is_offered>
                <aside class="update-offer">{bar}</aside>
            </Show>
        </div>
    }
}
