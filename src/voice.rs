//! The coach's voice on this device: unlocked in a tap, heard by the settings.

use crate::browser::speech;
use crate::browser::tones::Tones;
use hinge::coach::Saying;
use hinge::drill::Rest;
use page::device::waiting::Remark;
use page::live::sound::{Heard, heard, heard_countdown, heard_remark};
use page::settings::Settings;
use page::words::Words;

/// Speech and tones. Its first one is made inside a tap.
pub struct Voice {
    tones: Option<Tones>,
}

impl Voice {
    /// To be made inside a tap: later, browsers let nothing be heard.
    pub fn unlocked() -> Self {
        speech::unlock();
        Self { tones: Tones::new() }
    }

    /// Lets the coach be heard.
    pub fn hear(
        &self,
        says: &[Saying],
        rest: Rest,
        tone: bool,
        settings: &Settings,
        words: &Words,
    ) {
        let has_voice = !speech::voices(words.code).is_empty();
        self.play(&heard(says, rest, tone, settings.sound, has_voice, words), settings, words);
    }

    /// Lets what the app itself says be heard.
    pub fn hear_remark(&self, remark: Remark, settings: &Settings, words: &Words) {
        let has_voice = !speech::voices(words.code).is_empty();
        self.play(&heard_remark(remark, settings.sound, has_voice, words), settings, words);
    }

    /// Lets a number of the countdown be heard.
    pub fn tick(&self, number: u32, settings: &Settings, words: &Words) {
        self.play(&heard_countdown(number, settings.sound), settings, words);
    }

    /// Breaks off what is being said.
    pub fn hush(&self) {
        speech::stop();
    }

    fn play(&self, heard: &Heard, settings: &Settings, words: &Words) {
        if let Some(said) = &heard.words {
            speech::say(said, words.code, settings.voice.as_deref(), settings.volume);
        }
        if let (Some(tones), false) = (&self.tones, heard.notes.is_empty())
            && let Err(cause) = tones.sound(&heard.notes, settings.volume)
        {
            leptos::logging::warn!("a tone could not be sounded: {cause:?}");
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        speech::stop();
    }
}
