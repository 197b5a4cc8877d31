//! A set of the history, opened so that its table is shown.

use super::choice;
use crate::browser::set_video::SetVideo;
use crate::state::{AppState, Outcome, Screen};
use hinge::Drill;
use hinge::session::SourceKind;
use leptos::prelude::{Set, Update};
use page::history::{HistoryTrouble, KeptSet};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Opens a set of the history; its table is shown.
pub fn open_set(app: AppState, id: String) {
    let history = app.history;
    spawn_local(async move {
        match history.whole_set(&id).await {
            Ok((set, has_frames)) => {
                let videos = history.videos(&id).await;
                open_table(app, set, has_frames, videos);
            }
            Err(trouble) => {
                history.trouble.set(Some(trouble));
                history.look_up_contents();
            }
        }
    });
}

fn open_table(
    app: AppState,
    set: KeptSet,
    has_frames: bool,
    videos: Result<Option<SetVideo>, HistoryTrouble>,
) {
    let KeptSet { about, record, replay } = set;
    if let Ok(drill) = Drill::by_id(&record.drill) {
        choice::choose_drill(app, drill);
    }
    app.source.set(SourceKind::Camera);
    app.comparison.update(|comparison| comparison.begin(app.today()));
    let (video, video_trouble) =
        videos.map_or_else(|trouble| (None, Some(trouble)), |video| (video, None));
    app.history.open(about, has_frames, video_trouble);
    app.sets_trouble.set(None);
    let (record, replay, video) = (Arc::new(record), Arc::new(replay), video.map(Arc::new));
    app.outcome.set(Some(Outcome {
        record,
        replay,
        video,
        problem: None,
        ended_by: None,
        is_demo: false,
    }));
    app.open_screen(Screen::Summary);
}
