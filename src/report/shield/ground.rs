//! From results to what may not be shown: who stands behind each figure, as counts and relations, and what must be hidden.

use super::Shield;
use crate::base::Exact;
use crate::base::number::{to_f64, whole};
use crate::compare::{budget, groups, paid_by_programme, students_counted};
use crate::protect::{Bundle, Count, Figure, Problem, Secret, protect};
use crate::report::document::Whose;
use crate::report::numbers::exact;
use crate::report::words::Remark;
use crate::study::{Results, RunResult, SplitLine};
use num_traits::{Signed, Zero};
use std::collections::{BTreeMap, BTreeSet};

/// What is lost where the sums by amount are hidden, those of both sides, and what all get: only if nothing else helps.
const LOSS_SUMS: f64 = 2e6;
const LOSS_BALANCE: f64 = 1e7;
const LOSS_TOTAL: f64 = 1e9;
/// Programme prices that follow from others within this share say nothing more.
const SAME_PRICES: f64 = 1e-3;

/// What a bundle's figures are.
#[derive(Clone, Debug)]
enum Means {
    Students(String),
    Money(String),
    Programme(String),
    Side(String, String),
    Balance,
    Sums,
    Total,
}

/// What is known before anything is hidden: whether groups are small, and the problem of what to hide.
pub(super) fn known(results: &Results, asked: u32) -> (Shield, Ground) {
    let Some(run) = results.runs.get(results.baseline) else { return Default::default() };
    let least = results.runs.iter().map(|run| run.bound.about.min_cell).max().unwrap_or(0).max(asked);
    let mut shield = Shield { least, ..Shield::default() };
    let few = |number: &Exact| number.is_positive() && *number < whole(i64::from(least));
    let outside = run.bound.account.outside.iter().map(|one| &one.students);
    shield.outside = outside.clone().any(few);
    shield.small = shield.outside;
    shield.sentences = sentences(run);
    for ((key, code), name) in &run.bound.names {
        let key = key_name(run, *key);
        shield.names.insert(Whose { key, code: code.clone() }, name.clone());
    }
    let mut ground = Ground { least: f64::from(least), ..Ground::default() };
    if ground.lay(results, run).is_none() {
        return (shield, Ground::default());
    }
    let problem = &ground.problem;
    shield.small |= !problem.secrets.is_empty() || problem.bundles.iter().any(|bundle| bundle.hidden);
    (shield, ground)
}

pub(super) fn shield(results: &Results, asked: u32) -> Shield {
    let (mut shield, ground) = known(results, asked);
    let hidden = protect(&ground.problem);
    for (means, _) in ground.means.into_iter().zip(hidden).filter(|(_, hidden)| *hidden) {
        let school = |code: String| Whose { key: SCHOOL.to_owned(), code };
        match means {
            Means::Students(code) => drop(shield.all.insert(school(code))),
            Means::Money(code) => drop(shield.money.insert(school(code))),
            Means::Programme(code) => drop(shield.all.insert(Whose { key: PROGRAMME.to_owned(), code })),
            Means::Side(side, code) => drop(shield.sides.insert((side, code))),
            Means::Balance => shield.balance = true,
            Means::Sums => shield.sums = true,
            Means::Total => shield.total = true,
        }
    }
    shield
}

pub(super) const SCHOOL: &str = "school";
pub(super) const PROGRAMME: &str = "programme";

/// A key as tables name it: whoever is paid is a school.
fn key_name(run: &RunResult, key: crate::base::Key) -> String {
    if run.model.payee == Some(key) {
        return SCHOOL.to_owned();
    }
    run.model.keys.get(key.index()).map_or_else(String::new, |def| def.name.clone())
}

