//! Screens and the components that they are made of. They bind signals to elements and decide nothing.

pub mod app;
mod brand;
mod chart;
mod demo;
mod drill_choice;
mod film_picture;
mod gap_chart;
mod home;
mod last_rep;
mod live;
mod loading;
mod notice;
mod parts;
mod progression;
mod readout;
mod reference_choice;
mod reference_line;
mod replay;
mod replay_figure;
mod rod_meter;
mod set_table;
mod settings;
mod stage;
mod summary;
mod words;
