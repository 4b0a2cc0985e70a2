//! What a heading of a Swedish or English table most likely means, and a name for it that formulas can read.

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Codes of members of a key.
    Key,
    /// A number of students.
    Students,
    /// What members of a key are called.
    Name,
    /// Something else that has a name of ours.
    Known,
}

/// Our name, its meaning, and the headings that say so, in small letters without anything but letters.
type Entry = (&'static str, Meaning, &'static [&'static str]);

const KNOWN: [Entry; 21] = [
    (
        "school",
        Meaning::Key,
        &[
            "skolenhetskod",
            "skolenhetsid",
            "skolenhet",
            "skolkod",
            "skolid",
            "enhetskod",
            "schoolcode",
            "schoolid",
            "school",
            "skola",
        ],
    ),
    (
        "programme",
        Meaning::Key,
        &[
            "programkod",
            "program",
            "gymnasieprogram",
            "studievägskod",
            "studieväg",
            "programme",
            "programmecode",
        ],
    ),
    ("orientation", Meaning::Key, &["inriktning", "inriktningskod", "orientation"]),
    ("study_year", Meaning::Key, &["årskurs", "åk", "studyyear", "grade"]),
    (
        "home_municipality",
        Meaning::Key,
        &["hemkommun", "hemkommunkod", "hemkommunskod", "folkbokföringskommun", "homemunicipality"],
    ),
    (
        "municipality",
        Meaning::Key,
        &[
            "kommunkod",
            "kommunnummer",
            "kommunnr",
            "kommun",
            "lägeskommun",
            "skolkommun",
            "municipality",
            "municipalitycode",
        ],
    ),
    ("district", Meaning::Key, &["distrikt", "stadsdel", "district", "districtcode", "lea", "region", "län"]),
    ("year", Meaning::Key, &["år", "läsår", "budgetår", "kalenderår", "year", "schoolyear"]),
    ("term", Meaning::Key, &["termin", "term", "semester"]),
    ("gender", Meaning::Key, &["kön", "gender", "sex"]),
    (
        "students",
        Meaning::Students,
        &[
            "elever",
            "antalelever",
            "elevantal",
            "eleverantal",
            "elevertotalt",
            "antaleleveravseende",
            "totaltantalelever",
            "antal",
            "helårselever",
            "students",
            "numberofstudents",
            "pupils",
            "numberofpupils",
            "enrolment",
            "enrollment",
            "headcount",
        ],
    ),
    (
        "name",
        Meaning::Name,
        &["skola", "skolnamn", "skolenhetsnamn", "skolansnamn", "namn", "name", "schoolname"],
    ),
    ("organiser", Meaning::Known, &["huvudman", "huvudmannanamn", "organiser"]),
    (
        "organiser_kind",
        Meaning::Known,
        &["huvudmannatyp", "huvudmannakategori", "typavhuvudman", "organiserkind", "organisertype"],
    ),
    ("merit", Meaning::Known, &["meritvärde", "meritvärdeåk", "meritpoäng", "merit"]),
    ("price", Meaning::Known, &["pris", "prisinklmoms", "prisexklmoms", "programpris", "price"]),
    ("amount", Meaning::Known, &["belopp", "kronor", "kr", "amount"]),
    ("index_name", Meaning::Known, &["index"]),
    ("reference", Meaning::Known, &["källa", "source", "reference"]),
    ("assumption", Meaning::Known, &["antagande", "assumption"]),
    ("low_education", Meaning::Known, &["högstgrundskola", "lågutbildning"]),
];

/// What a heading means, if it says so: our name, its meaning, and how early it stands among the headings for it.
pub fn meanings(heading: &str) -> impl Iterator<Item = (&'static str, Meaning, usize)> {
    let plain: String = heading.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    KNOWN.iter().filter_map(move |(name, meaning, headings)| {
        headings.iter().position(|one| *one == plain).map(|rank| (*name, *meaning, rank))
    })
}

/// A name of small letters, digits and `_` for a heading.
pub fn slug(heading: &str) -> String {
    let mut name = String::new();
    for c in heading.to_lowercase().chars() {
        match c {
            'å' | 'ä' | 'á' | 'à' => name.push('a'),
            'ö' | 'ø' => name.push('o'),
            'é' | 'è' | 'ë' => name.push('e'),
            'ü' => name.push('u'),
            'a'..='z' | '0'..='9' => name.push(c),
            _ if name.is_empty() || name.ends_with('_') => {}
            _ => name.push('_'),
        }
    }
    let name = name.trim_end_matches('_');
    match name.chars().next() {
        Some('a'..='z') => name.to_owned(),
        Some(_) => format!("c_{name}"),
        None => "column".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        let first = |heading: &str| meanings(heading).next().map(|(name, _, _)| name);
        assert_eq!(first("Skolenhets-kod"), Some("school"));
        assert_eq!(first("ANTAL ELEVER"), Some("students"));
        assert_eq!(first("Meritvärde åk 9"), Some("merit"));
        assert_eq!(first("Utländsk bakgrund"), None);
        let both: Vec<_> = meanings("Skola").map(|(name, _, _)| name).collect();
        assert_eq!(both, ["school", "name"]);
    }

    #[test]
    fn any_heading_gets_a_name_that_formulas_can_read() {
        for (heading, name) in [
            ("Utländsk bakgrund", "utlandsk_bakgrund"),
            ("Högst grundskola, %", "hogst_grundskola"),
            ("2024", "c_2024"),
            ("%", "column"),
            ("fte_101", "fte_101"),
        ] {
            assert_eq!(slug(heading), name);
        }
    }
}
