//! The choice of the camera on a phone, with a picture of how the phone then leans.

use crate::browser::cameras;
use crate::preferences;
use crate::set::choice;
use crate::state::AppState;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::device::lens::first_side;
use page::device::level::CameraSide;

/// Both cameras, with what each is good for; nothing on a device without touch or with one camera.
#[component]
pub fn CameraChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().filming;
    let has_touch = cameras::has_touch();
    choice::look_up_cameras(app);
    let is_offered = move || has_touch && !app.has_one_camera.get();
    let chosen =
        move || app.settings.with(|settings| settings.camera.unwrap_or(first_side(has_touch)));
    let card = move |side: CameraSide, [name, what]: [&'static str; 2], value: &'static str| {
        let choose = move |_| {
            preferences::change_settings(app, |settings| settings.camera = Some(side));
        };
        view! {
            <label class="camera-card">
                <input
                    type="radio"
                    name="camera"
                    value=value
                    prop:checked=move || chosen() == side
                    on:change=choose
                />
                <LeaningPhone side=side />
                <span class="camera-words">
                    <strong>{name}</strong>
                    <span>{what}</span>
                </span>
            </label>
        }
    };
    view! {
        <Show when=is_offered>
            <fieldset class="camera-choice" data-testid="camera-choice">
                <legend>{words.camera}</legend>
                {card(CameraSide::Front, words.front, "front")}
                {card(CameraSide::Rear, words.rear, "rear")}
            </fieldset>
        </Show>
    }
}

/// A phone leans on a wall, from the side: its screen, its camera and where that looks.
#[component]
fn LeaningPhone(side: CameraSide) -> impl IntoView {
    let is_front = side == CameraSide::Front;
    view! {
        <svg class="leaning" viewBox="0 0 96 72" aria-hidden="true">
            <path class="leaning-wall" d="M8 6 V64 H90" />
            <path class="leaning-view" d="M22 34 L72 10 V60 Z" />
            <g class="leaning-phone">
                <path d="M21 61 L13 24" />
                <path
                    class="leaning-screen"
                    d=if is_front { "M25 59 L17.5 25" } else { "M15.5 61.5 L9.5 27" }
                />
            </g>
            <g class="leaning-person">
                <circle cx="76" cy="21" r="5.5" />
                <path d="M76 30 V46 M76 46 V61" />
            </g>
        </svg>
    }
}
