//! What is round a message: version, kind, checksum and length, then the packed bytes; all of it in
//! the letters of base64url, so that it passes through every messenger.
//!
//! Every version keeps this head of nine bytes: by it an older app knows a newer message from a
//! damaged one.

use super::error::ShareError;
use super::limits::{TEXT_MOST_CHARS, UNPACKED_MOST_BYTES};
use super::numbered::{Numbered, numbers};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The version that is written, and the newest that is read.
pub(super) const VERSION: u8 = 1;
/// Version, kind, checksum (4), length of what follows (3).
const HEAD_BYTES: usize = 9;
/// The letters of the head: four letters carry three bytes.
const HEAD_CHARS: usize = HEAD_BYTES / 3 * 4;
/// How hard is packed; more gains nothing.
const PACKING: u8 = 10;

const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Sets,
    Reply,
}

numbers! {
    Kind {
        Sets = 0,
        Reply = 1,
    }
}

/// Of some bytes.
pub(super) fn checksum(parts: &[&[u8]]) -> u32 {
    let mut digest = CHECKSUM.digest();
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize()
}

/// Packs and seals.
pub(super) fn seal(kind: Kind, content: &[u8]) -> String {
    sealed(VERSION, kind.number(), &compress_to_vec(content, PACKING))
}

/// Seals what is packed.
pub(super) fn sealed(version: u8, kind: u8, packed: &[u8]) -> String {
    let length = (packed.len() as u32).to_le_bytes();
    let (first, length) = ([version, kind], &length[..3]);
    let checksum = checksum(&[&first, length, packed]).to_le_bytes();
    BASE64_URL_SAFE_NO_PAD.encode([&first[..], &checksum, length, packed].concat())
}

/// Opens what was sealed, wherever it stands in the text: in a link, in a message round a link,
/// broken into lines, or alone.
pub(super) fn open(text: &str) -> Result<(Kind, Vec<u8>), ShareError> {
    if text.len() > TEXT_MOST_CHARS {
        return Err(ShareError::TooLong);
    }
    let letters = letters(text).ok_or(ShareError::NotALink)?;
    let head = letters
        .get(..HEAD_CHARS)
        .map(|head| BASE64_URL_SAFE_NO_PAD.decode(head))
        .transpose()
        .map_err(|_| ShareError::Damaged)?;
    let Some(&[version, kind, c0, c1, c2, c3, l0, l1, l2]) = head.as_deref() else {
        return Err(ShareError::Cut);
    };
    let length = u32::from_le_bytes([l0, l1, l2, 0]) as usize;
    // What stands after the message is not the message's.
    let packed =
        letters.get(HEAD_CHARS..HEAD_CHARS + (4 * length).div_ceil(3)).ok_or(ShareError::Cut)?;
    let packed = BASE64_URL_SAFE_NO_PAD.decode(packed).map_err(|_| ShareError::Damaged)?;
    if checksum(&[&[version, kind, l0, l1, l2], &packed]) != u32::from_le_bytes([c0, c1, c2, c3]) {
        return Err(ShareError::Damaged);
    }
    if version > VERSION {
        return Err(ShareError::Newer);
    }
    let kind = Kind::of_number(kind).filter(|_| version == VERSION).ok_or(ShareError::Nonsense)?;
    let content = decompress_to_vec_with_limit(&packed, UNPACKED_MOST_BYTES)
        .map_err(|_| ShareError::Nonsense)?;
    Ok((kind, content))
}

/// The letters of the message; `None` where the text has none.
fn letters(text: &str) -> Option<String> {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_ours = |c: &char| is_letter(*c) || c.is_ascii_whitespace();
    let marked =
        ["#s=", "#r="].iter().filter_map(|mark| text.find(mark)).min().map(|at| &text[at + 3..]);
    let bare = || {
        Some(text.trim())
            .filter(|text| text.len() >= HEAD_CHARS && text.chars().all(|c| is_ours(&c)))
    };
    let letters: String =
        marked.or_else(bare)?.chars().take_while(is_ours).filter(|c| is_letter(*c)).collect();
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_in_links_and_in_what_messengers_make_of_them() {
        let content = b"forty-two hinges, all of them clean, and a note";
        let sealed = seal(Kind::Sets, content);
        let (first, last) = sealed.split_at(20);
        for text in [
            sealed.clone(),
            format!(" {sealed}\n"),
            format!("#s={sealed}"),
            format!("https://dowel.example/app/?x#s={sealed}"),
            format!("My set: https://dowel.example/#s={sealed} See you on Friday!"),
            format!("<https://dowel.example/#s={sealed}>"),
            format!("https://dowel.example/#r={first}\r\n{last}.\n-- \nAnna"),
        ] {
            assert_eq!(open(&text), Ok((Kind::Sets, content.to_vec())), "{text}");
        }
    }

    #[test]
    fn each_kind_of_wrong_text_is_told_from_the_others() {
        let link =
            format!("https://dowel.example/#s={}", seal(Kind::Reply, b"three reps a day, slowly"));
        let packed = compress_to_vec(b"three reps", 1);
        let mut changed = link.clone().into_bytes();
        changed[45] = if changed[45] == b'A' { b'B' } else { b'A' };
        for (text, error) in [
            (String::new(), ShareError::NotALink),
            ("hello".to_owned(), ShareError::NotALink),
            ("https://dowel.example/".to_owned(), ShareError::NotALink),
            ("Ünïcödé is no letter of ours, nor is this".to_owned(), ShareError::NotALink),
            ("#s=".to_owned(), ShareError::Cut),
            (link[..link.len() - 1].to_owned(), ShareError::Cut),
            (link[..link.len() / 2].to_owned(), ShareError::Cut),
            (String::from_utf8(changed).unwrap(), ShareError::Damaged),
            (sealed(VERSION + 1, 0, &packed), ShareError::Newer),
            (sealed(255, 99, &packed), ShareError::Newer),
            (sealed(0, 0, &packed), ShareError::Nonsense),
            (sealed(VERSION, 2, &packed), ShareError::Nonsense),
            (sealed(VERSION, 0, b"not packed"), ShareError::Nonsense),
            ("A".repeat(TEXT_MOST_CHARS + 1), ShareError::TooLong),
        ] {
            assert_eq!(open(&text).err(), Some(error), "{}", &text[..text.len().min(60)]);
        }
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let bomb = |bytes: usize| sealed(VERSION, 0, &compress_to_vec(&vec![0; bytes], 9));
        assert!(open(&bomb(UNPACKED_MOST_BYTES)).is_ok());
        assert_eq!(open(&bomb(UNPACKED_MOST_BYTES + 1)), Err(ShareError::Nonsense));
        assert!(
            bomb(100 * UNPACKED_MOST_BYTES).len() < TEXT_MOST_CHARS,
            "so it is the unpacking that is limited"
        );
    }
}
