//! After a set: it can be judged again by one of its reps until the person leaves its table, and a
//! raised arm may begin the next one.

use super::analysis::Analysis;
use super::handle::SetHandle;
use super::log::log_again;
use super::lookout::{FromLastSet, Lookout};
use super::reference::compare_with;
use crate::browser::camera::CameraFrame;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use futures::future::{Either, select};
use leptos::prelude::{GetUntracked, Set, Update};
use page::device::problem::Problem;
use page::live::filming::Command;
use page::reference::Choice;
use std::pin::pin;
use std::sync::Arc;

/// What comes after a set.
pub enum Reviewed {
    /// Its table is left.
    Left,
    /// The next set begins …
    Again(FromLastSet),
    /// … or this one goes on, with the camera that runs.
    GoesOn(FromLastSet),
}

/// What happens next at a set's table.
enum Next {
    Asked(Command),
    /// The sender is gone: another set begins.
    Replaced,
    /// The camera has a frame, at this time, s.
    Frame(CameraFrame, f64),
    /// The camera is not to look any longer.
    LookedEnough,
}

/// Answers what is asked of a set that is over, while the camera looks for a raised arm, if it
/// does. When the worker is lost its table stays as it is.
pub async fn review(
    set: SetHandle,
    mut analysis: Analysis,
    mut lookout: Option<Lookout>,
    mut commands: UnboundedReceiver<Command>,
) -> Reviewed {
    set.looks_for_arm.set(lookout.is_some());
    loop {
        match next(&mut commands, lookout.as_mut()).await {
            Next::Asked(Command::UseReference(rep)) => {
                if let Err(problem) = judge_again(set, &mut analysis, rep).await {
                    leptos::logging::warn!("the set can't be judged again: {problem:?}");
                    set.outcome.update(|outcome| {
                        if let Some(outcome) = outcome {
                            outcome.problem = Some(Problem::NotJudgedAgain);
                        }
                    });
                    stop_looking(set, &mut lookout);
                }
            }
            Next::Asked(Command::Again) => {
                if let Some(lookout) = lookout.take() {
                    return Reviewed::Again(lookout.leave_to_next(analysis));
                }
            }
            Next::Asked(Command::GoOn) => {
                if let Some(lookout) = lookout.take() {
                    return Reviewed::GoesOn(lookout.leave_to_next(analysis));
                }
            }
            Next::Asked(Command::Leave) => {
                set.voice.mute();
                stop_looking(set, &mut lookout);
                return Reviewed::Left;
            }
            Next::Replaced => {
                stop_looking(set, &mut lookout);
                return Reviewed::Left;
            }
            Next::Asked(Command::TurnOff) | Next::LookedEnough => stop_looking(set, &mut lookout),
            Next::Asked(Command::Crash) => analysis.crash(),
            Next::Asked(
                Command::Finish
                | Command::Flip
                | Command::TakeLens
                | Command::Reconnect
                | Command::Pause,
            ) => {}
            Next::Frame(frame, t_s) => {
                let Some(mut looks) = lookout.take() else { continue };
                let seen = looks.sees_arm(&mut analysis, frame, t_s).await;
                if matches!(seen, Ok(true)) {
                    return Reviewed::Again(looks.leave_to_next(analysis));
                }
                lookout = Some(looks);
                if let Err(problem) = seen {
                    leptos::logging::warn!("the camera looks no longer: {problem:?}");
                    stop_looking(set, &mut lookout);
                }
            }
        }
    }
}

async fn next(commands: &mut UnboundedReceiver<Command>, lookout: Option<&mut Lookout>) -> Next {
    let frame = async {
        match lookout {
            Some(lookout) => lookout.next().await,
            None => std::future::pending().await,
        }
    };
    match select(commands.next(), pin!(frame)).await {
        Either::Left((Some(command), _)) => Next::Asked(command),
        Either::Left((None, _)) => Next::Replaced,
        Either::Right((Some((frame, t_s)), _)) => Next::Frame(frame, t_s),
        Either::Right((None, _)) => Next::LookedEnough,
    }
}

/// Turns the camera off, if it looked.
fn stop_looking(set: SetHandle, lookout: &mut Option<Lookout>) {
    if lookout.take().is_some() {
        set.stage.set(None);
        set.looks_for_arm.set(false);
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
