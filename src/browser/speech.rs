//! The device's own voices. A voice from the network is never used: it would send the words away.

use super::events::Listener;
use super::timer;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

#[wasm_bindgen]
extern "C" {
    /// An engine that may fail: what it throws is caught, for a set goes on without words.
    #[wasm_bindgen(extends = SpeechSynthesis)]
    type Engine;
    #[wasm_bindgen(method, catch)]
    fn speak(this: &Engine, utterance: &SpeechSynthesisUtterance) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Engine) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = getVoices)]
    fn get_voices(this: &Engine) -> Result<js_sys::Array, JsValue>;
}

/// Some engines lose what is spoken right after something was broken off, ms.
const AFTER_BREAKING_OFF_MS: i32 = 50;

thread_local! {
    /// Number of the newest words: older ones that still wait are not said.
    static NEWEST: Cell<u32> = const { Cell::new(0) };
}

/// Lets the page speak later: browsers want the first word inside a tap.
pub fn unlock() {
    if let (Some(engine), Ok(nothing)) = (engine(), SpeechSynthesisUtterance::new_with_text("")) {
        speak(&engine, &nothing);
    }
}

/// The names of the device's own voices for a language, as `de`. They may become known some time
/// after the page was opened.
pub fn voices(language: &str) -> Vec<String> {
    local_voices(language).iter().map(SpeechSynthesisVoice::name).collect()
}

/// Calls `changed` when other voices become known, until dropped.
pub fn listen(changed: impl FnMut(web_sys::Event) + 'static) -> Option<Listener> {
    engine().map(|engine| Listener::new(&engine, "voiceschanged", changed))
}

/// Says it now; what is being said is broken off. Nothing is waited for, so that an engine that
/// never reports an end delays nothing.
pub fn say(words: &str, language: &str, voice: Option<&str>, volume: f64) {
    let Some(engine) = engine() else { return };
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) else { return };
    let voices = local_voices(language);
    let chosen = voices
        .iter()
        .find(|known| Some(known.name().as_str()) == voice)
        .or(voices.iter().find(|known| known.default()))
        .or(voices.first());
    // Without a voice the engine would choose one itself, perhaps from the network.
    let Some(chosen) = chosen else { return };
    utterance.set_voice(Some(chosen));
    utterance.set_lang(&chosen.lang());
    #[allow(clippy::cast_possible_truncation, reason = "0…1")]
    utterance.set_volume(volume as f32);
    let number = NEWEST.get().wrapping_add(1);
    NEWEST.set(number);
    if !break_off(&engine) {
        speak(&engine, &utterance);
        return;
    }
    spawn_local(async move {
        timer::sleep(AFTER_BREAKING_OFF_MS).await;
        if NEWEST.get() == number {
            speak(&engine, &utterance);
        }
    });
}

/// Breaks off what is being said, and what waits to be.
pub fn stop() {
    NEWEST.set(NEWEST.get().wrapping_add(1));
    if let Some(engine) = engine() {
        break_off(&engine);
    }
}

fn speak(engine: &Engine, utterance: &SpeechSynthesisUtterance) {
    if let Err(cause) = engine.speak(utterance) {
        leptos::logging::warn!("the device's voice fails: {cause:?}");
    }
}

/// Whether there was something to break off.
fn break_off(engine: &Engine) -> bool {
    let speaks = engine.speaking() || engine.pending();
    if speaks {
        // One that can't be broken off is not waited for either.
        engine.cancel().ok();
    }
    speaks
}

/// `None` where the browser has no speech.
fn engine() -> Option<Engine> {
    Some(web_sys::window()?.speech_synthesis().ok()?.unchecked_into())
}

fn local_voices(language: &str) -> Vec<SpeechSynthesisVoice> {
    let known = engine().and_then(|engine| engine.get_voices().ok()).unwrap_or_default();
    let speaks = |voice: &SpeechSynthesisVoice| {
        voice
            .lang()
            .to_ascii_lowercase()
            .split(['-', '_'])
            .next()
            .is_some_and(|code| code == language)
    };
    let mut voices: Vec<SpeechSynthesisVoice> = known.iter().map(JsCast::unchecked_into).collect();
    voices.retain(|voice| voice.local_service() && speaks(voice));
    voices
}
