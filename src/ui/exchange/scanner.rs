//! Opening what was sent by its code: the camera looks for it. An installed app on an iPhone gets
//! no links, so it reads the code itself.

use crate::browser::code_reader::CodeReader;
use crate::exchange::Exchange;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use futures::future::{AbortHandle, abortable};
use leptos::html::Div;
use leptos::prelude::*;
use page::device::problem::CameraProblem;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlVideoElement;

/// The button, and while it looks the camera's picture.
#[component]
pub fn Scanner() -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let picture = RwSignal::new_local(None::<HtmlVideoElement>);
    let problem = RwSignal::new(None::<CameraProblem>);
    let running = RwSignal::new(None::<AbortHandle>);
    let stop = move || {
        // What is broken off lets its camera go.
        if let Some(looking) = running.try_update(Option::take).flatten() {
            looking.abort();
        }
        picture.try_set(None);
    };
    on_cleanup(stop);
    let start = move |_| {
        problem.set(None);
        let (look, handle) = abortable(async move {
            let reader = CodeReader::open(move |trouble| drop(problem.try_set(trouble))).await?;
            picture.try_set(Some(reader.video().clone()));
            reader.next_code().await
        });
        running.set(Some(handle));
        spawn_local(async move {
            let Ok(seen) = look.await else { return };
            stop();
            match seen {
                Ok(text) => exchange.open_text(&text),
                Err(cause) => drop(problem.try_set(Some(cause))),
            }
        });
    };
    let looks = Memo::new(move |_| running.with(Option::is_some));
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        place.set_inner_html("");
        if let Some(picture) = picture.get() {
            // Fails only where a node is put into itself.
            place.append_child(&picture).ok();
            place.scroll_into_view();
        }
    });
    let said =
        move || problem.get().map(|problem| view! { <Notice text=(words.camera)(&problem) /> });
    view! {
        <div class="scanner">
            <Show
                when=move || looks.get()
                fallback=move || {
                    view! {
                        <button class="button" data-testid="scan" on:click=start>
                            {words.exchange.scan}
                        </button>
                    }
                }
            >
                <div node_ref=place class="scanner-picture" data-testid="scanner"></div>
                <p role="status">{words.exchange.scan_what}</p>
                <button class="button" on:click=move |_| stop()>
                    {words.leave}
                </button>
            </Show>
            {said}
        </div>
    }
}
