//! Which model looks at a set: as the person wishes, or by how quick the device was found to be.

use super::limits::{BACK_SHARE, FULL_TOO_SLOW_MS, ROOM_FOR_FULL_MS};
use crate::kept_text::KeptTextError;
use hinge::drill::variants::all_of;
use protocol::ModelChoice;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// The person's wish.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumCount, VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum ModelWish {
    #[default]
    Automatic,
    Quick,
    Exact,
}

impl ModelWish {
    /// Each wish, in the order in which they are offered.
    pub const ALL: [ModelWish; ModelWish::COUNT] = all_of();
}

/// What is known of the models on this device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Speed {
    /// What a frame with the silhouette took with the quick model when it looked last, ms.
    pub lite_ms: Option<f64>,
    /// The same with the exact model.
    pub full_ms: Option<f64>,
    /// Whether the exact model was loaded before, so that the browser has its file.
    pub has_full: bool,
}

impl Speed {
    /// What was kept.
    ///
    /// # Errors
    /// The kinds of [`KeptTextError`].
    pub fn from_text(text: &str) -> Result<Self, KeptTextError> {
        serde_json::from_str(text).map_err(KeptTextError::NotAsWritten)
    }

    /// Takes what frames with the silhouette took with this model, ms. Where the quick one leaves
    /// plenty of room, the exact one is tried again, though it was too slow once: a phone is not
    /// always as hot or as busy.
    pub fn learn(&mut self, model: ModelChoice, silhouette_ms: f64) {
        match model {
            ModelChoice::Lite => {
                self.lite_ms = Some(silhouette_ms);
                if silhouette_ms <= BACK_SHARE * ROOM_FOR_FULL_MS {
                    self.full_ms = self.full_ms.filter(|full_ms| *full_ms <= FULL_TOO_SLOW_MS);
                }
            }
            ModelChoice::Full => self.full_ms = Some(silhouette_ms),
        }
    }

    /// Whether the exact model gives ten frames a second, as far as is known.
    pub fn has_room_for_full(&self) -> bool {
        match (self.full_ms, self.lite_ms) {
            (Some(full_ms), _) => full_ms <= FULL_TOO_SLOW_MS,
            (None, Some(lite_ms)) => lite_ms <= ROOM_FOR_FULL_MS,
            (None, None) => true,
        }
    }
}

/// What the choice depends on beside the wish.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Circumstances {
    /// Whether frames may take as long as they do: a file waits for them.
    pub may_be_slow: bool,
    /// What is known of the models here.
    pub speed: Speed,
    /// Whether little is to be sent over the network.
    pub saves_data: bool,
    /// The models of which a reference rep is kept for the drill.
    pub with_reference: Vec<ModelChoice>,
}

/// The model of the next set. Left to the app, it is the exact one, unless that was found too slow
/// for the camera here; and the one of the reference rep that is kept, since another model's can't
/// be compared with.
pub fn model_for(wish: ModelWish, circumstances: &Circumstances) -> ModelChoice {
    let Circumstances { may_be_slow, speed, saves_data, with_reference } = circumstances;
    let is_quick_enough = *may_be_slow || speed.has_room_for_full();
    match (wish, with_reference.as_slice()) {
        (ModelWish::Quick, _) | (ModelWish::Automatic, [ModelChoice::Lite]) => ModelChoice::Lite,
        (ModelWish::Exact, _) => ModelChoice::Full,
        (ModelWish::Automatic, with_reference)
            if is_quick_enough && (!saves_data || with_reference == [ModelChoice::Full]) =>
        {
            ModelChoice::Full
        }
        (ModelWish::Automatic, _) => ModelChoice::Lite,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ModelChoice::{Full, Lite};

    fn speed(lite_ms: Option<f64>, full_ms: Option<f64>) -> Speed {
        Speed { lite_ms, full_ms, has_full: true }
    }

    #[test]
    fn the_model_follows_the_wish_and_the_device() {
        let quick = || speed(Some(18.0), Some(30.0));
        let slow = || speed(Some(70.0), Some(120.0));
        for (wish, speed, saves_data, with_reference, expected) in [
            (ModelWish::Automatic, Speed::default(), false, vec![], Full),
            (ModelWish::Automatic, speed(Some(57.0), None), false, vec![], Full),
            (ModelWish::Automatic, speed(Some(58.0), None), false, vec![], Lite),
            (ModelWish::Automatic, speed(Some(58.0), Some(100.0)), false, vec![], Full),
            (ModelWish::Automatic, speed(Some(18.0), Some(100.1)), false, vec![], Lite),
            (ModelWish::Automatic, quick(), true, vec![], Lite),
            (ModelWish::Automatic, quick(), true, vec![Full], Full),
            (ModelWish::Automatic, quick(), false, vec![Lite], Lite),
            (ModelWish::Automatic, quick(), false, vec![Lite, Full], Full),
            (ModelWish::Automatic, slow(), false, vec![Full], Lite),
            (ModelWish::Quick, quick(), false, vec![Full], Lite),
            (ModelWish::Exact, slow(), true, vec![Lite], Full),
        ] {
            let circumstances =
                Circumstances { may_be_slow: false, speed, saves_data, with_reference };
            assert_eq!(model_for(wish, &circumstances), expected, "{wish:?} {circumstances:?}");
        }
    }

    #[test]
    fn a_file_gets_the_exact_model_on_a_slow_device_too() {
        let speed = speed(Some(70.0), Some(120.0));
        let circumstances = Circumstances { may_be_slow: true, speed, ..Circumstances::default() };
        assert_eq!(model_for(ModelWish::Automatic, &circumstances), Full);
        assert_eq!(model_for(ModelWish::Quick, &circumstances), Lite);
    }

    #[test]
    fn a_device_has_the_exact_model_from_the_first_set_on_unless_it_is_too_slow() {
        // What each set's frames took with the model that was chosen for it, ms.
        let models = |lite_ms: f64, full_ms: f64| -> Vec<ModelChoice> {
            let mut circumstances = Circumstances::default();
            let mut set = || {
                let model = model_for(ModelWish::Automatic, &circumstances);
                circumstances.speed.learn(model, if model == Lite { lite_ms } else { full_ms });
                model
            };
            (0..4).map(|_| set()).collect()
        };
        assert_eq!(models(18.0, 27.0), [Full; 4]);
        assert_eq!(models(60.0, 95.0), [Full; 4], "ten a second are enough");
        assert_eq!(models(70.0, 120.0), [Full, Lite, Lite, Lite], "it is remembered");
        assert_eq!(models(20.0, 120.0), [Full, Lite, Full, Lite], "it was busy with other things");
    }

    #[test]
    fn what_was_kept_is_read() {
        let kept = speed(Some(18.5), None);
        assert_eq!(Speed::from_text(&serde_json::to_string(&kept).unwrap()).unwrap(), kept);
        assert_eq!(Speed::from_text("{}").unwrap(), Speed::default());
        assert!(Speed::from_text("quick").is_err());
    }
}
