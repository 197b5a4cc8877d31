//! The home screen: what it is, how to film, and the ways to start.

pub mod camera_choice;
pub mod drill_choice;
pub mod film;
pub mod film_picture;
pub mod reference_choice;
mod reps_choice;
pub mod settings;

use crate::set::start;
use crate::state::AppState;
use crate::ui::about::AboutLink;
use crate::ui::brand::Brand;
use crate::ui::demo::DemoButton;
use crate::ui::exchange::{CoachWork, InboxButton, Waiting};
use crate::ui::history::draft_offer::DraftOffer;
use crate::ui::history::keeping::ClearsWarning;
use crate::ui::home::camera_choice::CameraChoice;
use crate::ui::home::drill_choice::{DrillChoice, DrillWords};
use crate::ui::home::film::Film;
use crate::ui::home::film_picture::PlanPicture;
use crate::ui::home::reference_choice::ReferenceChoice;
use crate::ui::home::settings::Settings;
use crate::ui::notice::Notice;
use crate::ui::progression::ProgressionButton;
use crate::ui::words::use_words;
use hinge::Drill;
use leptos::html::Input;
use leptos::prelude::*;

/// The home screen. What comes later than the screen itself stands below its start, and what is
/// below that waits for it, so that nothing that is seen moves.
#[component]
pub fn Home() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let problem =
        move || app.problem.get().map(|problem| view! { <Notice text=words.problem(&problem) /> });
    let waits = move || !app.history.knows_drafts.get();
    let lies = Memo::new(move |_| app.drill.with(Drill::lies));
    let how = move || if lies.get() { words.home.how_lying } else { words.how };
    let has_rod = move || app.drill.with(|drill| drill.has_rod());
    view! {
        <Brand />
        <main class="home" class:waits=waits>
            {problem} <section class="hero">
                <div class="hero-words">
                    <h1>{words.tagline}</h1>
                    <p class="lead">{words.what}</p>
                </div>
                <Film />
                <div class="hero-start">
                    <DrillChoice />
                    <button class="button primary" on:click=move |_| start::start_camera(app)>
                        {words.start_camera}
                    </button>
                    <div class="actions">
                        <DemoButton label=words.demo.start />
                        <VideoChoice label=words.choose_video />
                    </div>
                </div>
            </section> <div class="news">
                <DraftOffer />
                <Waiting />
                <CoachWork />
            </div> <section class="how" aria-labelledby="how">
                <h2 id="how">{words.how_title}</h2>
                <PlanPicture />
                <ol>
                    {move || {
                        how()
                            .map(|(step, detail)| {
                                view! {
                                    <li>
                                        <strong>{step}</strong>
                                        <span>{detail}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ol>
                <p class="fine">{words.filming.small_room}</p>
                <CameraChoice />
            </section> <section class="told" aria-labelledby="drill-words">
                <DrillWords />
                <Show when=has_rod>
                    <ReferenceChoice />
                </Show>
            </section> <section class="more" aria-labelledby="more">
                <h2 id="more">{words.home.more}</h2>
                <ClearsWarning />
                <div class="actions">
                    <button class="button" on:click=move |_| app.go_to_history()>
                        {words.history.title}
                    </button>
                    <ProgressionButton />
                    <InboxButton />
                </div>
                <Settings />
                <p class="privacy">{words.privacy}</p>
            </section> <AboutLink />
        </main>
    }
}

/// Opens the file picker; the chosen file begins a set.
#[component]
pub fn VideoChoice(
    /// What the button says.
    label: &'static str,
    /// Whether choosing one is what the screen is for.
    #[prop(optional)]
    is_primary: bool,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let input = NodeRef::<Input>::new();
    let pick = move |_| {
        if let Some(input) = input.get() {
            input.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = input.get() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again.
        input.set_value("");
        if let Some(file) = file {
            start::start_video(app, file);
        }
    };
    view! {
        <button class="button" class:primary=is_primary on:click=pick>
            {label}
        </button>
        <input
            node_ref=input
            type="file"
            accept="video/*"
            hidden=true
            data-testid="video-file"
            on:change=chosen
        />
    }
}
