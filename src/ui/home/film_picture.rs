//! The picture of how to film: a person side-on in a leaning phone's picture, the rod along the
//! back.

use crate::ui::words::use_words;
use leptos::prelude::*;

/// The picture.
#[component]
pub fn FilmPicture() -> impl IntoView {
    let words = use_words();
    view! {
        <svg class="film" viewBox="0 0 400 440" role="img" aria-label=words.picture>
            <rect class="film-phone" x="60" y="20" width="280" height="400" rx="34" />
            <rect class="film-screen" x="74" y="34" width="252" height="372" rx="22" />
            <path
                class="film-floor"
                d="M74 352 H326 V384 a22 22 0 0 1 -22 22 H96 a22 22 0 0 1 -22 -22 Z"
            />
            <g class="film-person">
                <path d="M184 348 L216 352" />
                <path d="M184 344 L194 272 L146 212 L238 160" />
                <path class="film-arm" d="M236 166 L234 222 L222 270" />
                <circle cx="279" cy="150" r="21" />
            </g>
            <path class="film-rod-edge" d="M24 259 L372 63" />
            <path class="film-rod" d="M24 259 L372 63" />
            <circle class="film-grain" cx="24" cy="259" r="9" />
            <circle class="film-grain-ring" cx="24" cy="259" r="4" />
            <g class="film-touch">
                <circle cx="132" cy="198" r="5" />
                <circle cx="223" cy="147" r="5" />
                <circle cx="265" cy="124" r="5" />
            </g>
        </svg>
    }
}

/// Seen from above: phone, distance, and the person turned sideways to it.
#[component]
pub fn PlanPicture() -> impl IntoView {
    let words = use_words();
    view! {
        <svg class="plan" viewBox="0 0 320 120" aria-hidden="true">
            <path class="plan-view" d="M40 60 L268 6 V114 Z" />
            <rect class="plan-phone" x="26" y="36" width="12" height="48" rx="4" />
            <path class="plan-way" d="M52 60 H216" />
            <text class="plan-text" x="132" y="50" text-anchor="middle">
                {words.distance}
            </text>
            <ellipse class="plan-body" cx="250" cy="60" rx="24" ry="13" />
            <circle class="plan-head" cx="250" cy="54" r="10" />
            <path class="plan-facing" d="M250 38 V16 M242 24 L250 15 L258 24" />
        </svg>
    }
}
