//! Which model looks at a set: as the person wishes, or by how quick the device was found to be.

use super::limits::{FULL_TOO_SLOW_MS, ROOM_FOR_FULL_MS};
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

/// How quick this device was in its sets with the camera.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Speed {
    /// What a frame with the silhouette took with the quick model in the last set, ms.
    pub lite_ms: Option<f64>,
    /// Whether the exact model was too slow once.
    pub full_is_too_slow: bool,
}

impl Speed {
    /// What was kept.
    ///
    /// # Errors
    /// The kinds of [`KeptTextError`].
    pub fn from_text(text: &str) -> Result<Self, KeptTextError> {
        serde_json::from_str(text).map_err(KeptTextError::NotAsWritten)
    }

    /// Takes what frames with the silhouette took in a set with this model, ms.
    pub fn learn(&mut self, model: ModelChoice, silhouette_ms: f64) {
        match model {
            ModelChoice::Lite => self.lite_ms = Some(silhouette_ms),
            ModelChoice::Full => self.full_is_too_slow |= silhouette_ms > FULL_TOO_SLOW_MS,
        }
    }

    fn has_room_for_full(&self) -> bool {
        !self.full_is_too_slow && self.lite_ms.is_some_and(|lite_ms| lite_ms <= ROOM_FOR_FULL_MS)
    }
}

/// What the choice depends on beside the wish.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Circumstances {
    /// How quick the device was.
    pub speed: Speed,
    /// Whether little is to be sent over the network.
    pub saves_data: bool,
    /// The models of which a reference rep is kept for the drill.
    pub with_reference: Vec<ModelChoice>,
}

/// The model of the next set. Left to the app, it is the quick one until the device was found quick
/// enough for the exact one; and the one of the reference rep that is kept, since another model's
/// can't be compared with, unless that model is too slow.
pub fn model_for(wish: ModelWish, circumstances: &Circumstances) -> ModelChoice {
    let Circumstances { speed, saves_data, with_reference } = circumstances;
    match (wish, with_reference.as_slice()) {
        (ModelWish::Quick, _) => ModelChoice::Lite,
        (ModelWish::Exact, _) => ModelChoice::Full,
        (ModelWish::Automatic, [ModelChoice::Lite]) => ModelChoice::Lite,
        (ModelWish::Automatic, [ModelChoice::Full]) if !speed.full_is_too_slow => ModelChoice::Full,
        (ModelWish::Automatic, _) if speed.has_room_for_full() && !saves_data => ModelChoice::Full,
        (ModelWish::Automatic, _) => ModelChoice::Lite,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ModelChoice::{Full, Lite};

    fn speed(lite_ms: Option<f64>, full_is_too_slow: bool) -> Speed {
        Speed { lite_ms, full_is_too_slow }
    }

    #[test]
    fn the_model_follows_the_wish_and_the_device() {
        for (wish, speed, saves_data, with_reference, expected) in [
            (ModelWish::Automatic, speed(None, false), false, vec![], Lite),
            (ModelWish::Automatic, speed(Some(25.0), false), false, vec![], Full),
            (ModelWish::Automatic, speed(Some(25.1), false), false, vec![], Lite),
            (ModelWish::Automatic, speed(Some(18.0), true), false, vec![], Lite),
            (ModelWish::Automatic, speed(Some(18.0), false), true, vec![], Lite),
            (ModelWish::Automatic, speed(Some(18.0), false), false, vec![Lite], Lite),
            (ModelWish::Automatic, speed(Some(18.0), false), false, vec![Lite, Full], Full),
            (ModelWish::Automatic, speed(None, false), false, vec![Full], Full),
            (ModelWish::Automatic, speed(Some(18.0), true), false, vec![Full], Lite),
            (ModelWish::Quick, speed(Some(18.0), false), false, vec![Full], Lite),
            (ModelWish::Exact, speed(Some(99.0), true), true, vec![Lite], Full),
        ] {
            let circumstances = Circumstances { speed, saves_data, with_reference };
            assert_eq!(model_for(wish, &circumstances), expected, "{wish:?} {circumstances:?}");
        }
    }

    #[test]
    fn a_quick_device_gets_the_exact_model_and_a_slow_one_keeps_the_quick_model() {
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
        assert_eq!(models(18.0, 27.0), [Lite, Full, Full, Full]);
        assert_eq!(models(24.0, 60.0), [Lite, Full, Lite, Lite], "it is remembered");
        assert_eq!(models(70.0, 120.0), [Lite; 4]);
    }

    #[test]
    fn what_was_kept_is_read() {
        let kept = speed(Some(18.5), true);
        assert_eq!(Speed::from_text(&serde_json::to_string(&kept).unwrap()).unwrap(), kept);
        assert_eq!(Speed::from_text("{}").unwrap(), Speed::default());
        assert!(Speed::from_text("quick").is_err());
    }
}
