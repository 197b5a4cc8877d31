//! The figure of a rep at one moment, over the video's picture where that is at hand.

use crate::browser::painter::Easel;
use crate::browser::set_video::SetVideo;
use crate::ui::words::use_words;
use leptos::html::{Canvas, Video};
use leptos::prelude::*;
use page::live::overlay::{Figure, strokes};
use page::replay::playback::{ShownSet, Window};
use std::sync::Arc;

/// The canvas's width and height, pixels: sharp at the size at which phones show it.
const CANVAS_PX: (u32, u32) = (560, 700);
/// How much bolder the strokes are than in a picture as high: two figures stand beside each other
/// on a phone.
const BOLDNESS: f64 = 1.6;

/// The figure, and the picture behind it where the set's file is at hand.
#[component]
pub fn ReplayFigure(
    /// The set.
    set: StoredValue<ShownSet>,
    /// The rep, 1 = first.
    number: Signal<u32>,
    /// How far it has come, 0…1.
    share: RwSignal<f64>,
    /// The file.
    video: Option<Arc<SetVideo>>,
    /// Whether it is wanted.
    is_video_shown: RwSignal<bool>,
) -> impl IntoView {
    let words = use_words();
    let canvas = NodeRef::<Canvas>::new();
    let easel = StoredValue::new_local(None::<Easel>);
    let window = Memo::new(move |_| set.with_value(|set| set.window(number.get())));
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        if easel.with_value(Option::is_none) {
            easel.set_value(Easel::on(canvas).ok());
        }
        let (number, share) = (number.get(), share.get());
        easel.with_value(|easel| {
            let Some(easel) = easel else { return };
            set.with_value(|set| match set.frame(number, share).zip(window.get()) {
                Some((frame, window)) => {
                    let strokes = strokes(
                        &Figure::again(frame, set.replay.near_is_left),
                        BOLDNESS * window.height_px,
                    );
                    if let Err(cause) = easel.draw(&strokes, window) {
                        leptos::logging::warn!("the figure could not be drawn: {cause:?}");
                    }
                }
                None => easel.clear(),
            });
        });
    });
    view! {
        <div class="replay-stage">
            {move || {
                video
                    .clone()
                    .filter(|_| is_video_shown.get())
                    .map(|video| {
                        view! {
                            <Picture set=set number=number share=share window=window video=video />
                        }
                    })
            }}
            <canvas
                node_ref=canvas
                class="replay-figure"
                width=CANVAS_PX.0
                height=CANVAS_PX.1
                role="img"
                aria-label=words.replay.figure
            ></canvas>
        </div>
    }
}

/// The part of the video that the figure is in.
#[component]
fn Picture(
    set: StoredValue<ShownSet>,
    number: Signal<u32>,
    share: RwSignal<f64>,
    window: Memo<Option<Window>>,
    video: Arc<SetVideo>,
) -> impl IntoView {
    let element = NodeRef::<Video>::new();
    let settled = RwSignal::new(());
    let t_s = Memo::new(move |_| {
        set.with_value(|set| set.frame(number.get(), share.get()).map(|frame| frame.t_s))
    });
    let url = {
        let video = Arc::clone(&video);
        Memo::new(move |_| t_s.get().and_then(|t_s| video.url_at(t_s).map(str::to_owned)))
    };
    Effect::new(move |_| {
        // While it moves to one moment it takes no other: the last one asked for is shown once it
        // has settled.
        settled.track();
        if let Some((element, t_s)) = element.get().zip(t_s.get()) {
            video.show_moment(&element, t_s);
        }
    });
    let percent = move |part: fn(Window, f64) -> f64| {
        let picture_px = set.with_value(|set| f64::from(set.replay.width_px));
        move || window.get().map(|window| format!("{:.2}%", 100.0 * part(window, picture_px)))
    };
    view! {
        <video
            node_ref=element
            class="replay-picture"
            src=url
            muted=true
            playsinline=true
            preload="auto"
            aria-hidden="true"
            tabindex="-1"
            style:width=percent(|window, picture_px| picture_px / window.width_px)
            style:left=percent(|window, _| -window.corner.x / window.width_px)
            style:top=percent(|window, _| -window.corner.y / window.height_px)
            on:loadeddata=move |_| settled.set(())
            on:seeked=move |_| settled.set(())
        ></video>
    }
}
