//! The picture of how to film.

use crate::state::AppState;
use crate::ui::words::use_words;
use hinge::Drill;
use leptos::prelude::*;
use page::drill_picture::{DrillPicture, Role, Shape, drill_picture};

/// The width of what an upright picture shows in a plan, and the least height, cm.
const UPRIGHT_VIEW_CM: (f64, f64) = (98.0, 190.0);

/// How the phone stands for the chosen drill, with the body at rest in its picture: upright at the
/// height of the hips, or on its long side on the floor for a body that lies; and from above, how
/// far away and how turned the body is.
#[component]
pub fn PlanPicture() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let lies = Memo::new(move |_| app.drill.with(Drill::lies));
    let label = move || (words.filming.how)(lies.get());
    let place = move || if lies.get() { words.filming.on_floor } else { words.filming.at_hips };
    let figure = move || app.drill.with(Figure::of);
    view! {
        <svg class="plan" viewBox="0 0 340 136" role="img" aria-label=label>
            <path class="plan-view" d="M124 58 L318 4 V112 Z" />
            {move || {
                if lies.get() {
                    view! {
                        <PhoneLying figure=figure() />
                        <BodyLying />
                    }
                        .into_any()
                } else {
                    view! {
                        <PhoneUpright figure=figure() />
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

/// The body at rest as the phone's picture shows it.
struct Figure {
    /// The part of the drill's picture that is seen, as an SVG's view box.
    view: String,
    shapes: Vec<Shape>,
}

impl Figure {
    fn of(drill: &Drill) -> Self {
        let DrillPicture { shapes, view: [left, top, width, height] } = drill_picture(drill);
        let (width_cm, least_cm) = UPRIGHT_VIEW_CM;
        let seen = if drill.lies() {
            [left, top, width, height]
        } else {
            let height_cm = height.max(least_cm);
            [left + (width - width_cm) / 2.0, top + height - height_cm, width_cm, height_cm]
        };
        let shapes = shapes
            .into_iter()
            .filter(|shape| matches!(shape.role, Role::Ground | Role::Rest))
            .collect();
        Self { view: seen.map(|length| format!("{length:.1}")).join(" "), shapes }
    }

    /// In a place of the plan: left, top, width and height there.
    fn at(self, [x, y, width, height]: [f64; 4]) -> impl IntoView {
        let class = |role| if role == Role::Rest { "plan-body" } else { "plan-ground" };
        view! {
            <svg x=x y=y width=width height=height viewBox=self.view>
                {self
                    .shapes
                    .into_iter()
                    .map(|Shape { role, path }| view! { <path class=class(role) d=path /> })
                    .collect_view()}
            </svg>
        }
    }
}

/// Upright on something as high as the hips; and the phone from above.
#[component]
fn PhoneUpright(
    /// What its picture shows.
    figure: Figure,
) -> impl IntoView {
    view! {
        <path class="plan-stand" d="M12 90 H84 M22 90 V114 M74 90 V114" />
        <rect class="plan-phone" x="25" y="1" width="46" height="86" rx="7" />
        <rect class="plan-screen" x="29" y="5" width="38" height="78" rx="3" />
        {figure.at([29.0, 7.0, 38.0, 74.0])}
        <rect class="plan-phone" x="112" y="42" width="9" height="32" rx="3" />
    }
}

/// On its long side, on the floor; and the phone from above.
#[component]
fn PhoneLying(
    /// What its picture shows.
    figure: Figure,
) -> impl IntoView {
    view! {
        <rect class="plan-phone" x="5" y="69" width="86" height="46" rx="7" />
        <rect class="plan-screen" x="9" y="73" width="78" height="38" rx="3" />
        {figure.at([11.0, 75.0, 74.0, 34.0])}
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
