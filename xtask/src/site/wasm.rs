//! WebAssembly without what only a debugger reads.

use anyhow::{Context, Result, ensure};

/// Magic number and version of a module, the only version that there is.
const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";
/// A custom section's id (WebAssembly core, 5.5.2).
const CUSTOM: u8 = 0;
/// Custom sections that go: functions' names, and what made the module. A panic tells its place
/// without them.
const DROPPED: [&[u8]; 2] = [b"name", b"producers"];

/// The module without the sections that only a debugger reads.
///
/// # Errors
/// When these bytes are no module.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    ensure!(module.starts_with(&HEADER), "it does not begin as a module");
    let mut kept = HEADER.to_vec();
    let mut rest = &module[HEADER.len()..];
    while let [id, after_id @ ..] = rest {
        let (length, content) = number(after_id).context("a section has no length")?;
        ensure!(content.len() >= length, "a section is cut off");
        let section_length = rest.len() - content.len() + length;
        let (section, after) = rest.split_at(section_length);
        if !(*id == CUSTOM && is_dropped(&content[..length])) {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Ok(kept)
}

fn is_dropped(custom_section: &[u8]) -> bool {
    number(custom_section)
        .and_then(|(length, rest)| rest.get(..length))
        .is_some_and(|name| DROPPED.contains(&name))
}

/// An unsigned LEB128 number of at most 32 bits, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0_usize;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[place + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        [&[id, content.len() as u8], content].concat()
    }

    #[test]
    fn names_go_and_all_else_stays() {
        let types = section(1, &[0]);
        let names = section(CUSTOM, b"\x04name\x01\x02\x03");
        let features = section(CUSTOM, b"\x0ftarget_features\x01");
        let long = [vec![10, 0x80, 0x01], vec![7; 128]].concat();
        let module =
            [HEADER.to_vec(), types.clone(), names, features.clone(), long.clone()].concat();
        assert_eq!(
            without_names(&module).unwrap(),
            [HEADER.to_vec(), types, features, long].concat()
        );
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for bytes in [
            b"".as_slice(),
            b"\0asm\x02\0\0\0",
            &[HEADER.as_slice(), &[1, 5, 0]].concat(),
            &[HEADER.as_slice(), &[1, 0xff]].concat(),
        ] {
            assert!(without_names(bytes).is_err(), "{bytes:?}");
        }
    }
}
