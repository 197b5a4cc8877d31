//! The choice of the drill: a row that shows the chosen one, and the cards of all of them.

use crate::set::choice;
use crate::state::AppState;
use crate::ui::drill_picture::picture_of;
use crate::ui::words::use_words;
use hinge::Drill;
use leptos::ev::MouseEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use page::drills;

/// The chosen drill; leads to the others.
#[component]
pub fn DrillChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let is_open = RwSignal::new(false);
    let name = move || app.drill.with(|drill| drills::name(&drill.id, words.language));
    view! {
        <button
            class="drill-row"
            data-testid="drill"
            data-drill=move || app.drill.with(|drill| drill.id.clone())
            aria-haspopup="dialog"
            on:click=move |_| is_open.set(true)
        >
            {move || app.drill.with(picture_of)}
            <span class="drill-row-words">
                <span>{words.drill}</span>
                " "
                <strong data-testid="drill-name">{name}</strong>
            </span>
            <span class="drill-change">{words.home.change_drill}</span>
        </button>
        <Show when=move || is_open.get()>
            <Drills is_open=is_open />
        </Show>
    }
}

/// The cards of all drills, from the easiest on, over the screen.
#[component]
fn Drills(is_open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(Err(cause)) = dialog.get().map(|dialog| dialog.show_modal()) {
            leptos::logging::warn!("the drills can't be shown: {cause:?}");
            is_open.set(false);
        }
    });
    // The browser gives the focus back to where it was.
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    let cards = drills::all().into_iter().map(|drill| view! { <Card drill=drill close=close /> });
    view! {
        <dialog
            node_ref=dialog
            class="drills"
            aria-labelledby="drills"
            data-testid="drills"
            on:close=move |_| is_open.set(false)
        >
            <header>
                <h2 id="drills">{words.home.drills}</h2>
                <button class="button small" on:click=move |_| close.run(())>
                    {words.home.done}
                </button>
            </header>
            <p class="fine">{words.home.drills_what}</p>
            <div class="drill-cards" role="radiogroup" aria-labelledby="drills">
                {cards.collect_view()}
            </div>
        </dialog>
    }
}

/// A drill. A tap chooses it and closes; the keyboard chooses, and goes on to the next.
#[component]
fn Card(drill: Drill, close: Callback<()>) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let told = drills::words(&drill, words.language).cloned();
    let picture = picture_of(&drill);
    let id = StoredValue::new(drill.id.clone());
    let is_chosen = move || app.drill.with(|chosen| id.with_value(|id| chosen.id == *id));
    let choose = move |_| choice::choose_drill(app, drill.clone());
    // What the keyboard does comes to the input itself, a tap to what lies round it.
    let tap = move |event: MouseEvent| {
        if event_target::<web_sys::Element>(&event).tag_name() != "INPUT" {
            close.run(());
        }
    };
    told.map(|told| {
        view! {
            <label class="drill-card" data-drill=id.get_value() on:click=tap>
                <input
                    type="radio"
                    name="drill"
                    value=id.get_value()
                    autofocus=untrack(is_chosen)
                    prop:checked=is_chosen
                    on:change=choose
                />
                {picture}
                <span class="drill-card-words">
                    <strong>{told.name}</strong>
                    <span>{told.rep}</span>
                </span>
            </label>
        }
    })
}

/// How to stand for the chosen drill, what makes a rep, and what the camera can't see of it.
#[component]
pub fn DrillWords() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let told = move || {
        app.drill.with(|drill| drills::words(drill, words.language).cloned()).map(|of_drill| {
            view! {
                <h2 id="drill-words">{of_drill.name}</h2>
                <p>{of_drill.stand}</p>
                <p>{of_drill.rep}</p>
                <p class="fine">{words.unseen_from_the_side} " " {of_drill.unseen}</p>
            }
        })
    };
    view! {
        <div class="drill-words" data-testid="drill-words">
            {told}
        </div>
    }
}
