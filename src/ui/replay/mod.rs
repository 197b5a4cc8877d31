//! The replay: figure, outline and rod of a rep, alone or beside another one.

pub mod figure;
pub mod of_set;

use crate::browser::animation::Animation;
use crate::browser::set_video::SetVideo;
use crate::ui::live::contact_states::ContactStates;
use crate::ui::replay::figure::ReplayFigure;
use crate::ui::words::use_words;
use hinge::back::rod::Contact;
use leptos::prelude::*;
use page::figures;
use page::replay::playback::{BOTTOM_SHARE, SLOW, ShownSet, first_pair, share_after};
use std::sync::Arc;

/// Steps of the slider from a rep's start to its end.
const STEPS: f64 = 200.0;

/// What is shown now.
#[derive(Clone, Copy)]
struct Player {
    /// The rep on the left, 1 = first.
    rep: RwSignal<u32>,
    /// The one beside it.
    other: RwSignal<Option<u32>>,
    /// How far both have come, 0…1.
    share: RwSignal<f64>,
    is_playing: RwSignal<bool>,
    is_slow: RwSignal<bool>,
}

/// Shows a set again, rep by rep, each beside another one of it or of another set. It begins at the
/// bottom, and does not move before it is asked to.
#[component]
pub fn ReplayPlayer(
    /// The set.
    set: ShownSet,
    /// The set that the other rep is of, as the same drill a month ago; the same one unless given.
    #[prop(optional_no_strip)]
    other: Option<ShownSet>,
    /// The set's video, while it is at hand.
    #[prop(optional_no_strip)]
    video: Option<Arc<SetVideo>>,
    /// That of the set that the other rep is of.
    #[prop(optional_no_strip)]
    other_video: Option<Arc<SetVideo>>,
) -> impl IntoView {
    let words = use_words();
    let Some((rep, beside)) = first_pair(&set, other.as_ref()) else {
        return view! { <p class="fine">{words.replay.no_frames}</p> }.into_any();
    };
    let player = Player {
        rep: RwSignal::new(rep),
        other: RwSignal::new(beside),
        share: RwSignal::new(BOTTOM_SHARE),
        is_playing: RwSignal::new(false),
        is_slow: RwSignal::new(false),
    };
    let second_video = if other.is_some() { other_video } else { video.clone() };
    let has_video = video.is_some() || second_video.is_some();
    let is_video_shown = RwSignal::new(true);
    let second = StoredValue::new(other.unwrap_or_else(|| set.clone()));
    let set = StoredValue::new(set);
    let can_compare = second.with_value(|second| !second.numbers().is_empty()) && beside.is_some();
    let is_beside = Memo::new(move |_| player.other.get().is_some());
    let beside_number = Signal::derive(move || player.other.get().or(beside).unwrap_or(rep));
    let compare =
        move |event| player.other.set(event_target_checked(&event).then_some(beside).flatten());
    view! {
        <div class="replay-player">
            <Show when=move || can_compare>
                <label class="choice">
                    <input
                        type="checkbox"
                        role="switch"
                        data-testid="compare"
                        prop:checked=is_beside
                        on:change=compare
                    />
                    <span>{words.replay.compare}</span>
                </label>
            </Show>
            <Show when=move || has_video>
                <label class="choice">
                    <input
                        type="checkbox"
                        role="switch"
                        data-testid="show-video"
                        prop:checked=is_video_shown
                        on:change=move |event| is_video_shown.set(event_target_checked(&event))
                    />
                    <span>{words.replay.show_video}</span>
                </label>
            </Show>
            <div class="replay-sides" class:two=is_beside>
                <Side
                    set=set
                    number=player.rep
                    share=player.share
                    video=video
                    is_video_shown=is_video_shown
                    label=words.replay.rep
                    choose=move |number| player.rep.set(number)
                />
                <Show when=move || is_beside.get()>
                    <Side
                        set=second
                        number=beside_number
                        share=player.share
                        video=second_video.clone()
                        is_video_shown=is_video_shown
                        label=words.replay.compared_rep
                        choose=move |number| player.other.set(Some(number))
                    />
                </Show>
            </div>
            <Controls player=player set=set second=second />
        </div>
    }
    .into_any()
}

