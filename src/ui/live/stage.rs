//! The place where the picture and the strokes over it are put.

use crate::browser::picture_shape;
use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::html::Div;
use leptos::prelude::*;

/// The picture.
#[component]
pub fn Stage() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let place = NodeRef::<Div>::new();
    let shape = StoredValue::new_local(None);
    // The elements belong to the running set; here they are only hung up.
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        place.set_inner_html("");
        if let Some(stage) = app.stage.get() {
            shape.set_value(Some(picture_shape::follow(&stage.picture)));
            // Fails only where a node is put into itself.
            place.append_child(&stage.picture).ok();
            place.append_child(&stage.overlay).ok();
        }
    });
    let mirrored = move || app.stage.get().is_some_and(|stage| stage.mirrored);
    view! {
        <div
            class="stage-picture"
            class:mirrored=mirrored
            node_ref=place
            role="img"
            aria-label=words.picture_label
        ></div>
    }
}
