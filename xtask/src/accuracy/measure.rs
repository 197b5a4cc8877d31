//! Runs the clips, a few at a time, and judges each against its truth.

use super::clips::{Clip, Form};
use super::film::{self, Film};
use super::judge::Tally;
use super::rep_table::{self, Known};
use super::truth::Truth;
use crate::flags::AccuracyFlags;
use crate::pipeline::{LoadedModel, Thinning, Watched, options, replay, watch};
use anyhow::{Context, Result, ensure};
use hinge::Reference;
use hinge::drill::{Drill, Language};
use hinge::session::{ModelInfo, SessionRecord};
use hinge::set::Set;
use hinge::stance::limits::DEFAULT_HEIGHT_M;
use pose::recording::Recording;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

pub use super::film::Verdict;

/// How many clips are analysed at a time: each has a model of its own in memory.
const AT_A_TIME: usize = 2;

/// What all clips are measured with.
#[derive(Clone, Copy)]
pub struct Measurer<'a> {
    /// The project's folder.
    pub root: &'a Path,
    /// The command line.
    pub flags: &'a AccuracyFlags,
    /// What the clips are.
    pub form: Form,
}

/// One clip, measured.
pub struct Measured {
    /// Its name.
    pub name: String,
    /// How the lift was, of a film.
    pub verdict: Option<Verdict>,
    /// What was counted.
    pub tally: Tally,
    /// Its reps, one a line, where that was asked for.
    pub rep_table: Vec<String>,
    /// Its length, s.
    pub video_s: f64,
    /// How long it took to analyse, s.
    pub took_s: f64,
}

/// What is known of a clip.
enum Answer {
    Exact(Truth),
    ByEye(Film),
}

impl Answer {
    /// Reads a truth file: that of a rendered clip has frames, that of a film has not.
    fn from_file(clip: &Clip) -> Result<Answer> {
        #[derive(Deserialize)]
        struct Kind {
            frames: Option<serde::de::IgnoredAny>,
        }
        let shown = clip.truth.display();
        let json = fs::read(&clip.truth).with_context(|| format!("{shown} can't be read"))?;
        let kind: Kind = serde_json::from_slice(&json)
            .with_context(|| format!("{shown} is no truth of a clip"))?;
        let name = clip.name.clone();
        Ok(match kind.frames {
            Some(_) => Answer::Exact(Truth::from_json(name, &json)?),
            None => Answer::ByEye(Film::from_json(name, &json)?),
        })
    }

    fn drill(&self) -> &Drill {
        match self {
            Answer::Exact(truth) => &truth.drill,
            Answer::ByEye(film) => &film.drill,
        }
    }

    fn reference(&self) -> Option<Reference> {
        match self {
            Answer::Exact(truth) => truth.reference_rep.map(Reference::Rep),
            Answer::ByEye(_) => None,
        }
    }
}

