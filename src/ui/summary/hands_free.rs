//! After a set that ended without a touch: why it did, the way on with it, and that the camera
//! still looks for a raised arm.

use crate::set::start;
use crate::state::AppState;
use crate::ui::live::stage::Stage;
use crate::ui::words::use_words;
use leptos::prelude::*;
use page::live::closing::Cause;
use page::live::filming::Command;

/// What there is to say and to do.
#[component]
pub fn HandsFree(
    /// Why the set ended.
    ended_by: Cause,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().hands;
    view! {
        <section class="hands-free" data-testid="hands-free">
            <Show when=move || app.looks_for_arm.get()>
                <div class="lookout" data-testid="lookout">
                    <div class="lookout-picture">
                        <Stage />
                    </div>
                    <div>
                        <p class="again-by-arm" role="status">
                            {words.again_by_arm}
                        </p>
                        <p class="fine">{words.camera_looks}</p>
                        <button
                            class="button small"
                            on:click=move |_| app.send_command(Command::TurnOff)
                        >
                            {words.turn_off}
                        </button>
                    </div>
                </div>
            </Show>
            <p class="fine go-on">
                <span>{(words.ended)(ended_by)}</span>
                <button class="button small" on:click=move |_| start::go_on_with_last(app)>
                    {words.go_on}
                </button>
            </p>
        </section>
    }
}