/// The sentences by which students outside the models are told of.
fn sentences(run: &RunResult) -> BTreeSet<String> {
    let account = &run.bound.account;
    let all = account.outside.iter().fold(whole(0), |sum, one| sum + &one.students);
    let mut texts = BTreeSet::new();
    for language in crate::report::made::LANGUAGES {
        let count = |number: &Exact| exact(number, language);
        texts.extend(account.outside.iter().map(|one| {
            let reason = one.reason.of(language).to_owned();
            Remark::OutsideOf { students: count(&one.students), reason }.text(language)
        }));
        let whole = Remark::Account {
            read: count(&account.read),
            allocated: count(&account.allocated),
            outside: count(&all),
        };
        texts.insert(whole.text(language));
    }
    texts
}

/// The problem while it is laid out.
#[derive(Default)]
pub(super) struct Ground {
    least: f64,
    problem: Problem,
    means: Vec<Means>,
    /// Counts by school, then by programme.
    by_school: BTreeMap<String, Vec<(String, usize)>>,
    by_programme: BTreeMap<String, Vec<usize>>,
    /// The block and the bundles of each school: students, money.
    bundles: BTreeMap<String, (usize, usize, usize)>,
}

impl Ground {
    fn lay(&mut self, results: &Results, run: &RunResult) -> Option<()> {
        if run.bound.account.counts == 0 {
            return None;
        }
        for group in groups(&run.model, &run.bound.frame, &run.slots)? {
            let block = match self.by_school.get(&group.school) {
                Some(_) => self.by_school.len() - 1,
                None => self.by_school.len(),
            };
            let count = self.count(to_f64(&group.student_years), block);
            self.by_school.entry(group.school).or_default().push((group.programme.clone(), count));
            self.by_programme.entry(group.programme).or_default().push(count);
        }
        let total = self.bundle(Means::Total, LOSS_TOTAL);
        self.schools(total);
        if run.model.key_named(PROGRAMME).is_some() {
            self.programmes(total);
            self.prices(results, total);
        }
        self.amounts(results);
        for side in ["cost", "income"] {
            self.side(run, side);
        }
        Some(())
    }

    fn count(&mut self, value: f64, block: usize) -> usize {
        self.problem.counts.push(Count { value, block });
        self.problem.counts.len() - 1
    }

    fn bundle(&mut self, means: Means, loss: f64) -> usize {
        self.problem.bundles.push(Bundle { loss, ..Bundle::default() });
        self.means.push(means);
        self.problem.bundles.len() - 1
    }

    fn figure(&mut self, terms: Vec<(usize, f64)>, bundle: impl Into<Option<usize>>) {
        let bundle = bundle.into();
        self.problem.figures.push(Figure { terms, bundle });
    }

    fn sum(&mut self, counts: &[usize], bundle: usize) {
        self.figure(counts.iter().map(|count| (*count, 1.0)).collect(), bundle);
    }

    fn value(&self, counts: &[usize]) -> f64 {
        counts.iter().filter_map(|count| self.problem.counts.get(*count)).map(|count| count.value).sum()
    }

    fn is_few(&self, number: f64) -> bool {
        number > 0.0 && number < self.least
    }

    fn secret(&self, of: Vec<usize>) -> Secret {
        Secret { of, width: self.least }
    }

    /// Hidden together once any of them is: what may then not be known.
    fn guard(&mut self, bundle: usize, of: Vec<Vec<usize>>, hidden: bool, with: Vec<usize>) {
        let secrets: Vec<Secret> = of.into_iter().map(|counts| self.secret(counts)).collect();
        if let Some(own) = self.problem.bundles.get_mut(bundle) {
            *own = Bundle { secrets, hidden, with, ..own.clone() };
        }
    }

