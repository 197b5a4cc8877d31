//! A set's frames in few bytes: each figure as its difference from the one before in the same
//! column, in the units below, then deflated.
//!
//! The record's frames are kept without their landmarks; those that the replay has come back into
//! them when they are unpacked.

use super::trouble::UnpackError;
use crate::replay::{Replay, ReplayFrame};
use hinge::back::contour::BackReading;
use hinge::back::gaps::Gaps;
use hinge::back::rod::{BackView, Contact, ContactMark};
use hinge::seen::angles::Angles;
use hinge::session::FrameRecord;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use pose::Point;
use pose::landmark::LANDMARK_COUNT;

/// The first byte: which way of packing this is.
const FORMAT: u8 = 1;
/// More than this is not unpacked, bytes: about an hour and a half of frames with an outline each.
const MOST_BYTES: usize = 64 << 20;
/// How hard deflate tries, 0…10; 6 is its usual.
const DEFLATE_LEVEL: u8 = 6;

/// What one step of a kept figure is worth: times, s.
const TIME_STEP_S: f64 = 1e-4;
/// Angles, degrees.
const ANGLE_STEP_DEG: f64 = 0.1;
/// Lengths as shares of the trunk, and other shares.
const SHARE_STEP: f64 = 1e-4;
/// Landmarks, pixels.
const LANDMARK_STEP_PX: f64 = 0.5;
/// How visible a landmark is, 0…1.
const VISIBILITY_STEP: f64 = 0.02;
/// The outline, the rod and its contacts, pixels.
const OUTLINE_STEP_PX: f64 = 1.0;

/// Figures in a row beyond this many have no column of their own; no frame has as many.
const MOST_COLUMNS: usize = 1024;

/// Packs a record's frames and the replay.
pub fn pack(frames: &[FrameRecord], replay: &Replay) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.count(frames.len());
    frames.iter().for_each(|frame| packer.record_frame(frame));
    packer.last.clear();
    packer.count(replay.width_px as usize);
    packer.count(replay.height_px as usize);
    packer.count(replay.near_is_left.map_or(0, |left| 1 + usize::from(left)));
    packer.count(replay.frames.len());
    replay.frames.iter().for_each(|frame| packer.replay_frame(frame));
    let mut bytes = vec![FORMAT];
    bytes.extend(compress_to_vec_zlib(&packer.bytes, DEFLATE_LEVEL));
    bytes
}

/// The frames and the replay that [`pack`] packed, with the replay's landmarks in the record's
/// frames of the same times.
///
/// # Errors
/// The kinds of [`UnpackError`].
pub fn unpack(bytes: &[u8]) -> Result<(Vec<FrameRecord>, Replay), UnpackError> {
    let deflated = match bytes {
        [FORMAT, deflated @ ..] => deflated,
        _ => return Err(UnpackError::UnknownFormat),
    };
    let plain = decompress_to_vec_zlib_with_limit(deflated, MOST_BYTES)
        .map_err(|cause| UnpackError::Damaged(cause.status))?;
    let mut unpacker = Unpacker { bytes: &plain, last: Vec::new() };
    let mut frames = unpacker.each(Unpacker::record_frame)?;
    unpacker.last.clear();
    let (width_px, height_px) = (unpacker.size_px()?, unpacker.size_px()?);
    let near_is_left = match unpacker.count()? {
        0 => None,
        side => Some(side == 2),
    };
    let replay = Replay {
        width_px,
        height_px,
        near_is_left,
        frames: unpacker.each(Unpacker::replay_frame)?,
    };
    if !unpacker.bytes.is_empty() {
        return Err(UnpackError::TooLong);
    }
    return_landmarks(&mut frames, &replay);
    Ok((frames, replay))
}

