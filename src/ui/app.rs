//! The app: one screen at a time.

use crate::browser::{address, languages, test_hook};
use crate::cockpit::{Cockpit, Command, Screen};
use crate::exchange::Exchange;
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
use page::route::Route;
use page::words::Words;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    #[allow(
        clippy::expect_used,
        reason = "the app can't start without its first drill; the drills' tests read it"
    )]
    let first = Drill::by_id(drills::FIRST).expect("the first drill ships with the app");
    let cockpit = Cockpit::new(first);
    provide_context(cockpit);
    let exchange = Exchange::new(cockpit);
    provide_context(exchange);
    exchange.follow_address();
    provide_context(Upkeep::start(cockpit));
    test_hook::install(move || cockpit.ask(Command::Crash));
    let follow = StoredValue::new_local(address::follow(move |route| match route {
        // Nothing takes a running set away.
        _ if !cockpit.screen.get_untracked().is_calm() => {}
        Route::Start => cockpit.start_afresh(),
        Route::History => cockpit.show_history(),
        Route::About => cockpit.show_about(),
    }));
    on_cleanup(move || follow.dispose());
    Effect::new(move |_| languages::declare(Words::of(cockpit.language.get()).code));
    let screen = move || {
        // A component takes its words once: another language is another screen.
        cockpit.language.track();
        match cockpit.screen.get() {
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
