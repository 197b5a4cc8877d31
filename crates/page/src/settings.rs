//! What a person chooses once and keeps: how the coach is heard, their height, the model, the
//! camera, how many reps a set has, and whether sets are kept as videos.

use crate::device::lens::{Lens, Wish};
use crate::device::level::CameraSide;
use crate::device::model::ModelWish;
use crate::kept_text::KeptTextError;
use hinge::drill::variants::all_of;
use hinge::stance::limits::DEFAULT_HEIGHT_M;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// Least and greatest height that is taken, cm.
pub const HEIGHT_CM: (u32, u32) = (100, 230);

/// The numbers of reps that a set can have, in the order in which they are offered.
pub const REPS_A_SET: [u32; 6] = [3, 5, 8, 10, 12, 15];

/// How the coach is heard.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Sound {
    #[default]
    Voice,
    Tones,
    Silent,
}

impl Sound {
    /// Each way, in the order in which they are offered.
    pub const ALL: [Sound; Sound::COUNT] = all_of();
}

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How the coach is heard.
    pub sound: Sound,
    /// How loud, 0…1.
    pub volume: f64,
    /// The name of the voice; `None`: the device's first in the language.
    pub voice: Option<String>,
    /// The person's height, cm.
    pub height_cm: u32,
    /// Which model looks.
    pub model: ModelWish,
    /// Whether the camera's sets are kept as videos too, on the device.
    pub keeps_video: bool,
    /// After how many reps a set ends; `None`: as many as the person does.
    pub reps_a_set: Option<u32>,
    /// Which camera films; `None`: the one that suits the device.
    pub camera: Option<CameraSide>,
    /// The lens of the camera on the screen's side …
    pub front_lens: Lens,
    /// … and of the one away from it.
    pub rear_lens: Lens,
}

impl Default for Settings {
    fn default() -> Self {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a height in cm"
        )]
        let height_cm = (100.0 * DEFAULT_HEIGHT_M).round() as u32;
        Self {
            sound: Sound::default(),
            volume: 1.0,
            voice: None,
            height_cm,
            model: ModelWish::default(),
            keeps_video: false,
            reps_a_set: None,
            camera: None,
            front_lens: Lens::default(),
            rear_lens: Lens::default(),
        }
    }
}

impl Settings {
    /// Settings that were kept; a figure that no setting can have is taken as it is at first.
    ///
    /// # Errors
    /// The kinds of [`KeptTextError`].
    pub fn from_text(text: &str) -> Result<Self, KeptTextError> {
        let mut kept: Self = serde_json::from_str(text).map_err(KeptTextError::NotAsWritten)?;
        let first = Self::default();
        kept.volume = if (0.0..=1.0).contains(&kept.volume) { kept.volume } else { first.volume };
        kept.height_cm = height_cm(kept.height_cm).unwrap_or(first.height_cm);
        kept.reps_a_set = kept.reps_a_set.filter(|reps| REPS_A_SET.contains(reps));
        Ok(kept)
    }

    /// The camera on a side, with the lens that was taken there last.
    pub fn camera_on(&self, side: CameraSide) -> Wish {
        let lens = match side {
            CameraSide::Front => &self.front_lens,
            CameraSide::Rear => &self.rear_lens,
        };
        Wish { side, lens: lens.clone() }
    }

    /// Takes a camera also for the next sets.
    pub fn choose_camera(&mut self, Wish { side, lens }: Wish) {
        self.camera = Some(side);
        match side {
            CameraSide::Front => self.front_lens = lens,
            CameraSide::Rear => self.rear_lens = lens,
        }
    }

    /// The person's height, m.
    pub fn height_m(&self) -> f64 {
        f64::from(self.height_cm) / 100.0
    }
}

/// A height that a person can have, cm.
pub fn height_cm(entered: u32) -> Option<u32> {
    (HEIGHT_CM.0..=HEIGHT_CM.1).contains(&entered).then_some(entered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_has_its_own_lens() {
        let mut settings = Settings::default();
        let wide = Wish { side: CameraSide::Rear, lens: Lens::ZoomedOut };
        settings.choose_camera(wide.clone());
        settings.choose_camera(Wish::usual(CameraSide::Front));
        assert_eq!(settings.camera, Some(CameraSide::Front));
        assert_eq!(settings.camera_on(CameraSide::Rear), wide);
        assert_eq!(settings.camera_on(CameraSide::Front), Wish::usual(CameraSide::Front));
    }

    #[test]
    fn what_was_kept_is_read_and_impossible_figures_are_left_out() {
        let chosen = Settings {
            sound: Sound::Tones,
            volume: 0.4,
            voice: Some("Anna".into()),
            height_cm: 182,
            model: ModelWish::Exact,
            keeps_video: true,
            reps_a_set: Some(8),
            camera: Some(CameraSide::Rear),
            front_lens: Lens::ZoomedOut,
            rear_lens: Lens::Other("w".into()),
        };
        assert_eq!(Settings::from_text(&serde_json::to_string(&chosen).unwrap()).unwrap(), chosen);
        assert_eq!(Settings::from_text("{}").unwrap(), Settings::default());
        assert_eq!(
            Settings::from_text(r#"{"volume": 7, "height_cm": 3, "reps_a_set": 1000}"#).unwrap(),
            Settings::default()
        );
        assert!(
            Settings::from_text("loud").is_err()
                && Settings::from_text(r#"{"sound": "shout"}"#).is_err()
        );
    }
}
