//! Wide tables made long: the columns that `wide` names, as rows with their keys' members in columns of their own.

use super::dataset::{Column, Part};
use super::reader::column;
use super::wide::{Known, Match, Pattern};
use crate::diag::{DataFault, Findings, Place};
use crate::text::{Grid, Table, Unfolded};
use std::collections::BTreeMap;

/// What one entry of `wide` takes.
pub struct Wide {
    /// Our name of the figure.
    name: String,
    /// The keys that its headings name.
    keys: Vec<String>,
    /// The members that each heading names, with the heading's column.
    turns: Vec<(Vec<String>, usize)>,
    /// Where the pattern stands.
    place: Place,
}

impl Wide {
    /// Whether a column is one of its.
    pub fn takes(&self, col: usize) -> bool {
        self.turns.iter().any(|(_, own)| *own == col)
    }

    fn col(&self, members: &[String]) -> Option<usize> {
        self.turns.iter().find(|(own, _)| own == members).map(|(_, col)| *col)
    }
}

/// `names = { key = { theirs = ours } }`
pub fn names(table: &Table, found: &mut Findings) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    let Some(keys) = table.get("names").and_then(|v| v.as_table(found)) else { return names };
    for key in keys.iter() {
        let Some(map) = key.value.as_table(found) else { continue };
        let mut ours = BTreeMap::new();
        for entry in map.iter() {
            if let Some(text) = entry.value.as_text(found) {
                ours.insert(entry.key.clone(), text.to_owned());
            }
        }
        names.insert(key.key.clone(), ours);
    }
    names
}

/// Reads `wide = { ours = "pattern" }` and finds the headings of each pattern among the free columns.
pub fn patterns(
    grid: &Grid,
    table: &Table,
    free: &[usize],
    known: &Known,
    found: &mut Findings,
) -> Vec<Wide> {
    let mut all: Vec<Wide> = Vec::new();
    let Some(stated) = table.get("wide").and_then(|v| v.as_table(found)) else { return all };
    for entry in stated.iter() {
        let Some(text) = entry.value.as_text(found) else { continue };
        let place = entry.value.place.clone();
        let Some(pattern) = Pattern::parse(text) else {
            found.error(DataFault::WidePattern { pattern: text.to_owned() }, place);
            continue;
        };
        let is_left = |col: &&usize| !all.iter().any(|wide| wide.takes(**col));
        let left: Vec<usize> = free.iter().filter(is_left).copied().collect();
        let turns = turns(grid, (&pattern, text), &left, known, found);
        if turns.is_empty() {
            found.error(DataFault::WideNoMatch { pattern: text.to_owned() }, place.clone());
        }
        all.push(Wide { name: entry.key.clone(), keys: pattern.keys(), turns, place });
    }
    all
}

fn turns(
    grid: &Grid,
    (pattern, text): (&Pattern, &str),
    free: &[usize],
    known: &Known,
    found: &mut Findings,
) -> Vec<(Vec<String>, usize)> {
    let mut turns = Vec::new();
    for col in free.iter().copied() {
        let Some(heading) = grid.columns().get(col) else { continue };
        match pattern.find(heading, known) {
            Match::No => {}
            Match::One(members) => turns.push((members, col)),
            Match::Several => {
                let [heading, pattern] = [heading, text].map(str::to_owned);
                found.error(DataFault::WideAmbiguous { heading, pattern }, grid.heading_place(col));
            }
        }
    }
    turns
}

/// The long tables of a wide one, one for each set of keys that its patterns name.
pub fn long(base: &Part, wide: Vec<Wide>) -> Vec<(Vec<String>, Part)> {
    let mut groups: Vec<(Vec<String>, Vec<Wide>)> = Vec::new();
    for one in wide.into_iter().filter(|one| !one.turns.is_empty()) {
        match groups.iter_mut().find(|(keys, _)| *keys == one.keys) {
            Some((_, group)) => group.push(one),
            None => groups.push((one.keys.clone(), vec![one])),
        }
    }
    groups.into_iter().map(|(keys, group)| (keys.clone(), long_part(base, &keys, &group))).collect()
}

