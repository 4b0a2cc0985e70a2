//! A list of numbers read as a list of choices, so that a failing case shrinks to a small one.

/// Choices still to be made.
pub struct Tape<'a> {
    numbers: std::slice::Iter<'a, u16>,
}

impl<'a> Tape<'a> {
    pub fn new(numbers: &'a [u16]) -> Self {
        Self { numbers: numbers.iter() }
    }

    /// One of `count` choices; the first when the tape has ended.
    pub fn pick(&mut self, count: usize) -> usize {
        self.numbers.next().map_or(0, |number| usize::from(*number) % count)
    }

    /// One of several texts.
    pub fn one(&mut self, of: &[&'static str]) -> &'static str {
        of.get(self.pick(of.len())).copied().unwrap_or_default()
    }
}
