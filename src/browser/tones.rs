//! Tones.

use page::live::sound::Note;
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, AudioContextState, OscillatorType};

/// How long a note takes to swell and to fade, s: without, it clicks.
const EDGE_S: f64 = 0.01;
/// A note at full volume, 0…1; louder ones are distorted by phones.
const LOUDEST: f64 = 0.6;

/// Sounds notes. Browsers let it only once it was made inside a tap.
pub struct Tones {
    context: AudioContext,
}

impl Tones {
    /// To be made inside a tap; `None` where the browser has no sound.
    pub fn new() -> Option<Self> {
        let context = AudioContext::new().ok()?;
        // Where it can't be resumed, each sound tries again.
        context.resume().ok();
        Some(Self { context })
    }

    /// Sounds notes from now on; `volume`: 0…1.
    ///
    /// # Errors
    /// What the browser said.
    pub fn sound(&self, notes: &[Note], volume: f64) -> Result<(), JsValue> {
        let now_s = self.context.current_time();
        if self.context.state() != AudioContextState::Running {
            // Its promise waits as long as the browser forbids sound.
            drop(self.context.resume()?);
            // After a call or a locked screen notes would pile up and sound together; only before
            // it ever ran they are kept.
            if now_s > 0.0 {
                return Ok(());
            }
        }
        for note in notes {
            let (from_s, to_s) = (now_s + note.from_s, now_s + note.from_s + note.lasts_s);
            let voice = self.context.create_oscillator()?;
            let loudness = self.context.create_gain()?;
            voice.set_type(OscillatorType::Sine);
            #[allow(clippy::cast_possible_truncation, reason = "a pitch and a loudness")]
            let (pitch_hz, loud) = (note.pitch_hz as f32, (LOUDEST * volume) as f32);
            voice.frequency().set_value(pitch_hz);
            let gain = loudness.gain();
            gain.set_value_at_time(0.0, from_s)?;
            gain.linear_ramp_to_value_at_time(loud, from_s + EDGE_S)?;
            gain.set_value_at_time(loud, to_s - EDGE_S)?;
            gain.linear_ramp_to_value_at_time(0.0, to_s)?;
            voice
                .connect_with_audio_node(&loudness)?
                .connect_with_audio_node(&self.context.destination())?;
            voice.start_with_when(from_s)?;
            voice.stop_with_when(to_s)?;
        }
        Ok(())
    }
}

impl Drop for Tones {
    fn drop(&mut self) {
        // Fails only when it is closed already.
        self.context.close().ok();
    }
}
