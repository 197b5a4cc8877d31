//! The ways in which a set or a reply goes out.

use crate::browser::share_sheet::Shared;
use crate::exchange::{Exchange, sending};
use crate::ui::words::use_words;
use futures::future::LocalBoxFuture;
use hinge::share::{Left, ShareError};
use leptos::prelude::*;
use page::exchange::{Parcel, qr_picture};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Makes a picture card, where there is something to show.
pub type MakeCard = Arc<dyn Fn() -> LocalBoxFuture<'static, Option<Blob>> + Send + Sync>;

/// What is said after a button.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    Nothing,
    Done(String),
    CopyByHand(String),
    Failed(String),
}

/// The buttons: share sheet where there is one, copy, QR code, file. The parcel is made when one is
/// pressed.
#[component]
pub fn Send(
    /// Makes what is sent.
    parcel: Arc<dyn Fn() -> Result<Parcel, ShareError> + Send + Sync>,
    /// What a messenger shows beside the link.
    message: String,
    /// What is said below the QR code.
    qr_note: Option<&'static str>,
    /// The picture for the share sheet.
    #[prop(optional_no_strip)]
    card: Option<MakeCard>,
    /// Whether sending is what the screen is for.
    #[prop(optional)]
    is_primary: bool,
) -> impl IntoView {
    let words = use_words().exchange;
    let said = RwSignal::new(Said::Nothing);
    let code = RwSignal::new(None::<Parcel>);
    let make = move || {
        parcel().map_err(|error| said.set(Said::Failed((words.error)(error).to_owned()))).ok()
    };
    let with_left = move |first: String, left: &[Left]| {
        let left = left.iter().map(|left| (words.left)(*left));
        Said::Done(std::iter::once(first).chain(left).collect::<Vec<_>>().join(" "))
    };
    let copy = {
        let make = make.clone();
        move |_| {
            let Some(parcel) = make() else { return };
            spawn_local(async move {
                let is_copied = sending::copy_link(&parcel).await;
                said.set(match is_copied {
                    true => with_left((words.copied)(parcel.link.len()), &parcel.left),
                    false => Said::CopyByHand(parcel.link),
                });
            });
        }
    };
    let save = {
        let make = make.clone();
        move |_| {
            let Some(parcel) = make() else { return };
            said.set(match sending::save_file(&parcel) {
                Ok(()) => Said::Done(words.file_saved.to_owned()),
                Err(cause) => {
                    leptos::logging::warn!("the file could not be saved: {cause}");
                    Said::Failed(words.failed.to_owned())
                }
            });
        }
    };
    let show_code = {
        let make = make.clone();
        move |_| {
            if code.with_untracked(Option::is_some) {
                code.set(None);
            } else if let Some(parcel) = make() {
                match parcel.qr {
                    Some(_) => code.set(Some(parcel)),
                    None => said.set(Said::Failed(words.qr_too_long.to_owned())),
                }
            }
        }
    };
    let hand_over = move |_| {
        let Some(parcel) = make() else { return };
        let (message, card) = (message.clone(), card.clone());
        spawn_local(async move {
            let card = match card {
                Some(make) => make().await,
                None => None,
            };
            match sending::open_share_sheet(&parcel, &message, card.as_ref()).await {
                Shared::Yes => said.set(with_left(words.shared.to_owned(), &parcel.left)),
                Shared::Cancelled => {}
                Shared::Failed => said.set(Said::Failed(words.failed.to_owned())),
            }
        });
    };
    let has_sheet = sending::has_share_sheet();
    let is_shown = move || code.with(Option::is_some);
    view! {
        <div class="send">
            <div class="actions">
                {has_sheet
                    .then(|| {
                        view! {
                            <button class="button" class:primary=is_primary on:click=hand_over>
                                {words.send}
                            </button>
                        }
                    })}
                <button
                    class="button"
                    class:primary=is_primary && !has_sheet
                    data-testid="copy-link"
                    on:click=copy
                >
                    {words.copy_link}
                </button>
                <button
                    class="button"
                    data-testid="qr"
                    aria-expanded=move || is_shown().to_string()
                    on:click=show_code
                >
                    {words.qr}
                </button> <button class="button" data-testid="save-file" on:click=save>
                    {words.save_file}
                </button>
            </div>
            <div role="status" data-testid="sent">
                {move || match said.get() {
                    Said::Nothing => ().into_any(),
                    Said::Done(text) => view! { <p class="fine">{text}</p> }.into_any(),
                    Said::Failed(text) => view! { <p class="notice">{text}</p> }.into_any(),
                    Said::CopyByHand(link) => {
                        view! {
                            <label class="setting">
                                <span>{words.copy_by_hand}</span>
                                <textarea readonly=true rows="3" data-testid="link">
                                    {link}
                                </textarea>
                            </label>
                        }
                            .into_any()
                    }
                }}
            </div>
            {move || code.get().map(|parcel| view! { <Code parcel=parcel note=qr_note /> })}
        </div>
    }
}

#[component]
fn Code(parcel: Parcel, note: Option<&'static str>) -> impl IntoView {
    let words = use_words().exchange;
    parcel.qr.as_deref().and_then(qr_picture).map(|picture| {
        let view_box = format!("0 0 {0} {0}", picture.side);
        view! {
            <figure class="qr" data-testid="qr-code">
                <svg
                    viewBox=view_box
                    role="img"
                    aria-label=words.qr_label
                    shape-rendering="crispEdges"
                >
                    <rect class="qr-light" width=picture.side height=picture.side />
                    <path class="qr-dark" d=picture.path />
                </svg>
                <figcaption>
                    {note}
                    {parcel
                        .qr_left
                        .iter()
                        .map(|left| format!(" {}", (words.left)(*left)))
                        .collect::<String>()}
                </figcaption>
            </figure>
        }
    })
}

/// The name under which the person sends.
#[component]
pub fn Name(
    /// What it is called here.
    label: &'static str,
) -> impl IntoView {
    let exchange = expect_context::<Exchange>();
    let name = exchange.name.get_untracked();
    view! {
        <label class="setting">
            <span>{label}</span>
            <input
                type="text"
                maxlength="40"
                autocomplete="name"
                data-testid="name"
                value=name
                on:input=move |event| exchange.call_me(event_target_value(&event))
            />
        </label>
    }
}
