//! What the app is: what stays on the device, how it works without a network and is installed, who
//! made what.

use crate::browser::build_note;
use crate::state::{AppState, Screen};
use crate::ui::brand::Brand;
use crate::ui::words::use_words;
use crate::upkeep::Upkeep;
use leptos::html::H1;
use leptos::prelude::*;
use page::device::install::InstallWay;
use page::device::upkeep::Offline;

/// What the page's note of the build is called, and what stands for it in a page without.
const BUILD_NOTE: (&str, &str) = ("build", "–");
/// Notices of all parts, from the page.
const LICENCES: &str = "licences.txt";

/// Leads to the screen; stands at the end of another.
#[component]
pub fn AboutLink() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().about;
    view! {
        <footer class="about-link">
            <button
                class="button small"
                data-testid="about"
                on:click=move |_| app.go_to(Screen::About)
            >
                {words.title}
            </button>
            <span class="fine">{words.link}</span>
        </footer>
    }
}

/// The screen.
#[component]
pub fn About() -> impl IntoView {
    let app = expect_context::<AppState>();
    let all_words = use_words();
    let words = &all_words.about;
    // The button that led here is gone: the focus goes to where the screen begins.
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| heading.get().map(|heading| heading.focus()));
    let (note, without) = BUILD_NOTE;
    let build = build_note::build_note(note).unwrap_or_else(|| without.to_owned());
    view! {
        <Brand />
        <main class="about">
            <h1 node_ref=heading tabindex="-1">
                {words.title}
            </h1>
            <section>
                <h2>{words.stays_title}</h2>
                {words.stays.map(|text| view! { <p>{text}</p> }).collect_view()}
            </section>
            <WithoutNetwork />
            <OnHomeScreen />
            <section>
                <h2>{words.silent_title}</h2>
                {words.silent.map(|text| view! { <p>{text}</p> }).collect_view()}
            </section>
            <section>
                <h2>{words.browsers_title}</h2>
                <p>{words.browsers}</p>
            </section>
            <section>
                <h2>{words.credits_title}</h2>
                <p>{words.licence}</p>
                <dl class="credits">
                    {words
                        .credits
                        .map(|(name, what)| {
                            view! {
                                <div>
                                    <dt>{name}</dt>
                                    <dd>{what}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
                <p>
                    <a href=LICENCES target="_blank" rel="noopener">
                        {words.all_licences}
                    </a>
                </p>
                <p class="fine">{(words.version)(env!("CARGO_PKG_VERSION"), &build)}</p>
            </section>
            <div class="actions">
                <button class="button" on:click=move |_| app.go_home()>
                    {all_words.to_start}
                </button>
            </div>
        </main>
    }
}

#[component]
fn WithoutNetwork() -> impl IntoView {
    let upkeep = expect_context::<Upkeep>();
    let words = &use_words().about;
    let can_keep = move || matches!(upkeep.offline.get(), Offline::Missing(_) | Offline::Failed);
    view! {
        <section>
            <h2>{words.offline_title}</h2>
            <p role="status" data-testid="offline">
                {move || (words.offline)(upkeep.offline.get())}
            </p>
            <Show when=can_keep>
                <button class="button small" on:click=move |_| upkeep.keep_app_files()>
                    {words.keep}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn OnHomeScreen() -> impl IntoView {
    let upkeep = expect_context::<Upkeep>();
    let words = &use_words().about;
    let is_offered = move || upkeep.install_way.get() == InstallWay::Offered;
    view! {
        <section>
            <h2>{words.install_title}</h2>
            <p data-testid="install-way">{move || (words.install_way)(upkeep.install_way.get())}</p>
            <Show when=is_offered>
                <button class="button small" on:click=move |_| upkeep.install()>
                    {words.install}
                </button>
            </Show>
        </section>
    }
}
