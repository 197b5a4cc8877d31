//! The coach's answer as the athlete sees it.

use super::date::date_said;
use crate::browser::address;
use crate::exchange::{Exchange, sending};
use crate::set::choice;
use crate::state::AppState;
use crate::ui::brand::Brand;
use crate::ui::notice::Notice;
use crate::ui::words::use_words;
use hinge::Drill;
use hinge::session::SessionRecord;
use hinge::share::{NextWork, Reply};
use leptos::html::H1;
use leptos::prelude::*;
use page::drills;
use page::exchange::reply_parcel;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The screen of the reply that is shown.
#[component]
pub fn ReplyScreen() -> impl IntoView {
    let app = expect_context::<AppState>();
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    let shown = move || {
        let key = exchange.shown.get()?;
        exchange.replies.with(|replies| replies.reply_for(key).cloned())
    };
    let not_kept = move || {
        (!exchange.is_kept.get())
            .then(|| view! { <Notice text=words.exchange.not_kept.to_owned() /> })
    };
    let told = move || {
        shown().map(|reply| {
            let title = from(&reply, words);
            let to = (words.exchange.reply_to)(
                &drills::name(&reply.drill, words.language),
                &date_said(reply.day, words, app),
            );
            view! {
                <div class="exchange-words">
                    <h1 node_ref=heading tabindex="-1">
                        {title}
                    </h1>
                    <p class="lead">{to}</p>
                </div>
                {not_kept}
                <Notes reply=reply.clone() />
                {reply.next.clone().map(|next| view! { <Work next=next /> })}
                <OtherApp reply=reply />
            }
        })
    };
    view! {
        <Brand />
        <main class="exchange" data-testid="reply">
            {told}
            <div class="actions">
                <button class="button" on:click=move |_| app.go_home()>
                    {words.exchange.start}
                </button>
            </div>
        </main>
    }
}

/// What the coach said of a set, where it is shown; nothing where the coach said nothing.
#[component]
pub fn ReplyTo(
    /// The set.
    record: Arc<SessionRecord>,
) -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    move || {
        exchange.reply_for(&record).map(|reply| {
            view! {
                <section class="reply-to" data-testid="reply-to">
                    <h2>{from(&reply, words)}</h2>
                    <Notes reply=reply />
                </section>
            }
        })
    }
}

fn from(reply: &Reply, words: &page::words::Words) -> String {
    let of = words.exchange;
    reply
        .coach
        .as_ref()
        .map_or_else(|| of.reply_from_coach.to_owned(), |coach| (of.reply_from)(coach))
}

#[component]
fn Notes(reply: Reply) -> impl IntoView {
    let words = use_words().exchange;
    let is_silent = reply.notes.trim().is_empty() && reply.rep_notes.is_empty();
    let on_reps = reply.rep_notes.into_iter().map(|note| {
        view! {
            <li>
                <strong>{(words.rep)(note.rep as usize)}</strong>
                " "
                {note.note}
            </li>
        }
    });
    view! {
        <div class="coach-notes" data-testid="coach-notes">
            <p class="written">{reply.notes}</p>
            {is_silent.then(|| view! { <p class="fine">{words.no_notes}</p> })}
            <ul role="list">{on_reps.collect_view()}</ul>
        </div>
    }
}

#[component]
fn Work(next: NextWork) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let choose = Drill::by_id(&next.drill).ok().map(|drill| {
        let choose = move |_| {
            choice::choose_drill(app, drill.clone());
            app.go_home();
        };
        view! {
            <button class="button primary" on:click=choose>
                {words.exchange.choose_this}
            </button>
        }
    });
    view! {
        <section class="work" data-testid="work">
            <h2>{words.exchange.work_from_coach}</h2>
            <p>
                <strong>{drills::name(&next.drill, words.language)}</strong>
                ", "
                {(words.exchange.work)(&next)}
            </p>
            <div class="actions">{choose}</div>
        </section>
    }
}

/// An app on the Home Screen of an iPhone does not share what Safari keeps: the answer is copied
/// over.
#[component]
fn OtherApp(reply: Reply) -> impl IntoView {
    let words = use_words().exchange;
    let copied = RwSignal::new(None::<String>);
    let by_hand = RwSignal::new(None::<String>);
    let copy = move |_| {
        if let Ok(parcel) = reply_parcel(&reply, &address::own()) {
            spawn_local(async move {
                match sending::copy_link(&parcel).await {
                    true => copied.set(Some((words.copied)(parcel.link.len()))),
                    false => by_hand.set(Some(parcel.link)),
                }
            });
        }
    };
    view! {
        <section class="other-app">
            <p class="fine">{words.other_app_what}</p>
            <button class="button small" on:click=copy>
                {words.other_app}
            </button>
            <div role="status">
                {move || copied.get().map(|text| view! { <p class="fine">{text}</p> })}
                {move || {
                    by_hand
                        .get()
                        .map(|link| {
                            view! {
                                <textarea readonly=true rows="3" aria-label=words.link>
                                    {link}
                                </textarea>
                            }
                        })
                }}
            </div>
        </section>
    }
}