fn return_landmarks(frames: &mut [FrameRecord], replay: &Replay) {
    let mut shown = replay.frames.iter().peekable();
    for frame in frames {
        while shown.next_if(|shown| shown.t_s < frame.t).is_some() {}
        if let Some(same) = shown.next_if(|shown| shown.t_s == frame.t) {
            frame.landmarks = Some(same.landmarks_in_image.clone());
        }
    }
}

#[derive(Default)]
struct Packer {
    bytes: Vec<u8>,
    last: Vec<i64>,
}

impl Packer {
    fn record_frame(&mut self, frame: &FrameRecord) {
        let parts = [frame.seen, frame.dowel.is_some(), frame.back.is_some()];
        self.count(parts.iter().enumerate().map(|(bit, has)| usize::from(*has) << bit).sum());
        let mut row = self.row();
        row.put(Some(frame.t), TIME_STEP_S);
        let Angles { hip_deg, knee_deg, shin_deg, trunk_deg, head_deg } = frame.angles;
        [hip_deg, knee_deg, shin_deg, trunk_deg, head_deg]
            .into_iter()
            .for_each(|angle| row.put(angle, ANGLE_STEP_DEG));
        if let Some(Gaps { head, upper_back, tailbone }) = frame.dowel {
            [head, upper_back, tailbone].into_iter().for_each(|gap| row.put(gap, SHARE_STEP));
        }
        row.column = 9;
        if let Some(back) = &frame.back {
            let BackReading { sag, head_chord, edge_width, roughness, crossing_share } = *back;
            let figures =
                [Some(sag), head_chord, Some(edge_width), Some(roughness), Some(crossing_share)];
            figures.into_iter().for_each(|figure| row.put(figure, SHARE_STEP));
        }
    }

    fn replay_frame(&mut self, frame: &ReplayFrame) {
        let back = frame.back.as_ref();
        self.count(frame.landmarks_in_image.len());
        self.count(back.map_or(0, |back| 1 + back.outline.len()));
        self.count(
            back.map_or(0, |back| usize::from(back.rod.is_some()) + 2 * back.contacts.len()),
        );
        if let Some(back) = back {
            back.contacts.iter().for_each(|mark| {
                self.count(2 * contact_number(mark.contact) + usize::from(mark.on_rod.is_some()))
            });
        }
        let mut row = self.row();
        row.put(Some(frame.t_s), TIME_STEP_S);
        row.put(frame.hip_deg, ANGLE_STEP_DEG);
        for [x, y, visibility] in &frame.landmarks_in_image {
            row.put(Some(*x), LANDMARK_STEP_PX);
            row.put(Some(*y), LANDMARK_STEP_PX);
            row.put(Some(*visibility), VISIBILITY_STEP);
        }
        let Some(back) = back else { return };
        row.column = BACK_COLUMN;
        if let Some((from, to)) = back.rod {
            row.point(from);
            row.point(to);
        }
        row.column = BACK_COLUMN + 4;
        for mark in &back.contacts {
            row.point(mark.at);
            mark.on_rod.into_iter().for_each(|on_rod| row.point(on_rod));
        }
        row.column = OUTLINE_COLUMN;
        back.outline.iter().for_each(|point| row.point(*point));
    }

    fn row(&mut self) -> PackedRow<'_> {
        PackedRow { packer: self, column: 0 }
    }

    fn count(&mut self, count: usize) {
        self.varint(count as u64);
    }

    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
}

/// Where a row's rod begins, and its outline: behind the landmarks, so that each figure stands
/// below its like.
const BACK_COLUMN: usize = 2 + 3 * LANDMARK_COUNT;
const OUTLINE_COLUMN: usize = BACK_COLUMN + 32;

struct PackedRow<'a> {
    packer: &'a mut Packer,
    column: usize,
}