    /// Each school's students and money. Its money adds up to what all get by itself, at whatever each student brings, so
    /// it has a count of its own.
    fn schools(&mut self, total: usize) {
        let mut money = Vec::new();
        for (block, (code, lines)) in self.by_school.clone().into_iter().enumerate() {
            let counts: Vec<usize> = lines.iter().map(|(_, count)| *count).collect();
            let students = self.value(&counts);
            let own = self.count(students, block);
            let shown = self.bundle(Means::Students(code.clone()), 3.0 * students);
            let paid = self.bundle(Means::Money(code.clone()), students);
            self.sum(&counts, shown);
            self.sum(&[own], paid);
            money.push(own);
            self.guard(shown, vec![counts.clone()], self.is_few(students), vec![paid]);
            self.guard(paid, vec![vec![own]], false, Vec::new());
            // Where no line of a school is small, an account of it may tell each.
            let told = !counts.iter().any(|count| self.is_few(self.value(&[*count])));
            for count in counts {
                if told {
                    self.sum(&[count], paid);
                }
                if self.is_few(self.value(&[count])) {
                    let secret = self.secret(vec![count]);
                    self.problem.secrets.push(secret);
                }
            }
            self.bundles.insert(code, (block, shown, paid));
        }
        let all: Vec<usize> = self.by_programme.values().flatten().copied().collect();
        self.sum(&all, total);
        self.sum(&money, total);
    }

    /// An amount that not every school gets: its sum is of those that get it, which is known.
    fn amounts(&mut self, results: &Results) {
        let sums = self.bundle(Means::Sums, LOSS_SUMS);
        for schools in results.runs.iter().flat_map(paid_schools).collect::<BTreeSet<BTreeSet<String>>>() {
            if schools.len() >= self.by_school.len() {
                continue;
            }
            let mut all = Vec::new();
            for code in &schools {
                let Some((block, _, paid)) = self.bundles.get(code).copied() else { continue };
                let lines = self.by_school.get(code).map_or(&[][..], Vec::as_slice);
                let counts: Vec<usize> = lines.iter().map(|(_, count)| *count).collect();
                let own = self.count(self.value(&counts), block);
                self.sum(&[own], paid);
                let secret = self.secret(vec![own]);
                self.problem.bundles.get_mut(paid).into_iter().for_each(|b| b.secrets.push(secret.clone()));
                all.push(own);
            }
            self.sum(&all, sums);
        }
    }

    /// Each programme's students and money.
    fn programmes(&mut self, total: usize) {
        let mut all = Vec::new();
        let block = self.by_school.len();
        for (code, counts) in self.by_programme.clone() {
            let students = self.value(&counts);
            let own = self.count(students, block);
            let bundle = self.bundle(Means::Programme(code), 1.5 * students);
            self.sum(&counts, bundle);
            self.sum(&[own], bundle);
            all.push(own);
            self.guard(bundle, vec![counts, vec![own]], self.is_few(students), Vec::new());
        }
        self.sum(&all, total);
    }

    /// Money that pays a price for each student of a programme tells of each school's programmes.
    fn prices(&mut self, results: &Results, total: usize) {
        let codes: Vec<String> = self.by_programme.keys().cloned().collect();
        let students: Vec<f64> = self.by_programme.values().map(|counts| self.value(counts)).collect();
        let mut known = vec![vec![1.0; codes.len()]];
        let mut lists = Vec::new();
        let paid = results
            .runs
            .iter()
            .flat_map(|run| paid_by_programme(&run.model, &run.bound.frame, &run.outcome, &run.slots));
        for sums in paid {
            let price = |(code, students): (&String, &f64)| {
                sums.get(code).map_or(0.0, |sum| to_f64(sum) / students.max(f64::MIN_POSITIVE))
            };
            let prices: Vec<f64> = codes.iter().zip(&students).map(price).collect();
            lists.extend(new_prices(&mut known, prices));
        }
        for prices in lists {
            let price: BTreeMap<&String, f64> = codes.iter().zip(prices).collect();
            let mut all = Vec::new();
            for (code, lines) in self.by_school.clone() {
                let term = |(programme, count): &(String, usize)| {
                    (*count, price.get(programme).copied().unwrap_or(0.0))
                };
                let terms: Vec<(usize, f64)> = lines.iter().map(term).collect();
                all.extend(terms.clone());
                if let Some((_, _, paid)) = self.bundles.get(&code).copied() {
                    self.figure(terms, paid);
                }
            }
            self.figure(all, total);
        }
    }

