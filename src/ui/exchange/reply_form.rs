//! The coach's answer, kept as it is written.

use super::send::{Name, Send};
use crate::browser::address;
use crate::exchange::Exchange;
use crate::ui::words::use_words;
use hinge::share::limits::{MOST_REPS, NOTES_MOST_CHARS, REP_NOTE_MOST_CHARS};
use hinge::share::{NextWork, RepNote, Reply};
use leptos::prelude::*;
use page::drills;
use page::exchange::reply_parcel;
use std::sync::Arc;

/// Reps of a work before the coach says how many.
const FIRST_REPS: u32 = 8;

/// Notes, work and the ways to send them.
#[component]
pub fn ReplyForm(
    /// What was written so far.
    draft: Reply,
    /// How many reps can be written about.
    reps: usize,
) -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let words = use_words();
    let of = words.exchange;
    let message = (of.reply_message)(&drills::name(&draft.drill, words.language));
    let reply = RwSignal::new(draft.clone());
    let write = move |change: &dyn Fn(&mut Reply)| {
        reply.update(change);
        exchange.change_opened(|opened| opened.keep_draft(reply.get_untracked()));
    };
    let set_notes = move |event| write(&|reply| reply.notes = event_target_value(&event));
    let parcel = Arc::new(move || {
        reply_parcel(
            &Reply { coach: exchange.own_name(), ..reply.get_untracked() },
            &address::own(),
        )
    });
    let rep_notes = (1..).take(reps).map(|number: u32| {
        let written = draft
            .rep_notes
            .iter()
            .find(|note| note.rep == number)
            .map(|note| note.note.clone())
            .unwrap_or_default();
        let note = move |event| write(&|reply| put_note(reply, number, event_target_value(&event)));
        view! {
            <label class="setting">
                <span>{(of.rep)(number as usize)}</span>
                <input
                    type="text"
                    maxlength=REP_NOTE_MOST_CHARS
                    data-testid="rep-note"
                    value=written
                    on:change=note
                />
            </label>
        }
    });
    view! {
        <section class="answer" aria-labelledby="answer">
            <h2 id="answer">{of.answer}</h2>
            <label class="setting">
                <span>{of.notes}</span>
                <textarea
                    rows="4"
                    maxlength=NOTES_MOST_CHARS
                    data-testid="notes"
                    on:change=set_notes
                >
                    {draft.notes.clone()}
                </textarea>
            </label>
            <details>
                <summary>{of.rep_notes}</summary>
                <div class="rep-notes">{rep_notes.collect_view()}</div>
            </details>
            <Next reply=reply write=move |next| write(&|reply| reply.next.clone_from(&next)) />
            <Name label=of.coach_name />
            <Send parcel=parcel message=message qr_note=None is_primary=true />
        </section>
    }
}

/// The note on a rep; an empty one is none.
fn put_note(reply: &mut Reply, rep: u32, note: String) {
    reply.rep_notes.retain(|other| other.rep != rep);
    if !note.trim().is_empty() {
        reply.rep_notes.push(RepNote { rep, note });
        reply.rep_notes.sort_by_key(|note| note.rep);
    }
}

/// The work: a drill, and once there is one, how many reps and how far clean.
#[component]
fn Next(
    reply: RwSignal<Reply>,
    write: impl Fn(Option<NextWork>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = use_words();
    let of = words.exchange;
    let next = move || reply.with_untracked(|reply| reply.next.clone());
    let has_work = Memo::new(move |_| reply.with(|reply| reply.next.is_some()));
    let chosen = next().map(|next| next.drill).unwrap_or_default();
    let options = drills::all().into_iter().filter_map(|drill| {
        let name = drills::words(&drill, words.language)?.name.clone();
        Some(view! {
            <option value=drill.id.clone() selected=drill.id == chosen>
                {name}
            </option>
        })
    });
    let choose = move |event| {
        let drill = event_target_value(&event);
        let reps = next().map_or(FIRST_REPS, |next| next.reps);
        let clean_deg = next().and_then(|next| next.clean_deg);
        write((!drill.is_empty()).then_some(NextWork { drill, reps, clean_deg }));
    };
    let set_reps = move |event| {
        let reps = event_target_value(&event)
            .parse()
            .ok()
            .filter(|reps| (1..=MOST_REPS as u32).contains(reps));
        write(next().map(|next| NextWork { reps: reps.unwrap_or(next.reps), ..next }));
    };
    let set_clean = move |event| {
        let clean_deg =
            event_target_value(&event).parse().ok().filter(|deg: &f64| (0.0..=140.0).contains(deg));
        write(next().map(|next| NextWork { clean_deg, ..next }));
    };
    view! {
        <div class="next-work">
            <label class="setting">
                <span>{of.next_work}</span>
                <select data-testid="next-drill" on:change=choose>
                    <option value="">{of.no_work}</option>
                    {options.collect_view()}
                </select>
            </label>
            <Show when=move || has_work.get()>
                <label class="setting">
                    <span>{of.next_reps}</span>
                    <input
                        type="number"
                        inputmode="numeric"
                        min="1"
                        max=MOST_REPS
                        data-testid="next-reps"
                        prop:value=move || {
                            reply.with(|reply| reply.next.as_ref().map(|next| next.reps))
                        }
                        on:change=set_reps
                    />
                </label>
                <label class="setting">
                    <span>{of.next_clean}</span>
                    <input
                        type="number"
                        inputmode="numeric"
                        min="0"
                        max="140"
                        data-testid="next-clean"
                        prop:value=move || {
                            reply
                                .with(|reply| {
                                    reply
                                        .next
                                        .as_ref()
                                        .and_then(|next| next.clean_deg)
                                        .map_or(String::new(), |deg| deg.to_string())
                                })
                        }
                        on:change=set_clean
                    />
                </label>
            </Show>
        </div>
    }
}
