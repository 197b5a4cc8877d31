//! The coach's voice on this device: unlocked in a tap, heard by the settings and in the language
//! that are chosen.

use crate::browser::speech;
use crate::browser::tones::Tones;
use hinge::Drill;
use hinge::coach::Saying;
use hinge::drill::{Language, Rest};
use hinge::session::SessionRecord;
use leptos::prelude::*;
use page::device::waiting::Remark;
use page::live::sound::{Heard, heard, heard_countdown, heard_remark, heard_summary};
use page::settings::Settings;
use page::words::Words;

/// The clean range that is praised when the sound is tried, degrees.
const SAMPLE_DEG: f64 = 74.0;

/// The voice for the screens and the running set. It is mute until it is unlocked.
#[derive(Clone, Copy)]
pub struct CoachVoice {
    language: RwSignal<Language>,
    settings: RwSignal<Settings>,
    drill: RwSignal<Drill>,
    unlocked: StoredValue<Option<Voice>, LocalStorage>,
}

impl CoachVoice {
    /// A mute one that follows these choices.
    pub fn new(
        language: RwSignal<Language>,
        settings: RwSignal<Settings>,
        drill: RwSignal<Drill>,
    ) -> Self {
        Self { language, settings, drill, unlocked: StoredValue::new_local(None) }
    }

    /// Lets the coach be heard from now on. To be called inside a tap.
    pub fn unlock(self) {
        self.unlocked.set_value(Some(Voice::unlocked()));
    }

    /// Lets the coach be heard no more.
    pub fn mute(self) {
        self.unlocked.set_value(None);
    }

    /// Lets the coach be heard as in a set. To be called inside a tap.
    pub fn try_sound(self) {
        self.unlock();
        self.coach(&[Saying::Count(1), Saying::Praise(Some(SAMPLE_DEG))], true);
    }

    /// Lets what the coach says be heard.
    pub fn coach(self, says: &[Saying], tone: bool) {
        let rest = self.drill.with_untracked(|drill| drill.rest);
        self.with_unlocked(|voice, settings, words| voice.coach(says, rest, tone, settings, words));
    }

    /// Lets what the app itself says be heard.
    pub fn remark(self, remark: Remark) {
        self.with_unlocked(|voice, settings, words| voice.remark(remark, settings, words));
    }

    /// Lets what there is to say of a set that is over be heard.
    pub fn summary(self, record: &SessionRecord) {
        let drill = Drill::by_id(&record.drill).ok();
        self.with_unlocked(|voice, settings, words| {
            voice.summary(words.spoken_summary(record, drill.as_ref()), settings, words)
        });
    }

    /// Lets a number of the countdown be heard.
    pub fn tick(self, number: u32) {
        self.with_unlocked(|voice, settings, words| voice.tick(number, settings, words));
    }

    /// Breaks off what is being said.
    pub fn hush(self) {
        self.with_unlocked(|_, _, _| speech::stop());
    }

    fn with_unlocked(self, sound: impl FnOnce(&Voice, &Settings, &Words)) {
        let words = Words::of(self.language.get_untracked());
        self.unlocked.with_value(|voice| {
            if let Some(voice) = voice {
                self.settings.with_untracked(|settings| sound(voice, settings, words));
            }
        });
    }
}

/// Speech and tones. Its first one is made inside a tap.
struct Voice {
    tones: Option<Tones>,
}

impl Voice {
    /// To be made inside a tap: later, browsers let nothing be heard.
    fn unlocked() -> Self {
        speech::unlock();
        Self { tones: Tones::new() }
    }

    fn coach(&self, says: &[Saying], rest: Rest, tone: bool, settings: &Settings, words: &Words) {
        let has_voice = !speech::voices(words.code).is_empty();
        self.play(&heard(says, rest, tone, settings.sound, has_voice, words), settings, words);
    }

    fn remark(&self, remark: Remark, settings: &Settings, words: &Words) {
        let has_voice = !speech::voices(words.code).is_empty();
        self.play(&heard_remark(remark, settings.sound, has_voice, words), settings, words);
    }

    fn summary(&self, summary: String, settings: &Settings, words: &Words) {
        let has_voice = !speech::voices(words.code).is_empty();
        self.play(&heard_summary(summary, settings.sound, has_voice), settings, words);
    }

    fn tick(&self, number: u32, settings: &Settings, words: &Words) {
        self.play(&heard_countdown(number, settings.sound), settings, words);
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