    /// What one side counts of each school: those whom it counts, and the others, add up to the school.
    fn side(&mut self, run: &RunResult, side: &str) {
        let counted = |side: &str| students_counted(&run.model, &run.bound.frame, &run.slots, side);
        let (Some(counted), income) = (counted(side), counted("income").unwrap_or_default()) else { return };
        let balance = self.bundle(Means::Balance, LOSS_BALANCE);
        let mut sums = [Vec::new(), Vec::new()];
        for (code, lines) in self.by_school.clone() {
            let Some((block, _, paid)) = self.bundles.get(&code).copied() else { continue };
            let counts: Vec<usize> = lines.iter().map(|(_, count)| *count).collect();
            let all = self.value(&counts);
            let inside = counted.get(&code).map_or(0.0, to_f64);
            let row = self.bundle(Means::Side(side.to_owned(), code.clone()), all / 2.0);
            if let Some(bundle) = self.problem.bundles.get_mut(paid) {
                bundle.with.push(row);
            }
            let own = self.count(inside, block);
            let rest = self.count(all - inside, block);
            self.sum(&[own], row);
            if !counts.iter().any(|count| self.is_few(self.value(&[*count]))) {
                self.sum(&[own], paid);
            }
            let whole = counts.iter().map(|count| (*count, -1.0)).chain([(own, 1.0), (rest, 1.0)]);
            // That those counted and the others are all holds whether or not anything is shown.
            self.figure(whole.collect(), None);
            let few = self.is_few(inside) || self.is_few(all - inside);
            if inside > 0.0 {
                self.guard(row, vec![vec![own]], few, Vec::new());
            }
            let at = usize::from(income.get(&code).is_some_and(|own| !own.is_zero()));
            if let Some(sum) = sums.get_mut(at) {
                sum.push(own);
            }
        }
        for sum in sums {
            self.sum(&sum, balance);
        }
    }
}

/// For each amount and item, the schools that get something.
fn paid_schools(run: &RunResult) -> Vec<BTreeSet<String>> {
    let budget = budget(&run.model, &run.bound.frame, &run.outcome, &run.slots);
    let amount = |place: usize| {
        let paid = budget
            .lines
            .iter()
            .filter(move |line| line.components.get(place).is_some_and(|p| p.count() != 0));
        paid.map(|line| line.code.clone()).collect()
    };
    let item = |(lines, place): (&[SplitLine], usize)| {
        let paid =
            lines.iter().filter(move |line| line.parts.get(place).is_some_and(|part| part.count() != 0));
        paid.map(|line| line.code.clone()).collect()
    };
    let items = run.splits.iter().flat_map(|split| {
        (0..split.lines.first().map_or(0, |line| line.parts.len()))
            .map(move |place| (&split.lines[..], place))
    });
    (0..budget.components.len()).map(amount).chain(items.map(item)).collect()
}

/// Prices as they add to what is known: scaled, and only if they do not follow from it.
fn new_prices(known: &mut Vec<Vec<f64>>, prices: Vec<f64>) -> Option<Vec<f64>> {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let size = dot(&prices, &prices).sqrt();
    let mut rest = prices.clone();
    for one in known.iter() {
        let times = dot(&rest, one) / dot(one, one);
        rest.iter_mut().zip(one).for_each(|(number, other)| *number -= times * other);
    }
    let is_new = size > 0.0 && dot(&rest, &rest).sqrt() > SAME_PRICES * size;
    let largest = prices.iter().copied().fold(0.0, f64::max);
    if !is_new || largest <= 0.0 {
        return None;
    }
    known.push(rest);
    Some(prices.into_iter().map(|price| price / largest).collect())
}
