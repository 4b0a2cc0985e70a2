//! Broken files get an answer in words, never a panic: shipped files cut, swapped and sprinkled with noise.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use skolpeng::diag::{Language, draw_all};
use skolpeng::session::Session;
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const FILES: [&str; 9] = [
    "scenarios/sagback-2023.toml",
    "scenarios/huddinge-2025/data.toml",
    "scenarios/huddinge-2025/skolor.csv",
    "scenarios/huddinge-2025/elever.csv",
    "scenarios/huddinge-2025/sammansattning.csv",
    "scenarios/huddinge-2025/totaler.csv",
    "scenarios/huddinge-2025/totaler-program.csv",
    "models/storsthlm-2023.toml",
    "models/prices/storsthlm_2023.csv",
];

fn shipped() -> BTreeMap<PathBuf, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let prices = "models/prices/storsthlm_2019.csv";
    FILES
        .iter()
        .chain([&prices])
        .map(|name| (PathBuf::from(name), fs::read(root.join(name)).unwrap()))
        .collect()
}

/// One way to break a file.
#[derive(Clone, Debug)]
enum Harm {
    Cut(usize),
    Remove(usize, usize),
    Replace(usize, u8),
    Insert(usize, &'static str),
    SwapLines(usize, usize),
}

const NOISE: [&str; 14] = [
    "\"",
    "'",
    "[",
    "]]",
    "{",
    "= =",
    ";;;;",
    "1e308",
    "-",
    "\u{0}",
    "å",
    "\u{feff}",
    "99999999999999999999",
    "\n\n",
];

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        any::<usize>().prop_map(Harm::Cut),
        (any::<usize>(), 1_usize..60).prop_map(|(at, len)| Harm::Remove(at, len)),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Harm::Replace(at, byte)),
        (any::<usize>(), prop::sample::select(NOISE.to_vec())).prop_map(|(at, text)| Harm::Insert(at, text)),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Harm::SwapLines(a, b)),
    ]
}

fn harmed(bytes: &[u8], harm: &Harm) -> Vec<u8> {
    let at = |place: usize| place % bytes.len().max(1);
    let mut out = bytes.to_vec();
    match harm {
        Harm::Cut(place) => out.truncate(at(*place)),
        Harm::Remove(place, len) => {
            out.drain(at(*place)..(at(*place) + len).min(bytes.len()));
        }
        Harm::Replace(place, byte) => out[at(*place)] = *byte,
        Harm::Insert(place, text) => {
            out.splice(at(*place)..at(*place), text.bytes());
        }
        Harm::SwapLines(a, b) => {
            let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            let count = lines.len();
            lines.swap(a % count, b % count);
            out = lines.join(&b'\n');
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_broken_file_is_told_or_still_means_something(file in 0..FILES.len(), harm in harm()) {
        let mut files = shipped();
        let name = PathBuf::from(FILES[file]);
        let bytes = harmed(&files[&name], &harm);
        files.insert(name, bytes);
        let mut session = Session::open_in(Library::with_memory(files), Path::new(FILES[0]));
        let results = session.run();
        prop_assert!(results.is_some() || session.found.has_errors(), "nothing computed and nothing told");
        let drawn = draw_all(&session.found.sorted(), &session.library.sources, Language::Swedish, false);
        prop_assert!(results.is_some() || !drawn.is_empty());
    }
}
