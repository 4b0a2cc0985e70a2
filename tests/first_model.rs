//! The first chapter is a test, in both languages: its files are written, its commands run, its answers compared.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

const CHAPTERS: [&str; 2] = ["docs/manual/forsta-modellen.md", "docs/manual/first-model.md"];

/// A fenced block: the words after its fence, and its text.
struct Block {
    words: Vec<String>,
    text: String,
}

impl Block {
    fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }

    /// What the chapter does here, whatever the language calls its files.
    fn kind(&self) -> String {
        let is_name = |word: &&str| !word.contains(".toml") && !word.contains(".csv");
        self.words().into_iter().filter(is_name).collect::<Vec<_>>().join(" ")
    }

    fn digits(&self) -> String {
        self.text.chars().filter(char::is_ascii_digit).collect()
    }
}

fn blocks(chapter: &str) -> Vec<Block> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(chapter)).unwrap();
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(_), true) => open = false,
            (Some(info), false) => {
                let words = info.split(' ').map(str::to_owned).collect();
                blocks.push(Block { words, text: String::new() });
                open = true;
            }
            (None, true) => {
                let text = &mut blocks.last_mut().unwrap().text;
                text.push_str(line);
                text.push('\n');
            }
            (None, false) => {}
        }
    }
    blocks
}

/// The words of a command line; double quotes hold together what belongs together.
fn arguments(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// What a reader of the chapter does, in a folder that was empty.
struct Reader {
    folder: PathBuf,
    printed: String,
}

impl Reader {
    fn does(&mut self, block: &Block) {
        match block.words().as_slice() {
            ["sh"] => self.runs(&block.text, 0),
            ["sh", code] => self.runs(&block.text, code.strip_prefix("exit=").unwrap().parse().unwrap()),
            ["text"] => is_printed(&block.text, &self.printed),
            // Excel writes a mark at the beginning, and ends its lines as Windows does.
            ["csv", name] => self.writes(name, &format!("\u{feff}{}", block.text.replace('\n', "\r\n"))),
            ["toml", name] => self.writes(name, &block.text),
            ["toml", name, "end"] => self.adds(name, &block.text),
            ["toml", name, "part"] => assert!(self.reads(name).contains(&block.text), "not in {name}"),
            ["diff", name] => self.edits(name, &block.text),
            other => panic!("a block that nobody can follow: {other:?}"),
        }
    }

    fn reads(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    fn writes(&self, name: &str, text: &str) {
        assert!(!self.folder.join(name).exists(), "{name} is there already");
        fs::write(self.folder.join(name), text).unwrap();
    }

    fn adds(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), self.reads(name) + text).unwrap();
    }

    fn edits(&self, name: &str, text: &str) {
        let side = |mark: char| -> String {
            let lines = text.lines().filter_map(|line| line.strip_prefix(mark));
            lines.map(|line| format!("{line}\n")).collect()
        };
        let (before, old, new) = (self.reads(name), side('-'), side('+'));
        assert!(text.lines().all(|line| line.starts_with(['-', '+'])), "{text}");
        assert_eq!(before.matches(&old).count(), 1, "once in {name}: {old}");
        fs::write(self.folder.join(name), before.replace(&old, &new)).unwrap();
    }

    fn runs(&mut self, lines: &str, code: i32) {
        for line in lines.lines() {
            let words = arguments(line);
            match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["mkdir", name] => fs::create_dir(self.folder.join(name)).unwrap(),
                ["cd", name] => self.folder.push(name),
                ["skolpeng", given @ ..] => self.asks(given, code),
                _ => panic!("no command of the chapter: {line}"),
            }
        }
    }

    fn asks(&mut self, given: &[&str], code: i32) {
        let mut command = Command::cargo_bin("skolpeng").unwrap();
        let command =
            command.current_dir(&self.folder).env("NO_COLOR", "1").env_remove("COLUMNS").args(given);
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        self.printed = text(output.stdout) + &text(output.stderr);
        assert_eq!(output.status.code(), Some(code), "{given:?}\n{}", self.printed);
    }
}

