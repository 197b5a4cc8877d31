//! Numbers, texts and lists as bytes. A layout is written down once, as a function over [`Code`]: a
//! [`Writer`] turns the values into bytes and leaves them as they will be read, a [`Reader`] sets
//! them.
//!
//! Every step of a reader takes at least one byte, every count has a limit, what takes much memory
//! is counted through the whole message, and nothing calls itself: a message costs no more than its
//! bytes.

use super::error::ShareError;
use super::limits::MOST_ITEMS;
use super::numbered::Numbered;

/// Bytes of the longest number: 7 bits in each.
const NUMBER_MOST_BYTES: u32 = 5;

/// Writes or reads, in the same order.
pub(super) trait Code {
    /// A number from 0 to `most`.
    fn number(&mut self, value: &mut u64, most: u64) -> Result<(), ShareError>;

    /// Counts reps and positions before there is room made for them.
    fn spend(&mut self, items: usize) -> Result<(), ShareError>;

    /// A text of at most so many characters; control characters do not survive, line breaks only
    /// where `lines`.
    fn text(
        &mut self,
        value: &mut String,
        most_chars: usize,
        lines: bool,
    ) -> Result<(), ShareError>;

    /// A number of either sign, at most `most` from 0.
    fn signed(&mut self, value: &mut i64, most: i64) -> Result<(), ShareError> {
        let mut zigzag = zigzag(*value);
        self.number(&mut zigzag, 2 * most.unsigned_abs())?;
        *value = from_zigzag(zigzag);
        Ok(())
    }

    fn count(&mut self, value: &mut usize, most: usize) -> Result<(), ShareError> {
        let mut number = *value as u64;
        self.number(&mut number, most as u64)?;
        *value = number as usize;
        Ok(())
    }

    fn flag(&mut self, value: &mut bool) -> Result<(), ShareError> {
        let mut number = u64::from(*value);
        self.number(&mut number, 1)?;
        *value = number == 1;
        Ok(())
    }

    /// A value by its number.
    fn numbered<T: Numbered>(&mut self, value: &mut T) -> Result<(), ShareError> {
        let mut number = u64::from(value.number());
        self.number(&mut number, u64::from(u8::MAX))?;
        *value = T::of_number(number as u8).ok_or(ShareError::Nonsense)?;
        Ok(())
    }

    /// A value that may be missing: 0, or its number and 1.
    fn numbered_or_none<T: Numbered>(&mut self, value: &mut Option<T>) -> Result<(), ShareError> {
        let mut number = value.map_or(0, |value| 1 + u64::from(value.number()));
        self.number(&mut number, 1 + u64::from(u8::MAX))?;
        *value = match number.checked_sub(1) {
            None => None,
            Some(number) => Some(T::of_number(number as u8).ok_or(ShareError::Nonsense)?),
        };
        Ok(())
    }

    fn option<T>(
        &mut self,
        value: &mut Option<T>,
        blank: impl FnOnce() -> T,
        layout: impl FnOnce(&mut Self, &mut T) -> Result<(), ShareError>,
    ) -> Result<(), ShareError>
    where
        Self: Sized,
    {
        let mut is_some = value.is_some();
        self.flag(&mut is_some)?;
        if is_some { layout(self, value.get_or_insert_with(blank)) } else { Ok(()) }
    }

    /// A list of at most so many; what is beyond is not written.
    fn list<T: Clone>(
        &mut self,
        values: &mut Vec<T>,
        most: usize,
        blank: &T,
        mut layout: impl FnMut(&mut Self, &mut T) -> Result<(), ShareError>,
    ) -> Result<(), ShareError>
    where
        Self: Sized,
    {
        let mut count = values.len().min(most);
        self.count(&mut count, most)?;
        values.resize(count, blank.clone());
        values.iter_mut().try_for_each(|value| layout(self, value))
    }

    /// A figure in steps of `unit`, as the difference from the figure before.
    fn figure(&mut self, value: &mut f64, unit: f64, before: &mut i64) -> Result<(), ShareError> {
        let mut step = in_steps(*value, unit) - *before;
        self.signed(&mut step, 2 * MOST_STEPS)?;
        *before += step;
        if before.abs() > MOST_STEPS {
            return Err(ShareError::Nonsense);
        }
        *value = *before as f64 * unit;
        Ok(())
    }

    /// A figure that may be unknown: 0, or the zigzag of the difference and 1.
    fn maybe(
        &mut self,
        value: &mut Option<f64>,
        unit: f64,
        before: &mut i64,
    ) -> Result<(), ShareError> {
        let mut number = value
            .filter(|value| value.is_finite())
            .map_or(0, |value| 1 + zigzag(in_steps(value, unit) - *before));
        self.number(&mut number, 1 + 4 * MOST_STEPS.unsigned_abs())?;
        *value = match number.checked_sub(1) {
            None => None,
            Some(step) => {
                *before += from_zigzag(step);
                if before.abs() > MOST_STEPS {
                    return Err(ShareError::Nonsense);
                }
                Some(*before as f64 * unit)
            }
        };
        Ok(())
    }
}

/// No figure is farther from 0 than this, steps.
const MOST_STEPS: i64 = 1_000_000;

fn in_steps(value: f64, unit: f64) -> i64 {
    let steps = (value / unit).round();
    // What is not a number becomes 0.
    (steps as i64).clamp(-MOST_STEPS, MOST_STEPS)
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

fn from_zigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
}

/// Only what a person may have typed: no control characters and no marks that turn the direction of
/// writing.
fn cleaned(text: &str, most_chars: usize, lines: bool) -> String {
    let is_kept = |c: &char| {
        let turns = matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        );
        !turns && (!c.is_control() || (lines && *c == '\n'))
    };
    text.chars().filter(is_kept).take(most_chars).collect()
}

