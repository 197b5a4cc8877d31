//! The picture of a drill.

use hinge::Drill;
use leptos::prelude::*;
use page::drill_picture::{Role, Shape, drill_picture};

/// The picture, without words of its own: the drill's name stands beside it.
pub fn picture_of(drill: &Drill) -> impl IntoView + use<> {
    let picture = drill_picture(drill);
    let view = picture.view.map(|length| format!("{length:.1}")).join(" ");
    view! {
        <svg class="drill-picture" viewBox=view aria-hidden="true">
            {picture
                .shapes
                .into_iter()
                .map(|Shape { role, path }| view! { <path class=class(role) d=path /> })
                .collect_view()}
        </svg>
    }
}

/// By which the stylesheet gives it its colour.
fn class(role: Role) -> &'static str {
    match role {
        Role::Ground => "drawn-ground",
        Role::Wall => "drawn-wall",
        Role::Rest => "drawn-rest",
        Role::Far => "drawn-far",
        Role::Body => "drawn-body",
        Role::Arm => "drawn-arm",
        Role::Rod => "drawn-rod",
        Role::Held => "drawn-held",
    }
}
