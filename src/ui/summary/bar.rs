//! The bar at the screen's lower edge: the next set, or the way out, wherever the table is scrolled
//! to.

use crate::set::start;
use crate::state::AppState;
use crate::ui::demo::AfterDemo;
use crate::ui::home::VideoChoice;
use crate::ui::words::use_words;
use hinge::session::SourceKind;
use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The bar.
#[component]
pub fn SetBar(
    /// Where the set came from: the next one comes from there too.
    source: SourceKind,
    /// Whether it is the demo, which has ways on of its own.
    is_demo: bool,
    /// What is opened to send the set; none where there is nothing to send.
    share: Option<NodeRef<Details>>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    if is_demo {
        return view! {
            <div class="set-bar">
                <AfterDemo />
            </div>
        }
        .into_any();
    }
    let again = match source {
        SourceKind::Camera => view! {
            <button class="button primary" on:click=move |_| start::start_camera(app)>
                {words.again}
            </button>
        }
        .into_any(),
        SourceKind::Video => {
            view! { <VideoChoice label=words.another_video is_primary=true /> }.into_any()
        }
    };
    let done = if app.history.is_opened.get_untracked() {
        view! {
            <button class="button" on:click=move |_| app.go_to_history()>
                {words.history.to_history}
            </button>
        }
        .into_any()
    } else {
        view! {
            <button class="button" on:click=move |_| app.go_home()>
                {words.done}
            </button>
        }
        .into_any()
    };
    let share = share.map(|share| {
        let open = move |_| {
            let Some(fold) = share.get_untracked() else { return };
            fold.set_open(true);
            // The focus goes with the sight.
            if let Ok(Some(heading)) = fold.query_selector("summary")
                && let Some(heading) = heading.dyn_ref::<HtmlElement>()
            {
                drop(heading.focus());
            }
            fold.scroll_into_view();
        };
        view! {
            <button class="button quiet" data-testid="to-share" on:click=open>
                {words.share_set}
            </button>
        }
    });
    view! {
        <div class="set-bar">
            <div class="actions">{again} {done} {share}</div>
        </div>
    }
    .into_any()
}
