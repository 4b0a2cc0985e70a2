//! A formula's text as a tree.

use super::lexer::{At, Spot, Token, words};
use super::tree::{Arithmetic, Comparison, Expr, Node, Path};
use crate::base::Units;
use crate::diag::FormulaFault;
use std::ops::Range;

/// Words that cannot be names.
pub const RESERVED: [&str; 21] = [
    "if", "then", "else", "and", "or", "not", "in", "is", "missing", "true", "false", "by", "where",
    "weighted", "each", "once", "at", "to", "decimals", "row", "within",
];

/// How deep a formula may nest, brackets aside, and how many brackets may stand inside one another: so a formula that
/// is read can be written with all its brackets, and read again.
const DEEPEST: usize = 100;

/// How many operators may stand in a row.
const LONGEST: usize = 500;

/// Reads a formula.
///
/// # Errors
/// The first place where the formula stops making sense.
pub fn parse(text: &str, units: &Units) -> Result<Expr, At> {
    let spots = words(text)?;
    let mut parser = Parser { spots, next: 0, units, depth: 0, brackets: 0, then_branch: false };
    let expr = parser.expression(0)?;
    match parser.peek() {
        Token::End => Ok(expr),
        _ => Err(parser.leftover()),
    }
}

/// A formula that is being read.
pub(super) struct Parser<'a> {
    spots: Vec<Spot>,
    next: usize,
    pub(super) units: &'a Units,
    depth: usize,
    brackets: usize,
    /// Whether an `else` belongs to the `if` around (and not to a division).
    then_branch: bool,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> &Token {
        self.spots.get(self.next).map_or(&Token::End, |spot| &spot.token)
    }

    pub(super) fn peek_second(&self) -> &Token {
        self.spots.get(self.next + 1).map_or(&Token::End, |spot| &spot.token)
    }

    pub(super) fn place(&self) -> Range<usize> {
        self.spots.get(self.next).map_or(0..0, |spot| spot.range.clone())
    }

    fn end_of_last(&self) -> usize {
        self.next.checked_sub(1).and_then(|i| self.spots.get(i)).map_or(0, |spot| spot.range.end)
    }

    pub(super) fn step(&mut self) -> Token {
        let token = self.peek().clone();
        self.next += 1;
        token
    }

    pub(super) fn sees(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(s) if *s == sign)
    }

    pub(super) fn sees_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Name(name) if name == word)
    }

    pub(super) fn accept(&mut self, sign: &str) -> bool {
        let seen = self.sees(sign);
        self.next += usize::from(seen);
        seen
    }

    pub(super) fn accept_word(&mut self, word: &str) -> bool {
        let seen = self.sees_word(word);
        self.next += usize::from(seen);
        seen
    }

    pub(super) fn expect(&mut self, sign: &str) -> Result<(), At> {
        if self.accept(sign) { Ok(()) } else { Err(self.missing(sign)) }
    }

    pub(super) fn expect_word(&mut self, word: &str) -> Result<(), At> {
        if self.accept_word(word) { Ok(()) } else { Err(self.missing(word)) }
    }

    fn missing(&self, wanted: &str) -> At {
        let expected = FormulaFault::Expected { wanted: wanted.to_owned(), found: self.seen() };
        (self.after_number().unwrap_or(expected), self.place())
    }

    /// What stands at the place, in words for a message.
    fn seen(&self) -> String {
        match self.peek() {
            Token::Number(text) | Token::Name(text) => text.clone(),
            Token::Text(text) => format!("\"{text}\""),
            Token::Date(date) => date.to_string(),
            Token::Sign(sign) => (*sign).to_owned(),
            Token::End => "…".to_owned(),
        }
    }

    /// Something stands after a whole formula.
    fn leftover(&self) -> At {
        let before = self.next.checked_sub(1).and_then(|i| self.spots.get(i));
        let leftover = match (before.map(|spot| &spot.token), self.peek()) {
            (Some(Token::Name(om)), _) if om.to_lowercase() == "om" => {
                FormulaFault::SpreadsheetChoice { name: om.clone() }
            }
            (_, Token::Name(x)) if matches!(x.as_str(), "x" | "X") => {
                FormulaFault::ForeignSign { sign: x.clone(), ours: "*".to_owned() }
            }
            _ => FormulaFault::Leftover { found: self.seen() },
        };
        (self.after_number().unwrap_or(leftover), self.place())
    }

    /// The numbers that stand one after another from a place on.
    fn numbers_from(&self, first: usize) -> impl Iterator<Item = &str> {
        let after = self.spots.get(first..).unwrap_or(&[]).iter();
        after.map_while(|spot| match &spot.token {
            Token::Number(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// What is likely meant where a number goes on after its end: spaces, a decimal comma, an unknown unit.
    fn after_number(&self) -> Option<FormulaFault> {
        let before = self.next.checked_sub(1).and_then(|i| self.spots.get(i)).map(|s| &s.token);
        match (before, self.peek()) {
            (Some(Token::Number(a)), Token::Number(_)) => {
                let groups: Vec<&str> =
                    std::iter::once(a.as_str()).chain(self.numbers_from(self.next)).collect();
                Some(FormulaFault::SpacedNumber { text: groups.join(" "), joined: groups.join("_") })
            }
            (Some(Token::Number(a)), Token::Sign(",")) => {
                let part = self.numbers_from(self.next + 1).next().unwrap_or("0");
                Some(FormulaFault::DecimalComma {
                    written: format!("{a},{part}"),
                    fixed: format!("{a}.{part}"),
                })
            }
            (Some(Token::Number(_)), Token::Name(word)) => {
                Some(FormulaFault::UnknownUnit { word: word.clone() })
            }
            _ => None,
        }
    }

    /// Reads an expression whose operators bind at least as tightly as `floor`.
    pub(super) fn expression(&mut self, floor: u8) -> Result<Expr, At> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err((FormulaFault::TooDeep, self.place()));
        }
        let start = self.place().start;
        let mut left = self.operand()?;
        let mut length = 0;
        while let Some((binds, operator)) = self.operator().filter(|(binds, _)| *binds >= floor) {
            length += 1;
            if length > LONGEST {
                return Err((FormulaFault::TooLong { most: LONGEST.to_string() }, self.place()));
            }
            left = self.binary(left, binds, operator, start)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// Reads inside brackets, where an `else` may belong to a division again.
    pub(super) fn enclosed(&mut self) -> Result<Expr, At> {
        let outer = std::mem::replace(&mut self.then_branch, false);
        let expr = self.expression(0);
        self.then_branch = outer;
        expr
    }

    /// Reads after a bracket that only holds together: it adds no level of its own.
    pub(super) fn bracketed(&mut self) -> Result<Expr, At> {
        self.brackets += 1;
        if self.brackets > DEEPEST {
            return Err((FormulaFault::TooDeep, self.place()));
        }
        self.depth -= 1;
        let expr = self.enclosed()?;
        self.depth += 1;
        self.brackets -= 1;
        self.expect(")")?;
        Ok(expr)
    }

    pub(super) fn done(&self, node: Node, start: usize) -> Expr {
        Expr { node, range: start..self.end_of_last() }
    }

    fn operand(&mut self) -> Result<Expr, At> {
        let start = self.place().start;
        if self.accept("-") {
            let inner = self.expression(binding::NEGATE)?;
            return Ok(self.done(Node::Negate(Box::new(inner)), start));
        }
        if self.accept_word("not") {
            let inner = self.expression(binding::NOT)?;
            return Ok(self.done(Node::Not(Box::new(inner)), start));
        }
        if self.accept_word("if") {
            return self.choice(start);
        }
        self.primary()
    }

    fn choice(&mut self, start: usize) -> Result<Expr, At> {
        let condition = self.enclosed()?;
        self.expect_word("then")?;
        let outer = std::mem::replace(&mut self.then_branch, true);
        let then = self.expression(0);
        self.then_branch = outer;
        let then = then?;
        self.expect_word("else")?;
        let otherwise = self.expression(0)?;
        let node = Node::If(Box::new(condition), Box::new(then), Box::new(otherwise));
        Ok(self.done(node, start))
    }

    /// The operator at the place, with how tightly it binds.
    fn operator(&self) -> Option<(u8, Operator)> {
        let operator = match self.peek() {
            Token::Name(word) => match word.as_str() {
                "or" => Operator::Or,
                "and" => Operator::And,
                "is" => Operator::Is,
                "in" => Operator::In,
                "not" if matches!(self.peek_second(), Token::Name(w) if w == "in") => Operator::In,
                _ => return None,
            },
            Token::Sign(sign) => match *sign {
                "=" => Operator::Compare(Comparison::Equal),
                "!=" => Operator::Compare(Comparison::Unequal),
                "<" => Operator::Compare(Comparison::Less),
                "<=" => Operator::Compare(Comparison::AtMost),
                ">" => Operator::Compare(Comparison::Greater),
                ">=" => Operator::Compare(Comparison::AtLeast),
                "+" => Operator::Arithmetic(Arithmetic::Add),
                "-" => Operator::Arithmetic(Arithmetic::Subtract),
                "*" => Operator::Arithmetic(Arithmetic::Multiply),
                "/" => Operator::Divide,
                "^" => Operator::Power,
                _ => return None,
            },
            _ => return None,
        };
        Some((operator.binds(), operator))
    }

    fn binary(&mut self, left: Expr, binds: u8, operator: Operator, start: usize) -> Result<Expr, At> {
        let at = self.place();
        let left = Box::new(left);
        let negated = matches!(operator, Operator::In) && self.accept_word("not");
        self.step();
        let node = match operator {
            Operator::Or => Node::Or(left, Box::new(self.expression(binds + 1)?)),
            Operator::And => Node::And(left, Box::new(self.expression(binds + 1)?)),
            Operator::Arithmetic(sign) => Node::Arithmetic(sign, left, Box::new(self.expression(binds + 1)?)),
            Operator::Divide => self.division(left, binds)?,
            Operator::Power => Node::Power(left, Box::new(self.expression(binds)?)),
            Operator::Compare(sign) => {
                let right = Box::new(self.expression(binds + 1)?);
                if matches!(self.operator(), Some((_, Operator::Compare(_)))) {
                    return Err((FormulaFault::ChainedComparison, at.start..self.place().end));
                }
                if sign == Comparison::Equal && self.accept_word("within") {
                    Node::Within(left, right, Box::new(self.expression(binds + 1)?))
                } else {
                    Node::Compare(sign, left, right)
                }
            }
            Operator::Is => {
                let not = self.accept_word("not");
                self.expect_word("missing")?;
                negate_if(not, self.done(Node::IsMissing(left), start))
            }
            Operator::In => {
                let list = self.list()?;
                negate_if(negated, self.done(Node::In(left, list), start))
            }
        };
        Ok(self.done(node, start))
    }

    fn division(&mut self, above: Box<Expr>, binds: u8) -> Result<Node, At> {
        let below = Box::new(self.expression(binds + 1)?);
        let otherwise = if !self.then_branch && self.accept_word("else") {
            Some(Box::new(self.expression(binds + 1)?))
        } else {
            None
        };
        Ok(Node::Divide(above, below, otherwise))
    }

    fn list(&mut self) -> Result<Vec<Expr>, At> {
        self.expect("[")?;
        let mut list = vec![self.enclosed()?];
        while self.accept(",") {
            list.push(self.enclosed()?);
        }
        self.expect("]")?;
        Ok(list)
    }

    /// A name, perhaps in a variant: the first part has been read.
    pub(super) fn path(&mut self, first: String) -> Result<Path, At> {
        if !self.accept(".") {
            return Ok(Path { variant: None, name: first });
        }
        match self.peek().clone() {
            Token::Name(name) => {
                self.step();
                Ok(Path { variant: Some(first), name })
            }
            _ => Err((FormulaFault::ExpectedName { found: self.seen() }, self.place())),
        }
    }

    pub(super) fn expected_value(&self) -> At {
        (FormulaFault::ExpectedValue { found: self.seen() }, self.place())
    }

    pub(super) fn expected_name(&self) -> At {
        (FormulaFault::ExpectedName { found: self.seen() }, self.place())
    }
}

fn negate_if(negated: bool, expr: Expr) -> Node {
    if negated { Node::Not(Box::new(expr)) } else { expr.node }
}

#[derive(Clone, Copy)]
enum Operator {
    Or,
    And,
    Is,
    In,
    Compare(Comparison),
    Arithmetic(Arithmetic),
    Divide,
    Power,
}

/// How tightly operators bind, loosest first.
pub(super) mod binding {
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const NOT: u8 = 3;
    pub const COMPARE: u8 = 4;
    pub const ADD: u8 = 5;
    pub const MULTIPLY: u8 = 6;
    pub const NEGATE: u8 = 7;
    pub const POWER: u8 = 8;
    pub const PRIMARY: u8 = 9;
}

impl Operator {
    const fn binds(self) -> u8 {
        match self {
            Self::Or => binding::OR,
            Self::And => binding::AND,
            Self::Is | Self::In | Self::Compare(_) => binding::COMPARE,
            Self::Arithmetic(Arithmetic::Add | Arithmetic::Subtract) => binding::ADD,
            Self::Arithmetic(Arithmetic::Multiply) | Self::Divide => binding::MULTIPLY,
            Self::Power => binding::POWER,
        }
    }
}
