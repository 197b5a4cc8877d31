//! The device's own voices. A voice from the network is never used: it would send the words away.

use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// Lets the page speak later: browsers want the first word inside a tap.
pub fn unlock() {
    if let (Some(engine), Ok(nothing)) = (engine(), SpeechSynthesisUtterance::new_with_text("")) {
        engine.speak(&nothing);
    }
}

/// The names of the device's own voices for a language, as `de`. They may become known some time after the page was opened.
pub fn voices(language: &str) -> Vec<String> {
    local_voices(language).iter().map(SpeechSynthesisVoice::name).collect()
}

/// Says it now; what is being said is broken off. Nothing is waited for, so that an engine that never reports an end delays nothing.
pub fn say(words: &str, language: &str, voice: Option<&str>, volume: f64) {
    let Some(engine) = engine() else { return };
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) else { return };
    let voices = local_voices(language);
    let chosen = voices.iter().find(|known| Some(known.name().as_str()) == voice).or(voices.first());
    // Without a voice the engine would choose one itself, perhaps from the network.
    let Some(chosen) = chosen else { return };
    utterance.set_voice(Some(chosen));
    utterance.set_lang(&chosen.lang());
    #[allow(clippy::cast_possible_truncation, reason = "0…1")]
    utterance.set_volume(volume as f32);
    stop();
    engine.speak(&utterance);
}

/// Breaks off what is being said.
pub fn stop() {
    if let Some(engine) = engine().filter(|engine| engine.speaking() || engine.pending()) {
        engine.cancel();
    }
}

/// `None` where the browser has no speech.
fn engine() -> Option<SpeechSynthesis> {
    web_sys::window()?.speech_synthesis().ok()
}

fn local_voices(language: &str) -> Vec<SpeechSynthesisVoice> {
    let known = engine().map(|engine| engine.get_voices()).unwrap_or_default();
    let speaks =
        |voice: &SpeechSynthesisVoice| voice.lang().to_ascii_lowercase().split(['-', '_']).next().is_some_and(|code| code == language);
    let mut voices: Vec<SpeechSynthesisVoice> = known.iter().map(JsCast::unchecked_into).collect();
    voices.retain(|voice| voice.local_service() && speaks(voice));
    voices
}