/// Each shown line is printed, in order and with nothing between, but for `…`, which stands for any lines. Spaces that
/// do not break look like others.
fn is_printed(shown: &str, printed: &str) {
    let line = |line: &str| line.replace(['\u{a0}', '\u{202f}'], " ").trim_end().to_owned();
    let lines = |text: &str| text.trim_end().lines().map(line).collect::<Vec<_>>();
    let (shown, printed) = (lines(shown), lines(printed));
    let mut at = 0;
    for part in shown.split(|line| line == "…") {
        let is_first = part.as_ptr() == shown.as_ptr();
        let found = printed.get(at..).unwrap().windows(part.len().max(1)).position(|lines| lines == part);
        let found = if part.is_empty() { Some(0) } else { found };
        let from =
            found.unwrap_or_else(|| panic!("not printed:\n{}\nbut\n{}", part.join("\n"), printed.join("\n")));
        assert!(!is_first || from == 0, "something is printed before\n{}", part.join("\n"));
        at += from + part.len();
    }
    let is_open = shown.last().is_some_and(|line| line == "…");
    assert!(is_open || at == printed.len(), "more is printed:\n{}", printed.join("\n"));
}

#[test]
fn every_step_of_the_first_chapter_does_what_is_shown() {
    for chapter in CHAPTERS {
        let place = tempfile::tempdir().unwrap();
        let mut reader = Reader { folder: place.path().to_owned(), printed: String::new() };
        for block in blocks(chapter) {
            reader.does(&block);
        }
        assert!(reader.folder.join("budget.xlsx").exists(), "{chapter}");
    }
}

#[test]
fn both_languages_take_the_same_steps_to_the_same_figures() {
    let [sv, en] = CHAPTERS.map(blocks);
    let kinds = |blocks: &[Block]| blocks.iter().map(Block::kind).collect::<Vec<_>>();
    assert_eq!(kinds(&sv), kinds(&en));
    for (sv, en) in sv.iter().zip(&en) {
        assert_eq!(sv.digits(), en.digits(), "{}\n{}", sv.text, en.text);
    }
    let commands = sv.iter().filter(|block| block.words().first() == Some(&"sh")).count();
    assert!(commands >= 10, "{commands}");
}

/// A page in a browser shows no fence: what file a block belongs to must stand in the words before it.
#[test]
fn the_words_before_a_block_name_its_file() {
    for chapter in CHAPTERS {
        let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(chapter)).unwrap();
        let parts: Vec<&str> = page.split("```").collect();
        for pair in parts.chunks_exact(2) {
            let [words, block] = pair else { panic!("a block that is not closed") };
            let info = block.lines().next().unwrap_or_default();
            if let Some(file) = info.split(' ').nth(1).filter(|word| word.contains('.')) {
                assert!(
                    words.contains(&format!("`{file}`")),
                    "{chapter} does not say that this is {file}: {words}"
                );
            }
        }
    }
}

#[test]
fn an_answer_that_is_not_the_one_shown_is_seen() {
    is_printed("a\n…\nd\n", "a\nb\nc\nd\n");
    is_printed("…\nd", "a\nd\n");
    for (shown, printed) in [("a\nc", "a\nb\nc"), ("a", "a\nb"), ("b", "a\nb"), ("a\n…\ne", "a\nd")] {
        let seen = std::panic::catch_unwind(|| is_printed(shown, printed));
        assert!(seen.is_err(), "{shown:?} is taken for {printed:?}");
    }
}

/// The heading of a page as a link names it.
fn anchor(heading: &str) -> String {
    let plain = |sign: &char| sign.is_alphanumeric() || [' ', '-', '_'].contains(sign);
    let text: String = heading.trim_start_matches('#').trim().to_lowercase().chars().filter(plain).collect();
    text.replace(' ', "-")
}

/// The links of a page to files of this repository.
fn links(page: &str) -> Vec<String> {
    let ends = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    ends.filter(|link| !link.contains("://")).map(str::to_owned).collect()
}

#[test]
fn every_link_of_the_manual_leads_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/manual");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let own = entry.unwrap().path();
        for link in links(&fs::read_to_string(&own).unwrap()) {
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { own.clone() } else { folder.join(file) };
            assert!(target.exists(), "{}: {link}", own.display());
            if !heading.is_empty() {
                let page = fs::read_to_string(&target).unwrap();
                let leads = page.lines().any(|line| line.starts_with('#') && anchor(line) == heading);
                assert!(leads, "{}: {link}", own.display());
            }
            count += 1;
        }
    }
    assert!(count > 70, "{count}");
}
