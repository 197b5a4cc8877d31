//! Screens and the components that they are made of. They bind signals to elements and decide
//! nothing.

mod about;
mod brand;
mod confirm;
mod demo;
mod drill_picture;
mod exchange;
mod fold;
mod history;
mod home;
mod live;
mod loading;
mod notice;
mod progression;
mod reference_line;
mod replay;
mod rod_meter;
mod summary;
mod update_offer;
mod words;

use crate::browser::{address, languages, test_hook};
use crate::exchange::Exchange;
use crate::preferences;
use crate::set::choice;
use crate::state::{AppState, Screen};
use crate::trail;
use crate::ui::about::About;
use crate::ui::exchange::{Inbox, ReplyScreen, SharedSetScreen};
use crate::ui::history::History;
use crate::ui::home::Home;
use crate::ui::live::LiveScreen;
use crate::ui::loading::Loading;
use crate::ui::progression::Progression;
use crate::ui::summary::Summary;
use crate::ui::update_offer::UpdateOffer;
use crate::upkeep::Upkeep;
use hinge::Drill;
use leptos::prelude::*;
use page::drills;
use page::live::filming::Command;
use page::route::Route;
use page::words::{Words, first_spoken};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    #[allow(
        clippy::expect_used,
        reason = "the app can't start without its first drill; the drills' tests read it"
    )]
    let first = Drill::by_id(drills::FIRST).expect("the first drill ships with the app");
    let language =
        first_spoken(preferences::kept_language().into_iter().chain(languages::wished()));
    let app = AppState::new(first, language, preferences::kept_settings());
    provide_context(app);
    let exchange = Exchange::new(app);
    provide_context(exchange);
    trail::follow(app);
    exchange.follow_address();
    provide_context(Upkeep::start(app));
    test_hook::install(move || app.send_command(Command::Crash));
    let follow = StoredValue::new_local(address::follow(move |route| match route {
        // Nothing takes a running set away.
        _ if !app.screen.get_untracked().is_calm() => {}
        Route::Start => choice::start_afresh(app),
        Route::History => app.go_to_history(),
        Route::About => app.go_to(Screen::About),
    }));
    on_cleanup(move || follow.dispose());
    Effect::new(move |_| languages::declare(Words::of(app.language.get()).code));
    let screen = move || {
        // A component takes its words once: another language is another screen.
        app.language.track();
        match app.screen.get() {
            Screen::Home => view! { <Home /> }.into_any(),
            Screen::Loading => view! { <Loading /> }.into_any(),
            Screen::Live => view! { <LiveScreen /> }.into_any(),
            Screen::Summary => view! { <Summary /> }.into_any(),
            Screen::Progression => view! { <Progression /> }.into_any(),
            Screen::Inbox => view! { <Inbox /> }.into_any(),
            Screen::SharedSet => view! { <SharedSetScreen /> }.into_any(),
            Screen::Reply => view! { <ReplyScreen /> }.into_any(),
            Screen::History => view! { <History /> }.into_any(),
            Screen::About => view! { <About /> }.into_any(),
        }
    };
    view! {
        {screen}
        <UpdateOffer />
    }
}