impl Measurer<'_> {
    /// All clips in the order in which they are given.
    ///
    /// # Errors
    /// One sentence when a clip, its truth or the model can't be used.
    pub fn all(self, clips: &[Clip]) -> Result<Vec<Measured>> {
        let next = AtomicUsize::new(0);
        let work = || -> Result<Vec<Measured>> {
            let mut model = match self.form {
                Form::Video => Some(LoadedModel::load(self.root, self.flags.model)?),
                Form::Recording => None,
            };
            let mut measured = Vec::new();
            while let Some(clip) = clips.get(next.fetch_add(1, Ordering::Relaxed)) {
                let clip = self.measure(clip, model.as_mut())?;
                if model.is_some() {
                    eprintln!("{} ({:.0} s)", clip.name, clip.took_s);
                }
                measured.push(clip);
            }
            Ok(measured)
        };
        let mut measured = Vec::new();
        thread::scope(|scope| {
            let workers: Vec<_> =
                (0..AT_A_TIME.min(clips.len())).map(|_| scope.spawn(work)).collect();
            for worker in workers {
                let done = worker
                    .join()
                    .map_err(|_| anyhow::anyhow!("the analysis of a clip broke down"))?;
                measured.extend(done?);
            }
            anyhow::Ok(())
        })?;
        measured.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(measured)
    }

    /// Analyses one clip and judges it.
    fn measure(self, clip: &Clip, model: Option<&mut LoadedModel>) -> Result<Measured> {
        let began = Instant::now();
        let answer = Answer::from_file(clip)?;
        let (records, video_s) = match model {
            Some(model) => watched(&clip.path, &answer, model)?,
            None => self.replayed(&clip.path, &answer)?,
        };
        let record = records.first().context("the clip was not analysed")?;
        self.keep(&clip.name, &records)?;
        let table = |known: &Known| match self.flags.reps {
            true => rep_table::lines(known, &record.reps),
            false => Vec::new(),
        };
        let (verdict, tally, rep_table) = match &answer {
            Answer::Exact(truth) => {
                let tally = Tally::of(truth, record, records.get(1));
                (None, tally, table(&Known::Exact(truth)))
            }
            Answer::ByEye(film) => {
                let tally = film::judge(film, record);
                (Some(film.verdict), tally, table(&Known::ByEye(film)))
            }
        };
        Ok(Measured {
            name: clip.name.clone(),
            verdict,
            tally,
            rep_table,
            video_s,
            took_s: began.elapsed().as_secs_f64(),
        })
    }

    fn replayed(self, path: &Path, answer: &Answer) -> Result<(Vec<SessionRecord>, f64)> {
        let shown = path.display();
        let bytes = fs::read(path).with_context(|| format!("{shown} can't be read"))?;
        let recording = Recording::from_bytes(&bytes)
            .with_context(|| format!("the recording {shown} can't be used"))?;
        let (name, sha256) = recording.model.clone();
        let wanted = self.flags.model.name();
        ensure!(name == wanted, "{shown} was recorded by {name}, not {wanted}; --model chooses");
        let mut sets = sets(answer, &ModelInfo { name, sha256 });
        let thinning = Thinning {
            frame_every_s: self.flags.every_s,
            silhouette_every: self.flags.silhouette_every,
        };
        let watched = replay(&recording, thinning, &mut sets);
        Ok(records(sets, &watched))
    }

    /// Writes the records of a clip, where that was asked for.
    fn keep(self, name: &str, records: &[SessionRecord]) -> Result<()> {
        let Some(folder) = &self.flags.analyses else { return Ok(()) };
        for (record, ending) in records.iter().zip(["", "+ref"]) {
            let path = folder.join(format!("{name}{ending}.json"));
            let json =
                serde_json::to_string(record).context("the record can't be written as JSON")?;
            fs::write(&path, json)
                .with_context(|| format!("{} can't be written", path.display()))?;
        }
        Ok(())
    }
}

fn watched(
    path: &Path,
    answer: &Answer,
    model: &mut LoadedModel,
) -> Result<(Vec<SessionRecord>, f64)> {
    let mut sets = sets(answer, &model.info);
    let watched = watch(path, model, &mut sets, |_| Ok(()))?;
    ensure!(watched.breaks_off_s.is_none(), "{} breaks off before its end", path.display());
    Ok(records(sets, &watched))
}

/// One set, and one with a reference rep where there is one.
fn sets(answer: &Answer, model: &ModelInfo) -> Vec<Set> {
    let set = |reference| {
        let options = options(model, None, DEFAULT_HEIGHT_M, reference);
        Set::new(answer.drill().clone(), options, Language::En)
    };
    let mut sets = vec![set(None)];
    sets.extend(answer.reference().map(|reference| set(Some(reference))));
    sets
}

fn records(sets: Vec<Set>, watched: &Watched) -> (Vec<SessionRecord>, f64) {
    (sets.into_iter().map(|set| watched.record(set)).collect(), watched.duration_s)
}
