//! What the benchmark is asked to measure, from its arguments and the environment.

use crate::Method;
use std::path::PathBuf;

/// Where the reference data stand, if not among the arguments.
const VARIABLE: &str = "SKOLPENG_REFERENCE";

pub struct Options {
    /// A folder of `generate.py`; without it, students are made up.
    pub data: Option<PathBuf>,
    pub write: Option<PathBuf>,
    pub students: Vec<usize>,
    pub scenarios: Vec<usize>,
    pub threads: Vec<usize>,
    pub methods: Option<String>,
    /// How often each thing is measured, unless as often as a second allows.
    pub rounds: Option<usize>,
}

impl Options {
    pub fn read() -> Result<Self, String> {
        let mut options = Self {
            data: std::env::var_os(VARIABLE).map(PathBuf::from),
            write: None,
            students: vec![10_000, 100_000, 1_000_000],
            scenarios: vec![1, 100, 10_000],
            threads: vec![1, 2],
            methods: None,
            rounds: None,
        };
        let mut arguments = std::env::args().skip(1).peekable();
        if arguments.peek().is_none() {
            (options.students, options.scenarios) = (vec![10_000], vec![100]); // `cargo test --benches`: do they agree?
        }
        while let Some(argument) = arguments.next() {
            options
                .take(&argument, || arguments.next().ok_or_else(|| format!("{argument} needs a value")))?;
        }
        options.look_for_data()
    }

    fn take(&mut self, argument: &str, value: impl FnOnce() -> Result<String, String>) -> Result<(), String> {
        match argument {
            "--bench" => {}
            "--students" => self.students = numbers(&value()?)?,
            "--scenarios" => self.scenarios = numbers(&value()?)?,
            "--threads" => self.threads = numbers(&value()?)?,
            "--rounds" => self.rounds = numbers(&value()?)?.first().copied(),
            "--methods" => self.methods = Some(value()?),
            "--write" => self.write = Some(value()?.into()),
            folder if !folder.starts_with('-') => self.data = Some(folder.into()),
            other => return Err(format!("{other} is not known; benches/reference/main.rs says what is")),
        }
        Ok(())
    }

    fn look_for_data(self) -> Result<Self, String> {
        let Some(folder) = &self.data else {
            eprintln!(
                "No reference data: students are made up. With Python and numpy, the reference data are made by"
            );
            eprintln!("    python3 benches/reference/generate.py FOLDER");
            eprintln!("and read with {VARIABLE}=FOLDER.");
            return Ok(self);
        };
        if folder.join("scenarios").is_dir() {
            return Ok(self);
        }
        let folder = folder.display();
        Err(format!(
            "{folder} has no scenarios: write them with python3 benches/reference/generate.py {folder}"
        ))
    }

    /// Whether a method is asked for, and can do so much in a reasonable time.
    pub fn wants(&self, method: &Method, size: usize) -> bool {
        let named =
            self.methods.as_ref().is_none_or(|names| names.split(',').any(|name| name == method.name));
        named && (size <= method.most || self.methods.is_some())
    }
}

fn numbers(text: &str) -> Result<Vec<usize>, String> {
    let number = |part: &str| part.parse().ok().filter(|number| *number > 0);
    text.split(',')
        .map(|part| number(part).ok_or_else(|| format!("`{part}` is not a whole number above 0")))
        .collect()
}
