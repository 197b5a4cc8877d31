//! What is chosen once and kept.

use crate::browser::{recorder, speech};
use crate::preferences;
use crate::set::choice;
use crate::state::AppState;
use crate::ui::home::reps_choice::RepsChoice;
use crate::ui::words::use_words;
use hinge::drill::Language;
use leptos::prelude::*;
use page::device::model::ModelWish;
use page::settings::{HEIGHT_CM, Sound, height_cm};
use page::words::{Words, spoken};

/// The settings, folded.
#[component]
pub fn Settings() -> impl IntoView {
    let words = use_words();
    view! {
        <details class="settings" data-testid="settings">
            <summary>{words.settings}</summary>
            <LanguageChoice />
            <RepsChoice />
            <SoundChoice />
            <Height />
            <ModelWishChoice />
            <VideoWish />
        </details>
    }
}

/// The languages, each by its own name.
#[component]
fn LanguageChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let options = Language::ALL.map(|language| {
        let Words { code, name, .. } = Words::of(language);
        view! {
            <option value=*code lang=*code selected=language == words.language>
                {*name}
            </option>
        }
    });
    let choose = move |event| {
        if let Some(language) = spoken(&event_target_value(&event)) {
            preferences::choose_language(app, language);
        }
    };
    view! {
        <label class="setting">
            <span>{words.language_choice}</span>
            <select data-testid="language" on:change=choose>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// How the coach is heard: by a voice, by tones, or not at all; how loud, and by which voice.
#[component]
fn SoundChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let sound = Memo::new(move |_| app.settings.with(|settings| settings.sound));
    let is_heard = move || sound.get() != Sound::Silent;
    let speaks = move || sound.get() == Sound::Voice;
    let options = Sound::ALL.iter().zip(words.sounds).enumerate().map(|(i, (sound, name))| {
        let is_chosen = app.settings.with_untracked(|settings| settings.sound == *sound);
        view! {
            <option value=i selected=is_chosen>
                {name}
            </option>
        }
    });
    let choose = move |event| {
        if let Some(sound) =
            event_target_value(&event).parse().ok().and_then(|i: usize| Sound::ALL.get(i))
        {
            preferences::change_settings(app, |settings| settings.sound = *sound);
        }
    };
    let volume = move || app.settings.with(|settings| settings.volume);
    let set_volume = move |event| {
        if let Ok(volume) = event_target_value(&event).parse() {
            preferences::change_settings(app, |settings| settings.volume = volume);
        }
    };
    view! {
        <label class="setting">
            <span>{words.sound}</span>
            <select data-testid="sound" on:change=choose>
                {options.collect_view()}
            </select>
        </label>
        <Show when=speaks>
            <VoiceChoice />
        </Show>
        <Show when=is_heard>
            <label class="setting">
                <span>{words.volume}</span>
                <input
                    type="range"
                    min="0"
                    max="1"
                    step="0.1"
                    prop:value=volume
                    on:change=set_volume
                />
            </label>
            <button
                class="button small"
                data-testid="try-sound"
                on:click=move |_| app.voice.try_sound()
            >
                {words.try_sound}
            </button>
            <p class="fine">{words.silent_switch}</p>
        </Show>
    }
}

/// The device's own voices of the language.
#[component]
fn VoiceChoice() -> impl IntoView {
    let words = use_words();
    // Browsers may come to know the voices only some time after the page was opened.
    let voices = RwSignal::new(speech::voices(words.code));
    let listener =
        StoredValue::new_local(speech::listen(move |_| voices.set(speech::voices(words.code))));
    on_cleanup(move || listener.dispose());
    move || match voices.get() {
        none if none.is_empty() => view! {
            <p class="fine" data-testid="no-voice">
                {words.no_voice}
            </p>
        }
        .into_any(),
        voices => view! { <VoiceOf voices=voices /> }.into_any(),
    }
}

#[component]
fn VoiceOf(
    /// The names of the voices.
    voices: Vec<String>,
) -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let kept = app.settings.with_untracked(|settings| settings.voice.clone());
    let options = voices.into_iter().map(|name| {
        let is_chosen = kept.as_ref() == Some(&name);
        view! {
            <option value=name.clone() selected=is_chosen>
                {name.clone()}
            </option>
        }
    });
    let choose = move |event| {
        let name = event_target_value(&event);
        preferences::change_settings(app, |settings| {
            settings.voice = (!name.is_empty()).then_some(name)
        });
    };
    view! {
        <label class="setting">
            <span>{words.voice}</span>
            <select data-testid="voice" on:change=choose>
                <option value="">{words.first_voice}</option>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// The person's height: it scales how far the hips went back.
#[component]
fn Height() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = use_words();
    let height = move || app.settings.with(|settings| settings.height_cm);
    let set_height = move |event| {
        if let Some(entered) = event_target_value(&event).parse().ok().and_then(height_cm) {
            preferences::change_settings(app, |settings| settings.height_cm = entered);
        } else {
            // A height that nobody has is put back.
            app.settings.notify();
        }
    };
    view! {
        <label class="setting">
            <span>{words.height}</span>
            <input
                type="number"
                inputmode="numeric"
                min=HEIGHT_CM.0
                max=HEIGHT_CM.1
                data-testid="height"
                prop:value=height
                on:change=set_height
            />
        </label>
    }
}

/// Which model looks, and which one that comes to for the next set.
#[component]
fn ModelWishChoice() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().pace;
    choice::look_up_model(app);
    let options = ModelWish::ALL.iter().zip(words.models).enumerate().map(|(i, (wish, name))| {
        let is_chosen = app.settings.with_untracked(|settings| settings.model == *wish);
        view! {
            <option value=i selected=is_chosen>
                {name}
            </option>
        }
    });
    let choose = move |event| {
        if let Some(wish) =
            event_target_value(&event).parse().ok().and_then(|i: usize| ModelWish::ALL.get(i))
        {
            preferences::change_settings(app, |settings| settings.model = *wish);
            choice::look_up_kept(app);
        }
    };
    view! {
        <label class="setting">
            <span>{words.model}</span>
            <select data-testid="model" on:change=choose>
                {options.collect_view()}
            </select>
        </label>
        <p class="fine">
            <span data-testid="next-model">{move || (words.next_model)(app.model.get())}</span>
            " "
            {words.model_what}
        </p>
    }
}

/// Whether the camera's sets are kept as videos too.
#[component]
fn VideoWish() -> impl IntoView {
    let app = expect_context::<AppState>();
    let words = &use_words().replay;
    let keeps = move || app.settings.with(|settings| settings.keeps_video);
    let choose = move |event| {
        preferences::change_settings(app, |settings| {
            settings.keeps_video = event_target_checked(&event)
        })
    };
    if !recorder::can_record() {
        return view! { <p class="fine">{words.no_recorder}</p> }.into_any();
    }
    view! {
        <label class="choice">
            <input
                type="checkbox"
                role="switch"
                data-testid="keep-video"
                prop:checked=keeps
                on:change=choose
            />
            <span>{words.keep_video}</span>
        </label>
        <p class="fine">{words.keep_video_what}</p>
    }
    .into_any()
}
