//! Names that a workbook allows: of sheets, and of cells with a sum; each once.

use std::collections::BTreeSet;

/// The names that have been given.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In small letters, for Excel takes large and small ones for the same.
    given: BTreeSet<String>,
}

impl Names {
    /// The name of a sheet; numbered if another has it.
    pub(super) fn sheet(&mut self, text: &str) -> String {
        let own = sheet_name(text);
        let numbered = (2..).map(|number: usize| {
            let end = format!("~{number}");
            let start: String = own.chars().take(31 - end.len()).collect();
            format!("{start}{end}")
        });
        self.free(std::iter::once(own.clone()).chain(numbered))
    }

    /// The name of a sum: `Sum_per_school_total`.
    pub(super) fn sum(&mut self, sheet: &str, column: &str) -> String {
        let fits = |c: char| if c.is_alphanumeric() { c } else { '_' };
        let own: String = format!("Sum_{sheet}_{column}").chars().map(fits).take(200).collect();
        let numbered = (2..).map(|number: usize| format!("{own}_{number}"));
        self.free(std::iter::once(own.clone()).chain(numbered))
    }

    fn free(&mut self, mut wanted: impl Iterator<Item = String>) -> String {
        wanted.find(|name| self.given.insert(name.to_lowercase())).unwrap_or_default()
    }
}

/// A sheet's name has at most 31 characters and none of `[]:*?/\`.
pub(in crate::report) fn sheet_name(text: &str) -> String {
    text.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect()
}

/// A sheet's name as a formula writes it.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_once_whatever_its_letters_and_length() {
        let mut names = Names::default();
        let long = "schools_a-model-with-a-very-long-name";
        assert_eq!(names.sheet(long), "schools_a-model-with-a-very-lon");
        assert_eq!(names.sheet(&long.to_uppercase()), "SCHOOLS_A-MODEL-WITH-A-VERY-L~2");
        assert_eq!(names.sheet("a/b"), "ab");
        assert_eq!(names.sum("Per skola", "needs-pool"), "Sum_Per_skola_needs_pool");
        assert_eq!(names.sum("Per_skola", "needs_pool"), "Sum_Per_skola_needs_pool_2");
        assert_eq!(quoted("Kalle's"), "'Kalle''s'");
    }
}
