//! After a set: it can be judged again by one of its reps until the person leaves its table.

use super::analysis::Analysis;
use super::handle::SetHandle;
use super::log::log_again;
use super::reference::compare_with;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use leptos::prelude::{GetUntracked, Update};
use page::device::problem::Problem;
use page::live::filming::Command;
use page::reference::Choice;
use std::sync::Arc;

/// Answers what is asked of a set that is over. When the worker is lost its table stays as it is.
pub async fn review(
    set: SetHandle,
    mut analysis: Analysis,
    mut commands: UnboundedReceiver<Command>,
) {
    // The sender is gone when another set begins.
    while let Some(command) = commands.next().await {
        match command {
            Command::UseReference(rep) => {
                if let Err(problem) = judge_again(set, &mut analysis, rep).await {
                    leptos::logging::warn!("the set can't be judged again: {problem:?}");
                    set.outcome.update(|outcome| {
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
            | Command::TakeLens
            | Command::Reconnect
            | Command::Pause
            | Command::GoOn => {}
        }
    }
}

async fn judge_again(set: SetHandle, analysis: &mut Analysis, rep: u32) -> Result<(), Problem> {
    compare_with(set, analysis, Choice::Rep(rep)).await?;
    let Some(outcome) = set.outcome.get_untracked() else { return Ok(()) };
    let source = &outcome.record.source;
    let record = analysis.record(Some(source.frames), Some(source.duration_s)).await?;
    log_again(set, &outcome.record, &record);
    set.history.keep_set(&record, &outcome.replay);
    set.outcome.update(|outcome| {
        if let Some(outcome) = outcome {
            outcome.record = Arc::new(record);
        }
    });
    Ok(())
}
