//! A part of a screen that is opened by its heading.

use leptos::html::Details;
use leptos::prelude::*;

/// The heading, and below it what it opens.
#[component]
pub fn Fold(
    /// The heading's id, by which its part is named too.
    id: &'static str,
    /// The heading.
    title: &'static str,
    /// Whether it is open at first.
    #[prop(optional)]
    is_open: bool,
    /// The element, for who opens it from elsewhere.
    #[prop(optional)]
    node: NodeRef<Details>,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="fold" open=is_open node_ref=node data-testid=format!("fold-{id}")>
            <summary>
                <h2 id=id>{title}</h2>
            </summary>
            <div class="fold-inside">{children()}</div>
        </details>
    }
}
