//! Which contacts are on the rod, in words.

use crate::ui::words::use_words;
use hinge::back::rod::Contact;
use leptos::prelude::*;

/// The rows of a list: each contact with its state, which has a shape of its own as on the figure.
#[component]
pub fn ContactStates(
    /// Head, upper back, tailbone.
    contacts: [Contact; 3],
) -> impl IntoView {
    let words = &use_words().replay;
    let rows = words.contacts.into_iter().zip(contacts).map(|(name, contact)| {
        view! {
            <div class=format!("contact-state {}", class_of(contact))>
                <dt>{name}</dt>
                <dd>{(words.contact)(contact)}</dd>
            </div>
        }
    });
    rows.collect_view()
}

fn class_of(contact: Contact) -> &'static str {
    match contact {
        Contact::Unjudged => "unjudged",
        Contact::Held => "held",
        Contact::Leaving => "leaving",
        Contact::Lost => "lost",
        Contact::CantTell => "cant-tell",
    }
}
