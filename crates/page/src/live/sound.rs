//! How the coach is heard: by a voice, by tones, or not at all.

use crate::device::waiting::Remark;
use crate::settings::Sound;
use crate::words::Words;
use hinge::coach::Saying;
use hinge::drill::Rest;

/// A note of a tone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    /// Pitch, Hz.
    pub pitch_hz: f64,
    /// When it begins, s from now.
    pub from_s: f64,
    /// How long it lasts, s.
    pub lasts_s: f64,
}

const fn note(pitch_hz: f64, from_s: f64, lasts_s: f64) -> Note {
    Note { pitch_hz, from_s, lasts_s }
}

/// What stands for what: low and long is a lost contact, one tick a rep, rising is good, falling is
/// something to mend, twice the same is something to look at.
const LOST: [Note; 1] = [note(220.0, 0.0, 0.25)];
const TICK: [Note; 1] = [note(880.0, 0.0, 0.08)];
const GOOD: [Note; 2] = [note(660.0, 0.15, 0.12), note(990.0, 0.3, 0.18)];
const MEND: [Note; 2] = [note(560.0, 0.15, 0.14), note(420.0, 0.32, 0.2)];
/// A short high one: what was asked for is done.
const MENDED: [Note; 1] = [note(990.0, 0.0, 0.1)];
const ATTEND: [Note; 2] = [note(520.0, 0.0, 0.12), note(520.0, 0.2, 0.12)];

/// The countdown while standing is taken, each tick higher than the one before: three, two, one.
const COUNTDOWN: [Note; 3] =
    [note(590.0, 0.0, 0.07), note(700.0, 0.0, 0.07), note(830.0, 0.0, 0.07)];

/// What is to be heard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// Words for the voice; what is being said is broken off for them.
    pub words: Option<String>,
    /// Notes to sound beside.
    pub notes: Vec<Note>,
}

/// What is to be heard of what the coach says in a drill that starts from `rest`. `tone`: a contact
/// was lost; `has_voice`: whether the device has a voice of its own for the language; without one
/// there are tones.
pub fn heard(
    says: &[Saying],
    rest: Rest,
    tone: bool,
    sound: Sound,
    has_voice: bool,
    words: &Words,
) -> Heard {
    let lost = if tone { LOST.to_vec() } else { Vec::new() };
    match sound {
        Sound::Silent => Heard::default(),
        Sound::Voice if has_voice => {
            let (mended, spoken): (Vec<_>, Vec<_>) =
                says.iter().cloned().partition(|saying| *saying == Saying::Mended);
            Heard {
                words: (!spoken.is_empty()).then(|| words.spoken_together(&spoken, rest)),
                notes: lost.into_iter().chain(mended.iter().flat_map(notes_of)).collect(),
            }
        }
        Sound::Voice | Sound::Tones => Heard {
            words: None,
            notes: lost.into_iter().chain(says.iter().flat_map(notes_of)).collect(),
        },
    }
}

/// What is to be heard of what the app itself says.
pub fn heard_remark(remark: Remark, sound: Sound, has_voice: bool, words: &Words) -> Heard {
    match sound {
        Sound::Silent => Heard::default(),
        Sound::Voice if has_voice => {
            Heard { words: Some((words.live.remark)(remark).to_owned()), notes: Vec::new() }
        }
        Sound::Voice | Sound::Tones => {
            let is_good = matches!(remark, Remark::GoesOn | Remark::EndsNot);
            let notes = if is_good { GOOD.to_vec() } else { ATTEND.to_vec() };
            Heard { words: None, notes }
        }
    }
}

/// What is to be heard of a set that is over: only a voice can tell it.
pub fn heard_summary(summary: String, sound: Sound, has_voice: bool) -> Heard {
    let words = (sound == Sound::Voice && has_voice).then_some(summary);
    Heard { words, notes: Vec::new() }
}

