//! Bytes as text: by the mark at their start, else UTF-8, else Windows-1252; text that was read wrongly before is refused.

use crate::diag::FileFault;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// The encoding of a name such as `windows-1252`, `iso-8859-1`, `utf-8`, `utf-16le` or `macintosh`.
pub fn named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().as_bytes())
}

/// The text of a file. A mark at its start counts more than the stated encoding.
///
/// # Errors
/// The bytes are no text in the encoding, or the text shows that an earlier program read it in the wrong one.
pub fn decode(bytes: &[u8], stated: Option<&str>) -> Result<String, FileFault> {
    borrowed(bytes, stated).map(|(text, ..)| text.into_owned())
}

/// The text of a file as [`decode`] gives it, without a copy where its bytes are the text; its encoding; and whether a
/// mark at its start says so.
pub fn borrowed<'a>(
    bytes: &'a [u8],
    stated: Option<&str>,
) -> Result<(Cow<'a, str>, &'static Encoding, bool), FileFault> {
    if bytes.starts_with(b"%PDF-") {
        return Err(FileFault::NotText);
    }
    if has_long_line(bytes) {
        return Err(FileFault::LongLine { most: LONGEST_LINE.to_string() });
    }
    let (encoding, mark) = settled(bytes, stated);
    let rest = bytes.get(mark..).unwrap_or(&[]);
    let (text, bad) = encoding.decode_without_bom_handling(rest);
    if bad {
        return Err(FileFault::WrongEncoding { encoding: encoding.name().to_lowercase() });
    }
    if text.contains('\0') {
        return Err(FileFault::NotText);
    }
    match garbled(&text) {
        Some((line, written)) => Err(FileFault::Mojibake { line: line.to_string(), written }),
        None => Ok((text, encoding, mark > 0)),
    }
}

/// How many bytes a line may have: more is no table and no model that anyone has written.
const LONGEST_LINE: usize = 30_000_000;

fn has_long_line(bytes: &[u8]) -> bool {
    let ends = |byte: &u8| *byte == b'\n' || *byte == b'\r';
    let mut rest = bytes;
    while let Some(longest) = rest.get(..=LONGEST_LINE) {
        // Every line that ends within this stretch is short enough.
        let Some(end) = longest.iter().rposition(ends) else { return true };
        rest = rest.get(end + 1..).unwrap_or(&[]);
    }
    false
}

/// The encoding of a file, and how many bytes the mark at its start has.
fn settled(bytes: &[u8], stated: Option<&str>) -> (&'static Encoding, usize) {
    Encoding::for_bom(bytes).unwrap_or_else(|| (settle(bytes, stated), 0))
}

fn settle(bytes: &[u8], stated: Option<&str>) -> &'static Encoding {
    let guessed = || {
        if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
    };
    stated.and_then(named).unwrap_or_else(guessed)
}

/// The line and the word where letters were mangled: `Ã¥` for `å` (UTF-8 read as Windows-1252), `†`, `„` or `Œ` inside
/// a word (an old DOS or Mac file), a replacement sign, or a control sign.
fn garbled(text: &str) -> Option<(usize, String)> {
    if text.is_ascii() {
        return None;
    }
    let mut before = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((at, here)) = characters.next() {
        let after = characters.peek().map_or(' ', |(_, c)| *c);
        if !here.is_ascii() && is_garbled(before, here, after) {
            let line = text.get(..at)?.matches('\n').count() + 1;
            return Some((line, word_at(text, at)));
        }
        before = here;
    }
    None
}

fn is_garbled(before: char, here: char, after: char) -> bool {
    match here {
        '\u{fffd}' | '\u{80}'..='\u{9f}' => true,
        'Ã' => !after.is_ascii() && !after.is_uppercase(),
        'â' => after == '€',
        'Â' => matches!(after, '\u{a0}' | '°' | '§' | '´' | '½'),
        '†' | '„' | 'Œ' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        _ => false,
    }
}

fn word_at(text: &str, at: usize) -> String {
    let ends = |c: char| matches!(c, ';' | ',' | '"' | '\t' | '\n' | '\r' | ' ');
    let start = text.get(..at).and_then(|t| t.rfind(ends)).map_or(0, |i| i + 1);
    let end = text.get(at..).and_then(|t| t.find(ends)).map_or(text.len(), |i| at + i);
    text.get(start..end).unwrap_or("").chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_swedish_offices_give_the_same_text() {
        let wanted = "Skåne;Örebro\n";
        let utf16 = |swap: bool| {
            let mark: &[u8] = if swap { &[0xfe, 0xff] } else { &[0xff, 0xfe] };
            let unit = |u: u16| {
                if swap { u.to_be_bytes() } else { u.to_le_bytes() }
            };
            [mark, &wanted.encode_utf16().flat_map(unit).collect::<Vec<u8>>()].concat()
        };
        let files: [Vec<u8>; 5] = [
            wanted.into(),
            [b"\xef\xbb\xbf", wanted.as_bytes()].concat(),
            b"Sk\xe5ne;\xd6rebro\n".to_vec(),
            utf16(false),
            utf16(true),
        ];
        for bytes in files {
            assert_eq!(decode(&bytes, None).as_deref(), Ok(wanted));
        }
        assert_eq!(decode(b"Sk\x8cne;\x85rebro\n", Some("macintosh")).as_deref(), Ok(wanted));
    }

    #[test]
    fn text_that_was_read_wrongly_before_is_refused_with_its_line() {
        let fault = decode("Skola\nHÃ¤lsa;1\n".as_bytes(), None);
        let wanted = FileFault::Mojibake { line: "2".into(), written: "HÃ¤lsa".into() };
        assert_eq!(fault, Err(wanted));
        for bytes in [b"Sk\x86ne\n".as_slice(), b"Sk\x8cne\n", b"\x99rebro f\x94r\x81\n"] {
            assert!(matches!(decode(bytes, None), Err(FileFault::Mojibake { .. })));
        }
        let utf8_read_as_1252 = decode("Örebro".as_bytes(), Some("windows-1252"));
        assert!(matches!(utf8_read_as_1252, Err(FileFault::Mojibake { .. })));
    }

    #[test]
    fn only_a_line_that_is_too_long_is_refused_however_long_the_file() {
        let lines = |lengths: &[usize]| {
            lengths
                .iter()
                .flat_map(|length| [vec![b'a'; *length], b"\n".to_vec()].concat())
                .collect::<Vec<u8>>()
        };
        assert!(!has_long_line(&lines(&[LONGEST_LINE, 1, LONGEST_LINE])));
        assert!(has_long_line(&lines(&[3, LONGEST_LINE + 1])));
        assert!(has_long_line(&vec![b'a'; LONGEST_LINE + 1]));
        assert!(!has_long_line(&vec![b'a'; LONGEST_LINE]));
    }

    #[test]
    fn foreign_names_and_printed_quotes_are_not_garbled() {
        for text in ["SÃO PAULO", "„Schule“", "Šabić", "a – b …", "Ærø", "1\u{a0}234"] {
            assert_eq!(decode(text.as_bytes(), None).as_deref(), Ok(text));
        }
    }

    #[test]
    fn bytes_that_are_not_in_the_stated_encoding_are_refused() {
        let fault = decode(b"Sk\xe5ne", Some("utf-8"));
        assert_eq!(fault, Err(FileFault::WrongEncoding { encoding: "utf-8".into() }));
        assert_eq!(decode(b"a\0b", None), Err(FileFault::NotText));
    }
}
