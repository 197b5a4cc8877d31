//! The picture of how to film.

use crate::state::AppState;
use crate::ui::words::use_words;
use hinge::Drill;
use leptos::prelude::*;

/// How the phone stands for the chosen drill: with its picture upright at the height of the hips,
/// or lying on the floor for a body that lies; and from above, how far away and how turned the body
/// is.
#[component]
pub fn PlanPicture() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let lies = Memo::new(move |_| app.drill.with(Drill::lies));
    let label = move || (words.filming.how)(lies.get());
    let place = move || if lies.get() { words.filming.on_floor } else { words.filming.at_hips };
    view! {
        <svg class="plan" viewBox="0 0 340 136" role="img" aria-label=label>
            <path class="plan-view" d="M124 58 L318 4 V112 Z" />
            {move || {
                if lies.get() {
                    view! {
                        <PhoneLying />
                        <BodyLying />
                    }
                        .into_any()
                } else {
                    view! {
                        <PhoneUpright />
                        <BodyUpright />
                    }
                        .into_any()
                }
            }}
            <path class="plan-floor" d="M4 117 H92" />
            <text class="plan-text place" x="48" y="133" text-anchor="middle">
                {place}
            </text>
            <path class="plan-way" d="M136 58 H262" />
            <text class="plan-text" x="190" y="49" text-anchor="middle">
                {words.distance}
            </text>
        </svg>
    }
}

/// Upright on something as high as the hips; and the phone from above.
#[component]
fn PhoneUpright() -> impl IntoView {
    view! {
        <path class="plan-stand" d="M12 77 H84 M22 77 V114 M74 77 V114" />
        <rect class="plan-phone" x="31" y="7" width="34" height="67" rx="6" />
        <rect class="plan-screen" x="35" y="11" width="26" height="59" rx="3" />
        <path class="plan-figure" d="M48 35 V44 M48 44 V60" />
        <circle class="plan-phone" cx="48" cy="24" r="4.5" />
        <rect class="plan-phone" x="112" y="42" width="9" height="32" rx="3" />
    }
}

/// On its long side, on the floor; and the phone from above.
#[component]
fn PhoneLying() -> impl IntoView {
    view! {
        <rect class="plan-phone" x="14" y="80" width="68" height="35" rx="6" />
        <rect class="plan-screen" x="18" y="84" width="60" height="27" rx="3" />
        <path class="plan-figure" d="M36 105 H52 L59 94 L65 105" />
        <circle class="plan-phone" cx="27" cy="103" r="4.5" />
        <rect class="plan-phone" x="112" y="34" width="9" height="48" rx="3" />
    }
}

/// Somebody who stands or kneels, from above: the shoulders in line with the phone.
#[component]
fn BodyUpright() -> impl IntoView {
    view! {
        <ellipse class="plan-body" cx="288" cy="60" rx="24" ry="12" />
        <circle class="plan-head" cx="288" cy="55" r="10" />
        <path class="plan-facing" d="M288 38 V17 M280 25 L288 16 L296 25" />
    }
}

/// Somebody who lies, from above: across the phone's view.
#[component]
fn BodyLying() -> impl IntoView {
    view! {
        <circle class="plan-head" cx="287" cy="22" r="8" />
        <rect class="plan-body" x="276" y="31" width="22" height="36" rx="9" />
        <path class="plan-limb" d="M282 62 V98 M292 62 V98" />
    }
}
