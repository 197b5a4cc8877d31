//! Opening what was sent, and the list of what was opened.

use super::athletes::Athletes;
use super::scanner::Scanner;
use crate::browser::text_file;
use crate::exchange::Exchange;
use crate::state::AppState;
use crate::ui::brand::Brand;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::share::limits::TEXT_MOST_CHARS;
use leptos::html::{H1, Input, Textarea};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};

/// The screen.
#[component]
pub fn Inbox() -> impl IntoView {
    let app = expect_context::<AppState>();
    let exchange = expect_context::<Exchange>();
    let words = use_words().exchange;
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    let error = move || {
        exchange.error.get().map(|error| view! { <Notice text=(words.error)(error).to_owned() /> })
    };
    let not_kept = move || {
        (!exchange.is_kept.get()).then(|| view! { <Notice text=words.not_kept.to_owned() /> })
    };
    let lost = move || {
        Some(exchange.lost.get())
            .filter(|lost| *lost > 0)
            .map(|lost| view! { <Notice text=(words.lost)(lost) /> })
    };
    view! {
        <Brand />
        <main class="exchange">
            <div class="exchange-words">
                <h1 node_ref=heading tabindex="-1">
                    {words.inbox}
                </h1>
                <p class="lead">{words.inbox_what}</p>
            </div>
            {error}
            {not_kept}
            {lost}
            <OpenBox />
            <Athletes />
            <div class="actions">
                <button class="button" on:click=move |_| app.go_home()>
                    {words.start}
                </button>
            </div>
        </main>
    }
}

/// Pasting, choosing and dropping.
#[component]
fn OpenBox() -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words().exchange;
    let text = NodeRef::<Textarea>::new();
    let input = NodeRef::<Input>::new();
    let is_over = RwSignal::new(false);
    let unreadable = RwSignal::new(false);
    let open_text = move |_| {
        if let Some(text) = text.get_untracked() {
            exchange.open_text(&text.value());
        }
    };
    let open_file = move |file: File| {
        unreadable.set(false);
        spawn_local(async move {
            match text_file::text_of(&file, TEXT_MOST_CHARS).await {
                Some(text) => exchange.open_text(&text),
                None => unreadable.set(true),
            }
        });
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again.
        input.set_value("");
        if let Some(file) = file {
            open_file(file);
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        if let Some(file) = text_file::dropped(&event) {
            open_file(file);
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    };
    view! {
        <section
            class="open-box"
            class:over=move || is_over.get()
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <label class="setting">
                <span>{words.paste}</span>
                <textarea
                    node_ref=text
                    rows="3"
                    data-testid="paste"
                    autocomplete="off"
                    spellcheck="false"
                ></textarea>
            </label>
            <div class="actions">
                <button class="button primary" data-testid="open" on:click=open_text>
                    {words.open}
                </button>
                <button
                    class="button"
                    on:click=move |_| {
                        if let Some(input) = input.get_untracked() {
                            input.click()
                        }
                    }
                >
                    {words.choose_file}
                </button>
                <input
                    node_ref=input
                    type="file"
                    hidden=true
                    data-testid="dowel-file"
                    on:change=chosen
                />
                <span class="fine drop-words">{words.or_drop}</span>
            </div>
            <Scanner />
            <Show when=move || unreadable.get()>
                <Notice text=words.file_unreadable.to_owned() />
            </Show>
        </section>
    }
}