/// Writes.
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    items_left: usize,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self::with_room_for(MOST_ITEMS)
    }

    /// One that writes more, or less, than is read.
    pub(super) fn with_room_for(items: usize) -> Self {
        Self { bytes: Vec::new(), items_left: items }
    }
}

impl Code for Writer {
    fn spend(&mut self, items: usize) -> Result<(), ShareError> {
        self.items_left = self.items_left.checked_sub(items).ok_or(ShareError::TooLong)?;
        Ok(())
    }

    fn number(&mut self, value: &mut u64, most: u64) -> Result<(), ShareError> {
        *value = (*value).min(most);
        let mut rest = *value;
        while rest >= 0x80 {
            self.bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
        Ok(())
    }

    fn text(
        &mut self,
        value: &mut String,
        most_chars: usize,
        lines: bool,
    ) -> Result<(), ShareError> {
        *value = cleaned(value, most_chars, lines);
        self.count(&mut value.len(), 4 * most_chars)?;
        self.bytes.extend_from_slice(value.as_bytes());
        Ok(())
    }
}

/// Reads.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    items_left: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, items_left: MOST_ITEMS }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    fn next_bytes(&mut self, count: usize) -> Result<&'a [u8], ShareError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(ShareError::Nonsense)?;
        self.bytes = rest;
        Ok(taken)
    }
}

impl Code for Reader<'_> {
    fn spend(&mut self, items: usize) -> Result<(), ShareError> {
        self.items_left = self.items_left.checked_sub(items).ok_or(ShareError::Nonsense)?;
        Ok(())
    }

    fn number(&mut self, value: &mut u64, most: u64) -> Result<(), ShareError> {
        *value = 0;
        for place in 0..NUMBER_MOST_BYTES {
            let byte = self.next_bytes(1)?.first().copied().unwrap_or_default();
            *value |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return if *value <= most { Ok(()) } else { Err(ShareError::Nonsense) };
            }
        }
        Err(ShareError::Nonsense)
    }

    fn text(
        &mut self,
        value: &mut String,
        most_chars: usize,
        lines: bool,
    ) -> Result<(), ShareError> {
        let mut bytes = 0;
        self.count(&mut bytes, 4 * most_chars)?;
        let read =
            std::str::from_utf8(self.next_bytes(bytes)?).map_err(|_| ShareError::Nonsense)?;
        *value = cleaned(read, most_chars, lines);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes by a layout, reads by the same, and gives what was read with the count of bytes.
    fn there_and_back<T: Clone + Default + PartialEq + std::fmt::Debug>(
        value: &T,
        write: impl Fn(&mut Writer, &mut T) -> Result<(), ShareError>,
        read: impl Fn(&mut Reader, &mut T) -> Result<(), ShareError>,
    ) -> (T, usize) {
        let (mut writer, mut written, mut back) = (Writer::new(), value.clone(), T::default());
        write(&mut writer, &mut written).unwrap();
        let mut reader = Reader::new(&writer.bytes);
        read(&mut reader, &mut back).unwrap();
        assert!(reader.is_at_end());
        assert_eq!(back, written, "what was written is left as it is read");
        (back, writer.bytes.len())
    }

    #[test]
    fn numbers_and_figures_come_back_in_their_steps() {
        for (value, bytes) in [(0, 1), (127, 1), (128, 2), (0xffff_ffff, 5)] {
            assert_eq!(
                there_and_back(
                    &value,
                    |w, v| w.number(v, u64::from(u32::MAX)),
                    |r, v| r.number(v, u64::from(u32::MAX))
                ),
                (value, bytes)
            );
        }
        for (value, read) in [
            (None, None),
            (Some(86.4), Some(86.0)),
            (Some(-3.6), Some(-4.0)),
            (Some(f64::NAN), None),
            (Some(1e30), Some(1e6)),
        ] {
            let back = there_and_back(
                &value,
                |w, v| w.maybe(v, 1.0, &mut 80),
                |r, v| r.maybe(v, 1.0, &mut 80),
            )
            .0;
            assert_eq!(back, read);
        }
    }

    #[test]
    fn texts_lose_what_nobody_types_and_what_is_too_long() {
        for (text, lines, read) in [
            ("Anna", false, "Anna"),
            ("Zoë 🏋", false, "Zoë 🏋"),
            ("a\nb\u{0}\u{202e}c", false, "abc"),
            ("a\nb", true, "a\nb"),
            ("<b>0123456789", false, "<b>0123456"),
        ] {
            let back = there_and_back(
                &text.to_owned(),
                |w, v| w.text(v, 10, lines),
                |r, v| r.text(v, 10, lines),
            )
            .0;
            assert_eq!(back, read);
        }
    }

    #[test]
    fn what_is_too_large_or_broken_off_is_nonsense() {
        let read = |bytes: &[u8]| Reader::new(bytes).number(&mut 0, 200);
        assert_eq!(read(&[200, 1]), Ok(()));
        for bytes in [&[201, 1][..], &[0x80], &[], &[0xff; 9]] {
            assert_eq!(read(bytes), Err(ShareError::Nonsense), "{bytes:?}");
        }
        assert_eq!(
            Reader::new(&[40]).text(&mut String::new(), 40, false),
            Err(ShareError::Nonsense)
        );
        assert_eq!(
            Reader::new(&[1, 0xff]).text(&mut String::new(), 40, false),
            Err(ShareError::Nonsense)
        );
        let list = |r: &mut Reader| r.list(&mut vec![0], 3, &0, |r, v| r.number(v, 9));
        assert_eq!(list(&mut Reader::new(&[4, 1, 1, 1, 1])), Err(ShareError::Nonsense));
    }
}
