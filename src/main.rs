//! The app: practise the hip hinge in front of a phone, scored on the phone alone.

mod browser;
mod cockpit;
mod exchange;
mod history;
mod set;
mod ui;
mod upkeep;
mod voice;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(ui::app::App);
    browser::first_paint::remove();
}
