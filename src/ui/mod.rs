//! Screens and the components that they are made of. They bind signals to elements and decide nothing.

mod about;
pub mod app;
mod brand;
mod chart;
mod drill_choice;
mod film_picture;
mod home;
mod last_rep;
mod live;
mod loading;
mod notice;
mod progression;
mod readout;
mod reference_choice;
mod reference_line;
mod rod_meter;
mod set_table;
mod settings;
mod stage;
mod summary;
mod update_offer;
mod words;
