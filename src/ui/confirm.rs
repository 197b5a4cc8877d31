//! A button whose deed can't be undone: it asks once more.

use crate::ui::words::use_words;
use leptos::html::Button;
use leptos::prelude::*;

/// The button, and the question in its place once it is pressed.
#[component]
pub fn Confirm(
    /// What the button says.
    label: &'static str,
    /// What is asked.
    #[prop(into)]
    question: Signal<String>,
    /// What is done then.
    on_yes: Callback<()>,
) -> impl IntoView {
    let words = &use_words().history;
    let asks = RwSignal::new(false);
    let keep = NodeRef::<Button>::new();
    // The focus goes to the way back.
    Effect::new(move |_| keep.get().map(|keep| keep.focus()));
    let yes = move |_| {
        asks.set(false);
        on_yes.run(());
    };
    view! {
        <Show
            when=move || asks.get()
            fallback=move || {
                view! {
                    <button class="button small" on:click=move |_| asks.set(true)>
                        {label}
                    </button>
                }
            }
        >
            <div class="confirm" role="group" aria-label=label>
                <p role="alert">{question}</p>
                <div class="actions">
                    <button class="button small" node_ref=keep on:click=move |_| asks.set(false)>
                        {words.keep}
                    </button>
                    <button class="button small danger" on:click=yes>
                        {words.delete}
                    </button>
                </div>
            </div>
        </Show>
    }
}
