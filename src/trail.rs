//! The way back: each screen is an entry of the browser's history, and a running set is not left by
//! it at once.

use crate::browser::entries;
use crate::state::{AppState, Screen};
use hinge::session::SourceKind;
use leptos::prelude::*;
use page::live::filming::Command;
use page::trail::{Step, Trail};

/// Follows the screens, and the person who goes back or forward along them.
pub fn follow(app: AppState) {
    let first = entries::number().unwrap_or_default();
    entries::mark(first);
    let trail = StoredValue::new_local(Trail::new(first, Screen::Home));
    let arrive = move |number: Option<u32>| {
        let Some(number) = number else {
            trail.update_value(|trail| entries::mark(trail.follow_address()));
            return;
        };
        let now = app.screen.get_untracked();
        if matches!(now, Screen::Loading | Screen::Live) {
            trail.with_value(|trail| take(trail.stay()));
            ask_to_leave(app);
            return;
        }
        let screen = trail.try_update_value(|trail| trail.arrive(number, Screen::Home)).flatten();
        match screen {
            Some(screen) if screen == now => {}
            // The table's set was let go when it was left.
            Some(Screen::Loading | Screen::Live | Screen::Summary) | None => app.go_home(),
            Some(screen) => app.go_to(screen),
        }
    };
    let listener = StoredValue::new_local(entries::listen(arrive));
    on_cleanup(move || listener.dispose());
    Effect::new(move |before: Option<Screen>| {
        let screen = app.screen.get();
        let instead = matches!(before, Some(Screen::Loading | Screen::Live));
        if let Some(step) = trail.try_update_value(|trail| trail.show(screen, instead)).flatten() {
            take(step);
        }
        screen
    });
}

fn take(step: Step) {
    match step {
        Step::Add(number) => entries::add(number),
        Step::Back => entries::back(),
    }
}

/// A set that has begun pauses, and its buttons ask whether to finish; a film's buttons come. Asked
/// once more, the set is finished and the film is left. Before the set has begun nothing is lost.
fn ask_to_leave(app: AppState) {
    let is_live = app.screen.get_untracked() == Screen::Live;
    let is_camera = app.source.get_untracked() == SourceKind::Camera;
    let (has_begun, is_paused, was_tapped) = app.live.with_untracked(|live| {
        let has_begun = live.rep_count > 0 || !live.is_setting_up();
        (has_begun, live.pause.is_some(), live.was_tapped)
    });
    let command = match (is_live, is_camera) {
        (true, true) if has_begun && is_paused => Some(Command::Finish),
        (true, true) if has_begun => Some(Command::Pause),
        (true, false) if !was_tapped => None,
        _ => Some(Command::Leave),
    };
    match command {
        Some(command) => app.send_command(command),
        None => app.live.update(|live| live.was_tapped = true),
    }
}
