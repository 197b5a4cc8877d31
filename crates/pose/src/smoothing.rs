//! One Euro smoothing on real timestamps, for what is drawn only.
