//! The smallest parts of a formula: numbers with units, names, calls, aggregates and roundings.

use super::lexer::{At, Token};
use super::parser::{Parser, RESERVED};
use super::tree::{Clauses, Expr, Node, Step, Summary, Weighting};
use crate::base::number::{decimals, parse_exact, power_of_ten};
use crate::base::{Exact, Mode, Unit};
use crate::diag::FormulaFault;

/// Functions whose first argument is followed by `to` and a step.
const ROUNDINGS: [(&str, Mode); 3] =
    [("round", Mode::HalfAway), ("floor", Mode::Floor), ("ceil", Mode::Ceil)];

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Result<Expr, At> {
        let start = self.place().start;
        let node = match self.peek().clone() {
            Token::Number(text) => {
                self.step();
                self.number(&text)?
            }
            Token::Text(text) => {
                self.step();
                Node::Text(text)
            }
            Token::Date(date) => {
                self.step();
                Node::Date(date)
            }
            Token::Sign("(") => {
                self.step();
                let inner = self.bracketed()?;
                if self.sees("[") {
                    return Err((FormulaFault::ElsewhereOfName, self.place()));
                }
                inner.node
            }
            Token::Name(word) if word == "true" || word == "false" => {
                self.step();
                Node::YesNo(word == "true")
            }
            Token::Name(word) if RESERVED.contains(&word.as_str()) => {
                return Err(self.expected_value());
            }
            Token::Name(word) => {
                let place = self.place();
                self.step();
                if self.units.has(&word) && !self.sees(".") {
                    return Err((FormulaFault::UnitAlone { unit: word }, place));
                }
                return self.named(word, start);
            }
            _ => return Err(self.expected_value()),
        };
        Ok(self.done(node, start))
    }

    fn number(&mut self, text: &str) -> Result<Node, At> {
        let place = self.place();
        let fault = || (FormulaFault::NotANumber { text: text.to_owned() }, place.clone());
        let value = parse_exact(text).map_err(|_| fault())?;
        Ok(match self.unit()? {
            Some((name, unit)) => {
                let value = value * unit.scale();
                Node::Number { value, unit: Some(unit), text: format!("{text} {name}") }
            }
            None => Node::Number { value, unit: None, text: text.to_owned() },
        })
    }

    /// The longest run of unit names joined by `/` (rule U2).
    fn unit(&mut self) -> Result<Option<(String, Unit)>, At> {
        let Some(mut name) = self.unit_name() else {
            return Ok(None);
        };
        self.step();
        while self.sees("/") && matches!(self.peek_second(), Token::Name(next) if self.units.has(next)) {
            self.step();
            if let Token::Name(next) = self.step() {
                name = format!("{name}/{next}");
            }
        }
        let place = self.place();
        let unit = self.units.parse(&name).map_err(|word| (FormulaFault::UnknownUnit { word }, place))?;
        Ok(Some((name, unit)))
    }

    fn unit_name(&self) -> Option<String> {
        match self.peek() {
            Token::Name(word) if self.units.has(word) => Some(word.clone()),
            Token::Sign("%") => Some("%".to_owned()),
            _ => None,
        }
    }

    /// A name, or a call of it, or its value elsewhere.
    fn named(&mut self, word: String, start: usize) -> Result<Expr, At> {
        let name_range = start..start + word.len();
        if self.accept("(") {
            if let Some(summary) = Summary::named(&word) {
                return self.aggregate(summary, start);
            }
            if let Some((_, mode)) = ROUNDINGS.iter().find(|(name, _)| *name == word) {
                return self.rounding(*mode, start);
            }
            return self.call(word, name_range, start);
        }
        let path = self.path(word)?;
        let expr = self.done(Node::Name(path), start);
        if self.sees("[") { self.elsewhere(expr, start) } else { Ok(expr) }
    }

    fn call(&mut self, name: String, name_range: std::ops::Range<usize>, start: usize) -> Result<Expr, At> {
        let mut arguments = Vec::new();
        if !self.accept(")") {
            arguments.push(self.enclosed()?);
            while self.accept(",") {
                arguments.push(self.enclosed()?);
            }
            self.expect(")")?;
        }
        Ok(self.done(Node::Call(name, name_range, arguments), start))
    }

    fn elsewhere(&mut self, base: Expr, start: usize) -> Result<Expr, At> {
        self.expect("[")?;
        let mut keys = Vec::new();
        loop {
            let place = self.place();
            let Token::Name(key) = self.step() else {
                return Err((FormulaFault::ExpectedName { found: String::new() }, place));
            };
            self.expect(":")?;
            keys.push((key, place, self.enclosed()?));
            if !self.accept(",") {
                break;
            }
        }
        self.expect("]")?;
        Ok(self.done(Node::Elsewhere(Box::new(base), keys), start))
    }

    fn aggregate(&mut self, summary: Summary, start: usize) -> Result<Expr, At> {
        let argument = self.enclosed()?;
        let mut clauses = Clauses { by: Vec::new(), condition: None, weighting: Weighting::Usual, at: None };
        while !self.accept(")") {
            self.accept(",");
            self.clause(&mut clauses)?;
        }
        Ok(self.done(Node::Aggregate(summary, Box::new(argument), Box::new(clauses)), start))
    }

    fn clause(&mut self, clauses: &mut Clauses) -> Result<(), At> {
        if self.accept_word("by") {
            clauses.by.push(self.key_name()?);
            while self.sees(",") && !starts_clause(self.peek_second()) {
                self.step();
                clauses.by.push(self.key_name()?);
            }
        } else if self.accept_word("where") {
            clauses.condition = Some(Box::new(self.enclosed()?));
        } else if self.accept_word("at") {
            clauses.at = Some(Box::new(self.enclosed()?));
        } else if self.accept_word("weighted") {
            self.expect_word("by")?;
            clauses.weighting = Weighting::By(Box::new(self.enclosed()?));
        } else if self.accept_word("each") {
            self.expect_word("once")?;
            clauses.weighting = Weighting::EachOnce;
        } else {
            self.expect(")")?;
        }
        Ok(())
    }

    fn key_name(&mut self) -> Result<(String, std::ops::Range<usize>), At> {
        let place = self.place();
        match self.peek().clone() {
            Token::Name(name) => {
                self.step();
                Ok((name, place))
            }
            _ => Err(self.expected_name()),
        }
    }

    fn rounding(&mut self, mode: Mode, start: usize) -> Result<Expr, At> {
        let inner = self.enclosed()?;
        self.expect_word("to")?;
        let step = self.rounding_step()?;
        let mode = if self.accept(",") { self.mode()? } else { mode };
        self.expect(")")?;
        Ok(self.done(Node::Round(Box::new(inner), step, mode), start))
    }

    fn rounding_step(&mut self) -> Result<Step, At> {
        let place = self.place();
        let Token::Number(text) = self.step() else {
            return Err((FormulaFault::ExpectedStep, place));
        };
        let size = parse_exact(&text).map_err(|_| (FormulaFault::ExpectedStep, place.clone()))?;
        if self.accept_word("decimals") {
            let places = text.parse::<u8>().ok().filter(|p| *p <= 18);
            let places = places.ok_or((FormulaFault::ExpectedStep, place))?;
            let size = Exact::new(1.into(), power_of_ten(places));
            return Ok(Step { size, unit: None, decimals: Some(places) });
        }
        // Nothing is stated with more decimals than can be counted, and no step is nothing.
        if size <= crate::base::number::whole(0) || decimals(&size).is_none() {
            return Err((FormulaFault::ExpectedStep, place));
        }
        Ok(Step { size, unit: self.unit()?, decimals: None })
    }

    fn mode(&mut self) -> Result<Mode, At> {
        let start = self.place();
        let mut words = Vec::new();
        while let Token::Name(word) = self.peek().clone() {
            self.step();
            words.push(word);
        }
        let name = words.join(" ");
        Mode::NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, mode)| *mode)
            .ok_or((FormulaFault::UnknownRounding { name }, start))
    }
}

fn starts_clause(token: &Token) -> bool {
    matches!(token, Token::Name(word) if ["where", "weighted", "each", "at", "by"].contains(&word.as_str()))
}
