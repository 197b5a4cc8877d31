//! Which way the person faces while the set goes on.

use crate::seen::angles::Facing;
use crate::seen::body::Body;
use crate::stance::Stance;
use crate::stance::limits::TURNED_AWAY_S;

/// Whether the person at rest has turned away from where they faced, and whether they are to be
/// looked at in the mirror.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turning {
    away_since_s: Option<f64>,
    wants_mirror: bool,
}

impl Turning {
    /// Looks at one frame and the stance until now. Whether the frames from the next one on are
    /// seen the other way round, so that what was seen until now serves no standing.
    pub fn add_frame(&mut self, t_s: f64, body: Option<&Body>, stance: Option<&Stance>) -> bool {
        let facing = body.and_then(Body::facing);
        let at_rest = stance.filter(|stance| stance.is_at_rest());
        let turned =
            body.is_some() && at_rest.is_some_and(|stance| facing != Some(stance.standing.facing));
        self.away_since_s = if turned { self.away_since_s.or(Some(t_s)) } else { None };
        let wants_mirror = facing
            .filter(|_| stance.is_none() || self.is_away(t_s))
            .map(|facing| facing == Facing::Left);
        let changes = wants_mirror.is_some_and(|wants_mirror| wants_mirror != self.wants_mirror);
        self.wants_mirror ^= changes;
        changes
    }

    /// Whether somebody who faces left is seen facing right.
    pub fn wants_mirror(&self) -> bool {
        self.wants_mirror
    }

    /// Whether the person has faced elsewhere for long enough to believe it.
    pub fn is_away(&self, t_s: f64) -> bool {
        self.away_since_s.is_some_and(|since_s| t_s - since_s >= TURNED_AWAY_S)
    }

    /// Whether there is no sign of turning.
    pub fn is_as_ever(&self) -> bool {
        self.away_since_s.is_none()
    }

    /// Begins anew; the mirror stays.
    pub fn forget(&mut self) {
        self.away_since_s = None;
    }
}
