//! What a finished set is told as.

pub mod card;
pub mod chart;
pub mod gap_chart;
pub mod table;