impl PackedRow<'_> {
    /// 0 says that the figure is not known; a figure that is not finite is none.
    fn put(&mut self, figure: Option<f64>, step: f64) {
        let last = column(&mut self.packer.last, self.column);
        self.column += 1;
        let Some(figure) = figure.filter(|figure| figure.is_finite()) else {
            return self.packer.varint(0);
        };
        // Bounded, so that differences and their codes stay within 64 bits.
        let steps = (figure / step).round().clamp(-1e15, 1e15) as i64;
        let change = steps - *last;
        *last = steps;
        self.packer.varint(((change << 1) ^ (change >> 63)) as u64 + 1);
    }

    fn point(&mut self, point: Point) {
        self.put(Some(point.x), OUTLINE_STEP_PX);
        self.put(Some(point.y), OUTLINE_STEP_PX);
    }
}

fn column(last: &mut Vec<i64>, column: usize) -> &mut i64 {
    let column = column.min(MOST_COLUMNS);
    if last.len() <= column {
        last.resize(column + 1, 0);
    }
    &mut last[column]
}

struct Unpacker<'a> {
    bytes: &'a [u8],
    last: Vec<i64>,
}

impl Unpacker<'_> {
    /// As many as the count before them says; each takes at least a byte, so that a wrong count
    /// ends with the bytes.
    fn each<T>(
        &mut self,
        one: impl Fn(&mut Self) -> Result<T, UnpackError>,
    ) -> Result<Vec<T>, UnpackError> {
        (0..self.count()?).map(|_| one(self)).collect()
    }

    fn record_frame(&mut self) -> Result<FrameRecord, UnpackError> {
        let parts = self.count()?;
        let has = |bit: usize| parts >> bit & 1 == 1;
        let mut row = UnpackedRow { unpacker: self, column: 0 };
        let t = row.known(TIME_STEP_S)?;
        let mut angle = || row.figure(ANGLE_STEP_DEG);
        let angles = Angles {
            hip_deg: angle()?,
            knee_deg: angle()?,
            shin_deg: angle()?,
            trunk_deg: angle()?,
            head_deg: angle()?,
        };
        let mut gap = || row.figure(SHARE_STEP);
        let dowel = if has(1) {
            Some(Gaps { head: gap()?, upper_back: gap()?, tailbone: gap()? })
        } else {
            None
        };
        row.column = 9;
        let back = if has(2) {
            Some(BackReading {
                sag: row.known(SHARE_STEP)?,
                head_chord: row.figure(SHARE_STEP)?,
                edge_width: row.known(SHARE_STEP)?,
                roughness: row.known(SHARE_STEP)?,
                crossing_share: row.known(SHARE_STEP)?,
            })
        } else {
            None
        };
        Ok(FrameRecord { t, seen: has(0), landmarks: None, angles, dowel, back })
    }

    fn replay_frame(&mut self) -> Result<ReplayFrame, UnpackError> {
        let landmarks = self.count()?;
        let outline = self.count()?;
        let rod_and_contacts = self.count()?;
        let marks =
            (0..rod_and_contacts / 2).map(|_| self.count()).collect::<Result<Vec<_>, _>>()?;
        let mut row = UnpackedRow { unpacker: self, column: 0 };
        let t_s = row.known(TIME_STEP_S)?;
        let hip_deg = row.figure(ANGLE_STEP_DEG)?;
        let landmarks_in_image = (0..landmarks)
            .map(|_| {
                Ok([
                    row.known(LANDMARK_STEP_PX)?,
                    row.known(LANDMARK_STEP_PX)?,
                    row.known(VISIBILITY_STEP)?,
                ])
            })
            .collect::<Result<_, UnpackError>>()?;
        let Some(outline) = outline.checked_sub(1) else {
            return Ok(ReplayFrame { t_s, landmarks_in_image, hip_deg, back: None });
        };
        row.column = BACK_COLUMN;
        let rod = if rod_and_contacts % 2 == 1 { Some((row.point()?, row.point()?)) } else { None };
        row.column = BACK_COLUMN + 4;
        let contacts = marks
            .into_iter()
            .map(|mark| {
                let at = row.point()?;
                let on_rod = if mark % 2 == 1 { Some(row.point()?) } else { None };
                Ok(ContactMark { at, on_rod, contact: contact(mark / 2)? })
            })
            .collect::<Result<_, UnpackError>>()?;
        row.column = OUTLINE_COLUMN;
        let outline = (0..outline).map(|_| row.point()).collect::<Result<_, _>>()?;
        Ok(ReplayFrame {
            t_s,
            landmarks_in_image,
            hip_deg,
            back: Some(BackView { outline, rod, contacts }),
        })
    }

    fn size_px(&mut self) -> Result<u32, UnpackError> {
        Ok(u32::try_from(self.count()?)?)
    }

    fn count(&mut self) -> Result<usize, UnpackError> {
        Ok(usize::try_from(self.varint()?)?)
    }

    fn varint(&mut self) -> Result<u64, UnpackError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.bytes.split_first().ok_or(UnpackError::BrokenOff)?;
            self.bytes = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(UnpackError::FigureTooLong)
    }
}

