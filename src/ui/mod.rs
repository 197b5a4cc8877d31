//! Screens and the components that they are made of. They bind signals to elements and decide
//! nothing.

mod about;
pub mod app;
mod brand;
mod confirm;
mod demo;
mod exchange;
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
