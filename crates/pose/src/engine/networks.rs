//! Both networks of one landmark model, loaded.

use super::detector::Detector;
use super::error::EngineError;
use super::landmarks::LandmarkModel;

/// The two networks of one landmark model: the person detector and the landmarks.
pub struct Engine {
    pub(super) detector: Detector,
    pub(super) landmarks: LandmarkModel,
}

impl Engine {
    /// Prepares both networks from their files, in the format of [`crate::network_file`].
    ///
    /// # Errors
    /// [`EngineError::Model`] when a file is not the network that this code expects.
    pub fn load(landmark_file: &[u8], detector_file: &[u8]) -> Result<Engine, EngineError> {
        Ok(Engine {
            detector: Detector::load(detector_file)?,
            landmarks: LandmarkModel::load(landmark_file)?,
        })
    }
}