struct UnpackedRow<'a, 'b> {
    unpacker: &'a mut Unpacker<'b>,
    column: usize,
}

impl UnpackedRow<'_, '_> {
    fn figure(&mut self, step: f64) -> Result<Option<f64>, UnpackError> {
        let code = self.unpacker.varint()?;
        let last = column(&mut self.unpacker.last, self.column);
        self.column += 1;
        let Some(code) = code.checked_sub(1) else { return Ok(None) };
        let change = (code >> 1) as i64 ^ -((code & 1) as i64);
        *last = last.wrapping_add(change);
        // Dividing by the whole number of steps in one gives the decimal that was packed, as 0.3
        // and not 0.30000000000000004.
        let steps_in_one = (1.0 / step).round();
        Ok(Some(*last as f64 / steps_in_one))
    }

    fn known(&mut self, step: f64) -> Result<f64, UnpackError> {
        self.figure(step)?.ok_or(UnpackError::FigureMissing)
    }

    fn point(&mut self) -> Result<Point, UnpackError> {
        Ok(Point::new(self.known(OUTLINE_STEP_PX)?, self.known(OUTLINE_STEP_PX)?))
    }
}

/// The number that stands for a contact's state in packed frames; it never changes its meaning.
fn contact_number(contact: Contact) -> usize {
    match contact {
        Contact::Unjudged => 0,
        Contact::Held => 1,
        Contact::Leaving => 2,
        Contact::Lost => 3,
        Contact::CantTell => 4,
    }
}

