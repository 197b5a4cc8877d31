//! What the summary shows of a finished set.

pub mod card;
pub mod chart;
pub mod gap_chart;
pub mod table;
