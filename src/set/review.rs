//! After a set: it can be judged again by one of its reps until the person leaves its table.

use super::log::log_again;
use super::reference::compare;
use crate::cockpit::{Cockpit, Command};
use crate::set::analysis::Analysis;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use leptos::prelude::{GetUntracked, Update};
use page::device::problem::Problem;
use page::reference::Choice;
use std::sync::Arc;

/// Answers what is asked of a set that is over. When the worker is lost its table stays as it is.
pub async fn review(
    cockpit: Cockpit,
    mut analysis: Analysis,
    mut commands: UnboundedReceiver<Command>,
) {
    // The sender is gone when another set begins.
    while let Some(command) = commands.next().await {
        match command {
            Command::UseReference(rep) => {
                if let Err(problem) = judge_again(cockpit, &mut analysis, rep).await {
                    leptos::logging::warn!("the set can't be judged again: {problem:?}");
                    cockpit.outcome.update(|outcome| {
                        if let Some(outcome) = outcome {
                            outcome.problem = Some(Problem::NotJudgedAgain);
                        }
                    });
                    return;
                }
            }
            Command::Leave => return,
            Command::Crash => analysis.crash(),
            Command::Finish
            | Command::Flip
            | Command::Reconnect
            | Command::Pause
            | Command::GoOn => {}
        }
    }
}

async fn judge_again(cockpit: Cockpit, analysis: &mut Analysis, rep: u32) -> Result<(), Problem> {
    compare(cockpit, analysis, Choice::Rep(rep)).await?;
    let Some(outcome) = cockpit.outcome.get_untracked() else { return Ok(()) };
    let source = &outcome.record.source;
    let record = analysis
        .record(Some(source.frames), Some(source.duration_s))
        .await
        .ok_or(Problem::NotJudgedAgain)?;
    log_again(cockpit, &outcome.record, &record);
    cockpit.shelf.keep(&record, &outcome.replay);
    cockpit.outcome.update(|outcome| {
        if let Some(outcome) = outcome {
            outcome.record = Arc::new(record);
        }
    });
    Ok(())
}
