//! What the other screens show of the exchange.

use crate::exchange::Exchange;
use crate::set::choice;
use crate::state::AppState;
use crate::ui::words::use_words;
use hinge::Drill;
use hinge::share::Reply;
use leptos::prelude::*;
use page::drills;

/// Leads to what was sent.
#[component]
pub fn InboxButton() -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    view! {
        <button class="button" data-testid="inbox" on:click=move |_| exchange.show_inbox()>
            {words.exchange.inbox}
        </button>
    }
}

/// Says that a link waits, and opens it.
#[component]
pub fn Waiting() -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words().exchange;
    let waits = move || exchange.waiting.with(Option::is_some);
    view! {
        <Show when=waits>
            <div class="waiting-link" role="status">
                <p>{words.arrived}</p>
                <button class="button small" on:click=move |_| exchange.open_waiting()>
                    {words.arrived_open}
                </button>
            </div>
        </Show>
    }
}

/// The work that the coach set, each with a button that chooses its drill.
#[component]
pub fn CoachWork() -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let work = move || exchange.replies.with(|replies| replies.work().cloned().collect::<Vec<_>>());
    let has_work = move || exchange.replies.with(|replies| replies.work().next().is_some());
    view! {
        <Show when=has_work>
            <section class="coach-work" aria-labelledby="coach-work">
                <h2 id="coach-work">{words.exchange.work_from_coach}</h2>
                <ul role="list">
                    <For
                        each=work
                        key=|reply| (reply.set, reply.next.as_ref().map(|next| next.drill.clone()))
                        let:reply
                    >
                        <Work reply=reply />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Work(reply: Reply) -> impl IntoView {
    let app = expect_context::<AppState>();
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let Reply { set, next, coach, .. } = reply;
    next.map(|next| {
        let name = drills::name(&next.drill, words.language);
        let told = (words.exchange.work)(&next);
        let drill = Drill::by_id(&next.drill).ok();
        let choose = drill.map(|drill| {
            view! {
                <button
                    class="button small"
                    aria-label=(words.choose_drill)(&name)
                    on:click=move |_| choice::choose_drill(app, drill.clone())
                >
                    {words.choose}
                </button>
            }
        });
        view! {
            <li data-testid="coach-work">
                <p>
                    <strong>{name}</strong>
                    <span>{told}{coach.map(|coach| format!(" · {coach}"))}</span>
                </p>
                <div class="actions">
                    {choose}
                    <button class="button small quiet" on:click=move |_| exchange.show_reply(set)>
                        {words.exchange.read_notes}
                    </button>
                    <button
                        class="button small quiet"
                        on:click=move |_| {
                            exchange.change_replies(|replies| replies.finish_work(set))
                        }
                    >
                        {words.exchange.done}
                    </button>
                </div>
            </li>
        }
    })
}