fn long_part(base: &Part, keys: &[String], group: &[Wide]) -> Part {
    let mut turns: Vec<&[String]> = Vec::new();
    for (members, _) in group.iter().flat_map(|wide| &wide.turns) {
        if !turns.contains(&members.as_slice()) {
            turns.push(members);
        }
    }
    let any_col = |members: &[String]| group.iter().find_map(|wide| wide.col(members));
    let key = |(at, key): (usize, &String)| Unfolded {
        heading: key.clone(),
        turns: turns.iter().map(|t| (any_col(t).unwrap_or(usize::MAX), t.get(at).cloned())).collect(),
    };
    let value = |wide: &Wide| Unfolded {
        heading: wide.name.clone(),
        turns: turns.iter().map(|t| (wide.col(t).unwrap_or(usize::MAX), None)).collect(),
    };
    let unfolded: Vec<Unfolded> = keys.iter().enumerate().map(key).chain(group.iter().map(value)).collect();
    let keep: Vec<usize> = base.columns.iter().map(|column| column.index).collect();
    let mut columns: Vec<Column> = base.columns.clone();
    (0..).zip(&mut columns).for_each(|(index, column)| column.index = index);
    let place = group.first().map_or(&base.place, |wide| &wide.place);
    for one in &unfolded {
        let wide = group.iter().find(|wide| wide.name == one.heading);
        let place = wide.map_or(place, |wide| &wide.place).clone();
        columns.push(column(&one.heading, columns.len(), place, false));
    }
    Part { grid: base.grid.unfold(&keep, &unfolded), columns, ..base.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good, told};
    use crate::base::Decimal;
    use crate::text::Cell;

    const FILE: &str = "code;Namn;proj_base_k;proj_ell_k\n01;Ale;10;2\n02;Salem;30;..\n";

    #[test]
    fn a_wide_file_becomes_rows_with_its_keys() {
        let toml = "[key.group]\nrows = [{ group = \"all\" }, { group = \"ell\" }]\n[rows.a]\nfile = \"a.csv\"\n\
            columns = { district = \"code\" }\nunused = [\"Namn\"]\nwide.pupils = \"proj_{group}_{band}\"\n\
            names.group = { base = \"all\" }\nscale = { pupils = 0.5 }\n";
        let data = good(toml, &[("a.csv", FILE)]);
        let rows = &data.rows[0];
        let names: Vec<&str> = rows.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["district", "group", "band", "pupils"]);
        assert_eq!(rows.grid.len(), 4);
        let texts: Vec<_> = (0..4).map(|row| rows.text_of(row, 1).is().unwrap()).collect();
        assert_eq!(texts, ["all", "ell", "all", "ell"]);
        assert_eq!(rows.number_of(1, 3), Ok(Cell::Is(Decimal { units: 10, places: 1 })));
        assert_eq!(rows.number_of(3, 3), Ok(Cell::Suppressed));
    }

    #[test]
    fn columns_give_one_table_for_each_set_of_keys() {
        let toml = "[columns_of.inputs]\nper = [\"lea\"]\nfile = \"a.csv\"\nwide.fte = \"fte_{programme}\"\n\
            wide.given = \"given_{component}\"\n";
        let data = good(toml, &[("a.csv", "lea,tax,fte_101,fte_102,given_x\n1,7,10,20,5\n2,8,11,21,6\n")]);
        let shape: Vec<_> =
            data.columns_of.iter().map(|one| (one.per.clone(), one.grid.len(), one.columns.len())).collect();
        let per = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let wanted =
            [(per(&["lea"]), 2, 2), (per(&["lea", "programme"]), 4, 3), (per(&["lea", "component"]), 2, 3)];
        assert_eq!(shape, wanted);
    }

    #[test]
    fn patterns_that_fit_badly_are_refused() {
        let told = |wide: &str| {
            let toml = format!("[rows.a]\nfile = \"a.csv\"\nunused = [\"Namn\"]\n{wide}\n");
            told(&toml, &[("a.csv", "code;Namn;n_a_b_c;n_d;m_x\n1;A;1;2;3\n")])
        };
        assert_eq!(told("wide.pupils = \"pupils\""), ["D013"]);
        assert_eq!(told("wide.pupils = \"k_{group}\""), ["D011"]);
        assert_eq!(told("wide.pupils = \"n_{group}_{band}\""), ["D011", "D012"]);
        assert_eq!(told("wide.pupils = \"n_{group}\"\nwide.money = \"m_{kind}\""), ["D014"]);
    }
}