/// Play, slower, where in the rep, and the way to the first lost contact.
#[component]
fn Controls(
    player: Player,
    set: StoredValue<ShownSet>,
    second: StoredValue<ShownSet>,
) -> impl IntoView {
    let words = &use_words().replay;
    let running = StoredValue::new_local(None::<Animation>);
    Effect::new(move |_| {
        let animation = player.is_playing.get().then(|| {
            Animation::each(move |passed_s| {
                let speed = if player.is_slow.get_untracked() { SLOW } else { 1.0 };
                let next = set.with_value(|set| {
                    let rep = set.rep(player.rep.get_untracked())?;
                    Some(share_after(rep, player.share.get_untracked(), passed_s * speed))
                });
                if let Some(next) = next {
                    player.share.set(next);
                }
            })
        });
        running.set_value(animation);
    });
    let scrub = move |event| {
        player.is_playing.set(false);
        if let Ok(step) = event_target_value(&event).parse::<f64>() {
            player.share.set((step / STEPS).clamp(0.0, 1.0));
        }
    };
    let lost_share = Memo::new(move |_| {
        let in_rep = set.with_value(|set| set.first_lost_share(player.rep.get()));
        in_rep.or_else(|| second.with_value(|second| second.first_lost_share(player.other.get()?)))
    });
    let to_lost = move |_| {
        player.is_playing.set(false);
        if let Some(share) = lost_share.get_untracked() {
            player.share.set(share);
        }
    };
    let hip_deg =
        move || set.with_value(|set| set.frame(player.rep.get(), player.share.get())?.hip_deg);
    let way = move || {
        if player.share.get() < BOTTOM_SHARE { words.on_the_way_down } else { words.on_the_way_up }
    };
    let said = move || format!("{} {}, {}", words.hip_axis, figures::degrees(hip_deg()), way());
    let play_words = move || if player.is_playing.get() { words.pause } else { words.play };
    view! {
        <div class="replay-controls">
            <button
                class="button primary"
                on:click=move |_| player.is_playing.update(|is_playing| *is_playing = !*is_playing)
            >
                {play_words}
            </button>
            <button
                class="button"
                aria-pressed=move || player.is_slow.get().to_string()
                aria-label=words.slowly
                on:click=move |_| player.is_slow.update(|is_slow| *is_slow = !*is_slow)
            >
                "½×"
            </button>
            <input
                type="range"
                class="scrub"
                min="0"
                max=STEPS
                step="1"
                aria-label=words.scrub
                aria-valuetext=said
                prop:value=move || (player.share.get() * STEPS).round()
                on:input=scrub
            />
            <Show when=move || lost_share.get().is_some()>
                <button class="button small" on:click=to_lost>
                    {words.first_lost}
                </button>
            </Show>
        </div>
    }
}

/// One rep: which, its figure, and what holds at that moment.
#[component]
fn Side(
    set: StoredValue<ShownSet>,
    #[prop(into)] number: Signal<u32>,
    share: RwSignal<f64>,
    video: Option<Arc<SetVideo>>,
    is_video_shown: RwSignal<bool>,
    label: &'static str,
    choose: impl Fn(u32) + Send + 'static,
) -> impl IntoView {
    let words = &use_words().replay;
    let name = set.with_value(|set| set.name.clone());
    let options = set.with_value(|set| {
        let (best, worst) = (set.best(), set.worst());
        let option = |number: u32| {
            let score = set.rep(number).and_then(|rep| rep.score).map(page::set_figures::rounded);
            let rank = if Some(number) == best {
                Some(words.best)
            } else {
                worst.filter(|worst| *worst == number).map(|_| words.worst)
            };
            let rank = rank.map(|rank| format!(", {rank}")).unwrap_or_default();
            (number, format!("{number} · {}{rank}", figures::score(score)))
        };
        set.numbers().into_iter().map(option).collect::<Vec<_>>()
    });
    let options = options.into_iter().map(|(own, said)| {
        view! {
            <option value=own prop:selected=move || number.get() == own>
                {said}
            </option>
        }
    });
    let chosen = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            choose(number);
        }
    };
    view! {
        <div class="replay-side">
            {name.map(|name| view! { <p class="replay-name">{name}</p> })}
            <select class="pick" aria-label=label on:change=chosen>
                {options.collect_view()}
            </select>
            <ReplayFigure
                set=set
                number=number
                share=share
                video=video
                is_video_shown=is_video_shown
            /> <Moment set=set number=number share=share />
        </div>
    }
}

/// The hip angle and the contacts' states in words.
#[component]
fn Moment(set: StoredValue<ShownSet>, number: Signal<u32>, share: RwSignal<f64>) -> impl IntoView {
    let words = &use_words().replay;
    let moment = Memo::new(move |_| {
        set.with_value(|set| {
            let frame = set.frame(number.get(), share.get())?;
            let mut marks =
                frame.back.iter().flat_map(|back| &back.contacts).map(|mark| mark.contact);
            let contacts = std::array::from_fn(|_| marks.next().unwrap_or(Contact::Unjudged));
            Some((figures::degrees(frame.hip_deg), contacts))
        })
    });
    move || match moment.get() {
        None => view! { <p class="replay-moment">{words.nobody}</p> }.into_any(),
        Some((hip, contacts)) => view! {
            <dl class="replay-moment" data-testid="moment">
                <div class="replay-hip">
                    <dt>{words.hip_axis}</dt>
                    <dd>{hip}</dd>
                </div>
                <ContactStates contacts=contacts />
            </dl>
        }
        .into_any(),
    }
}