/// What is to be heard at a number of the countdown, 3 to 1: a tick also where a voice speaks, for
/// it is quicker.
pub fn heard_countdown(number: u32, sound: Sound) -> Heard {
    let tick =
        COUNTDOWN.iter().rev().zip(1..).find(|(_, left)| *left == number).map(|(tick, _)| *tick);
    Heard { words: None, notes: tick.into_iter().filter(|_| sound != Sound::Silent).collect() }
}

fn notes_of(saying: &Saying) -> Vec<Note> {
    match saying {
        Saying::Count(_) => TICK.to_vec(),
        Saying::Mended => MENDED.to_vec(),
        Saying::Go | Saying::Praise(_) | Saying::WallAt(_) => GOOD.to_vec(),
        Saying::Cue(_) | Saying::StopAt(_) | Saying::ShortOfWall(_) => MEND.to_vec(),
        Saying::Hint(_) | Saying::Question(_) | Saying::CantTell(_) => ATTEND.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::en::WORDS as EN;

    fn says() -> Vec<Saying> {
        vec![Saying::Count(3), Saying::Praise(Some(74.0))]
    }

    #[test]
    fn a_voice_speaks_and_a_lost_contact_is_always_a_tone() {
        let spoken = heard(&says(), Rest::Standing, true, Sound::Voice, true, &EN);
        assert_eq!(
            (spoken.words.as_deref(), spoken.notes.as_slice()),
            (Some("3, Clean, 74 degrees"), LOST.as_slice())
        );
        assert_eq!(heard(&[], Rest::Standing, false, Sound::Voice, true, &EN), Heard::default());
    }

    #[test]
    fn without_a_voice_of_the_device_there_are_tones() {
        let tones = heard(&says(), Rest::Standing, false, Sound::Voice, false, &EN);
        assert_eq!(tones, heard(&says(), Rest::Standing, false, Sound::Tones, true, &EN));
        assert_eq!((tones.words, tones.notes), (None, [TICK.as_slice(), &GOOD].concat()));
    }

    #[test]
    fn the_countdown_rises_tick_by_tick_whatever_speaks() {
        for sound in [Sound::Voice, Sound::Tones] {
            let pitches: Vec<f64> = [3, 2, 1]
                .iter()
                .flat_map(|number| heard_countdown(*number, sound).notes)
                .map(|note| note.pitch_hz)
                .collect();
            assert!(pitches.len() == 3 && pitches.is_sorted(), "{pitches:?}");
        }
        assert_eq!(
            [
                heard_countdown(0, Sound::Tones),
                heard_countdown(4, Sound::Tones),
                heard_countdown(2, Sound::Silent)
            ],
            [const { Heard { words: None, notes: Vec::new() } }; 3]
        );
    }

    #[test]
    fn what_the_app_says_is_spoken_or_sounded() {
        let spoken = heard_remark(Remark::Paused, Sound::Voice, true, &EN);
        assert_eq!((spoken.words.as_deref(), spoken.notes.len()), (Some("Paused"), 0));
        assert_eq!(heard_remark(Remark::Paused, Sound::Voice, false, &EN).notes, ATTEND);
        assert_eq!(heard_remark(Remark::GoesOn, Sound::Silent, true, &EN), Heard::default());
    }

    #[test]
    fn what_is_mended_is_sounded_whatever_speaks() {
        let mended = |sound, has_voice| {
            heard(&[Saying::Mended], Rest::Standing, false, sound, has_voice, &EN)
        };
        let sounded = Heard { words: None, notes: MENDED.to_vec() };
        assert_eq!(mended(Sound::Voice, true), sounded);
        assert_eq!(mended(Sound::Tones, true), sounded);
        assert_eq!(mended(Sound::Silent, true), Heard::default());
    }

    #[test]
    fn silence_is_silent() {
        assert_eq!(
            heard(&says(), Rest::Standing, true, Sound::Silent, true, &EN),
            Heard::default()
        );
    }
}