fn contact(number: usize) -> Result<Contact, UnpackError> {
    Contact::ALL
        .into_iter()
        .find(|contact| contact_number(*contact) == number)
        .ok_or(UnpackError::UnknownContact)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record_frame(t: f64, hip_deg: Option<f64>, is_deep: bool) -> FrameRecord {
        let gaps = Gaps { head: Some(0.0), upper_back: None, tailbone: Some(0.0312) };
        let back = BackReading {
            sag: -0.0123,
            head_chord: None,
            edge_width: 0.05,
            roughness: 0.0021,
            crossing_share: 0.9,
        };
        FrameRecord {
            t,
            seen: hip_deg.is_some(),
            landmarks: None,
            angles: Angles { hip_deg, head_deg: Some(-3.2), ..Angles::default() },
            dowel: is_deep.then_some(gaps),
            back: is_deep.then_some(back),
        }
    }

    fn replay_frame(t_s: f64, with_back: bool) -> ReplayFrame {
        let at = |x: f64, y: f64| Point::new(x, y);
        let back = BackView {
            outline: vec![at(90.0, 40.0), at(85.0, 100.0), at(90.0, -7.0)],
            rod: Some((at(80.0, 20.0), at(80.0, 180.0))),
            contacts: vec![
                ContactMark {
                    at: at(90.0, 60.0),
                    on_rod: Some(at(80.0, 60.0)),
                    contact: Contact::Held,
                },
                ContactMark { at: at(90.0, 160.0), on_rod: None, contact: Contact::CantTell },
            ],
        };
        let landmarks_in_image =
            (0..LANDMARK_COUNT).map(|i| [100.5 + i as f64, 3.0 * t_s.round(), 0.98]).collect();
        ReplayFrame {
            t_s,
            landmarks_in_image,
            hip_deg: Some(12.3),
            back: with_back.then_some(back),
        }
    }

    fn set() -> (Vec<FrameRecord>, Replay) {
        let frames = vec![
            record_frame(0.0, None, false),
            record_frame(0.0333, Some(80.1), true),
            record_frame(2.0667, Some(-1.4), false),
        ];
        let shown =
            vec![replay_frame(0.0333, true), replay_frame(1.0, false), replay_frame(2.0667, true)];
        (frames, Replay { width_px: 480, height_px: 854, near_is_left: Some(false), frames: shown })
    }

    #[test]
    fn frames_come_back_as_they_were_packed_with_the_replays_landmarks() {
        let (mut frames, replay) = set();
        let unpacked = unpack(&pack(&frames, &replay)).unwrap();
        frames[1].landmarks = Some(replay.frames[0].landmarks_in_image.clone());
        frames[2].landmarks = Some(replay.frames[2].landmarks_in_image.clone());
        assert_eq!(unpacked, (frames, replay));
        let none = (Vec::new(), Replay::default());
        assert_eq!(unpack(&pack(&none.0, &none.1)).unwrap(), none);
    }

    #[test]
    fn figures_are_rounded_to_a_step_and_what_is_no_number_is_not_known() {
        let frame = FrameRecord {
            angles: Angles { hip_deg: Some(80.149), knee_deg: Some(f64::NAN), ..Angles::default() },
            ..record_frame(1.0 / 30.0, Some(0.0), false)
        };
        let (frames, _) = unpack(&pack(&[frame], &Replay::default())).unwrap();
        assert_eq!(
            (frames[0].t, frames[0].angles.hip_deg, frames[0].angles.knee_deg),
            (0.0333, Some(80.1), None)
        );
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let (frames, replay) = set();
        let whole = pack(&frames, &replay);
        for wrong in
            [&[][..], &[9], &[FORMAT], &whole[..whole.len() / 2], &whole[..whole.len() - 1]]
        {
            assert!(unpack(wrong).is_err(), "{wrong:?}");
        }
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 0x10;
            // The checksum finds it, except in the two bytes of the header that say how it was
            // deflated.
            assert!(unpack(&bytes).is_err() || (1..3).contains(&place), "byte {place}");
        }
    }

    #[test]
    fn bytes_that_only_look_packed_end_without_a_panic() {
        for seed in 0..2000u32 {
            let mut state = seed.wrapping_mul(2_654_435_761) | 1;
            let bytes: Vec<u8> = (0..seed % 64)
                .map(|_| {
                    state ^= state << 13;
                    state ^= state >> 17;
                    state ^= state << 5;
                    state as u8
                })
                .collect();
            let mut packed = vec![FORMAT];
            packed.extend(compress_to_vec_zlib(&bytes, 1));
            // Any answer will do.
            unpack(&packed).ok();
        }
    }

    #[test]
    fn a_minute_of_movement_takes_little_room() {
        let frames: Vec<FrameRecord> = (0..1800)
            .map(|i| record_frame(f64::from(i) / 30.0, Some(f64::from(i % 90)), true))
            .collect();
        let shown = (0..1800).map(|i| replay_frame(f64::from(i) / 30.0, true)).collect();
        let replay = Replay { frames: shown, ..set().1 };
        assert!(pack(&frames, &replay).len() < 100_000);
    }

    #[test]
    fn every_state_of_a_contact_has_a_number_of_its_own() {
        for state in Contact::ALL {
            assert_eq!(contact(contact_number(state)).ok(), Some(state));
        }
        assert!(contact(Contact::ALL.len()).is_err());
    }
}
