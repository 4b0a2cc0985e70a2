//! Texts as Typst writes them: no sign of a text is ever taken for markup.

/// A text between quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            sign if sign.is_control() => quoted.push_str(&format!("\\u{{{:x}}}", u32::from(sign))),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// A list of what stands ready; a list of one needs its comma.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("{item},")).collect();
    format!("({})", items.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_quotation() {
        assert_eq!(quoted("a\"b\\c\n#d"), "\"a\\\"b\\\\c\\u{a}#d\"");
        assert_eq!(list(["1".to_owned()]), "(1,)");
        assert_eq!(list([]), "()");
    }
}
