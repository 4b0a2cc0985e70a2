//! The combinations of a scenario's swept inputs: which number of each input a world has.

use super::Scenario;

impl Scenario {
    /// How many worlds its swept inputs make: the product of those that do not move in step with another; none if that
    /// is more than can be counted.
    #[must_use]
    pub fn combinations(&self) -> Option<usize> {
        let free = self.inputs.iter().filter(|input| input.with.is_none());
        free.map(|input| input.len()).try_fold(1_usize, usize::checked_mul)
    }

    /// For each input the place of its number in one of the combinations, the last input changing first; 0 for an input
    /// that is fixed or drawn.
    #[must_use]
    pub fn combination(&self, number: usize) -> Vec<usize> {
        let mut rest = number;
        let mut places = vec![0; self.inputs.len()];
        for (place, input) in places.iter_mut().zip(&self.inputs).rev() {
            if input.with.is_none() {
                let len = input.len().max(1);
                (*place, rest) = (rest % len, rest / len);
            }
        }
        (0..self.inputs.len())
            .map(|input| places.get(self.led_by(input)).copied().unwrap_or_default())
            .collect()
    }

    /// The input that another moves in step with, through all between; itself if it moves freely.
    fn led_by(&self, input: usize) -> usize {
        let leader = |at: &usize| {
            let with = self.inputs.get(*at)?.with.as_ref()?;
            self.inputs.iter().position(|other| other.name == with.text)
        };
        std::iter::successors(Some(input), leader).take(self.inputs.len() + 1).last().unwrap_or(input)
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::Findings;
    use crate::text::Library;
    use std::collections::BTreeMap;
    use std::path::Path;

    #[test]
    fn inputs_in_step_make_no_grid() {
        let text = "[scenario]\nid = \"s\"\n[input.a]\nvalue = [1, 2]\n[input.b]\nvalue = [1, 2, 3]\n[input.c]\nvalue = [7, 8]\nwith = \"a\"\n[input.d]\ndraw = { kind = \"poisson\", mean = 3 }\n";
        let mut library = Library::with_memory(BTreeMap::new());
        library.add_file("s.toml", text);
        let mut found = Findings::new();
        let scenario = crate::scenario::load(Path::new("s.toml"), &mut library, &mut found).unwrap();
        assert!(found.is_empty());
        assert_eq!(scenario.combinations(), Some(6));
        let all: Vec<Vec<usize>> = (0..6).map(|number| scenario.combination(number)).collect();
        assert_eq!(all[0], [0, 0, 0, 0]);
        assert_eq!(all[2], [0, 2, 0, 0]);
        assert_eq!(all[3], [1, 0, 1, 0]);
        assert_eq!(all[5], [1, 2, 1, 0]);
    }
}
