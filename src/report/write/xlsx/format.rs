//! How cells look, by what their column holds and what their row is.

use crate::report::document::{Kind, Role};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// A cell of a table.
pub(super) fn cell(kind: Kind, decimals: u8, role: Role, is_after: bool) -> Format {
    let format = Format::new().set_num_format(pattern(kind, decimals)).set_align(FormatAlign::Top);
    let format = apart(format, kind, is_after);
    if role == Role::Total { format.set_bold().set_border_top(FormatBorder::Thin) } else { format }
}

/// The number format of a column.
pub(super) fn pattern(kind: Kind, decimals: u8) -> String {
    let digits = if decimals > 0 { "#,##0.00" } else { "#,##0" };
    match kind {
        Kind::Text => "@".to_owned(),
        Kind::Count => if decimals > 0 { "#,##0.0#####" } else { "#,##0" }.to_owned(),
        Kind::Money => digits.to_owned(),
        Kind::Change => format!("+{digits};[Red]-{digits};0"),
        Kind::PerHead => "#,##0".to_owned(),
        Kind::PerHeadChange => "+#,##0;[Red]-#,##0;0".to_owned(),
        Kind::Percent => "+0.0%;[Red]-0.0%;0.0%".to_owned(),
        Kind::Share => "0.0%".to_owned(),
        Kind::Ratio => "0.0000".to_owned(),
    }
}

/// A heading.
pub(super) fn heading(kind: Kind, is_after: bool) -> Format {
    let align = if kind == Kind::Text { FormatAlign::Left } else { FormatAlign::Right };
    let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    let head =
        head.set_background_color(Color::RGB(0x00EE_F1F4)).set_align(align).set_align(FormatAlign::Bottom);
    apart(head, kind, is_after)
}

/// A text keeps away from a number that stands close before it.
fn apart(format: Format, kind: Kind, is_after: bool) -> Format {
    if kind == Kind::Text && is_after { format.set_align(FormatAlign::Left).set_indent(1) } else { format }
}

/// A row that checks a sum.
pub(super) fn check(pattern: &str) -> Format {
    Format::new().set_num_format(pattern).set_italic().set_font_color(Color::RGB(0x0055_5B61))
}

/// A check that does not hold.
pub(super) fn alarm() -> Format {
    Format::new().set_bold().set_font_color(Color::White).set_background_color(Color::RGB(0x00B0_0020))
}

/// The same for a text that a spreadsheet would take for a formula if somebody edits its cell.
pub(super) fn for_text(format: Format, text: &str) -> Format {
    let format = if text.chars().count() > super::page::WIDEST { format.set_text_wrap() } else { format };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format.set_quote_prefix() } else { format }
}
