//! The app: practise the hip hinge in front of a phone, scored on the phone alone.

mod browser;
mod exchange;
mod history;
mod preferences;
mod set;
mod state;
mod stored_values;
mod trail;
mod ui;
mod upkeep;
mod voice;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(ui::App);
    browser::first_paint::remove();
}
