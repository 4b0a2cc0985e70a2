//! Calibrations that say too little, and outcomes that cannot bear the weights asked for.

use super::Bad;
use super::land::{Land, land};
use skolpeng::calibrate;
use skolpeng::diag::Findings;
use skolpeng::text::Library;
use std::path::Path;

/// The file that a land's calibration stands in.
const FILE: &str = "weights.toml";

const JOB: &str = "[calibrate]\nid = \"w\"\ndata = \"data.toml\"\noutcome = \"diploma\"\n[predictor.merit]\n[predictor.poor]\nkind = \"yes/no\"\n";

/// Two schools, 400 students, 84 of them without a diploma.
const ROWS: &str = "school;merit;poor;origin;students;diploma\nA;150;ja;here;20;nej\nA;150;ja;here;30;ja\nA;200;nej;there;20;nej\nA;200;nej;here;80;ja\nA;250;ja;there;10;nej\nA;250;nej;here;40;ja\nB;150;nej;here;14;nej\nB;150;nej;there;36;ja\nB;200;ja;here;10;nej\nB;200;ja;there;50;ja\nB;250;nej;here;10;nej\nB;250;nej;there;80;ja\n";

fn job(text: &str, rows: &str) -> Land {
    let mut land = land("");
    land.rows = rows.to_owned();
    land.files = vec![(FILE.to_owned(), text.as_bytes().to_vec())];
    land
}

fn changed(from: &str, to: &str) -> Land {
    assert!(JOB.contains(from), "{from}");
    job(&JOB.replace(from, to), ROWS)
}

fn more(text: &str) -> Land {
    job(&format!("{JOB}{text}"), ROWS)
}

fn rows(from: &str, to: &str) -> Land {
    assert!(ROWS.contains(from), "{from}");
    job(JOB, &ROWS.replace(from, to))
}

/// All that is found by calibrating.
pub fn found(library: &mut Library) -> Findings {
    let mut found = Findings::new();
    let path = Path::new(FILE);
    if !library.has(path) {
        return found;
    }
    let Some(job) = calibrate::load(path, library, &mut found) else { return found };
    let Some(data) = skolpeng::data::load(&job.data, library, &mut found) else { return found };
    let Some(cohort) = calibrate::read_cohort(&job, &data, &mut found) else { return found };
    if !found.has_errors() {
        calibrate::calibrate(&job, cohort, &mut found);
    }
    found
}

/// The same students with so few of them that the rarer outcome counts `each`.
fn few(parts: &[(&str, u32, u32)]) -> Land {
    let mut rows = "school;merit;poor;students;diploma\n".to_owned();
    for (start, without, with) in parts {
        rows.push_str(&format!("{start};{without};nej\n{start};{with};ja\n"));
    }
    job(JOB, &rows)
}

pub fn all() -> Vec<Bad> {
    let two = "[rows.more]\nfile = \"rows.csv\"\n";
    let mut several = more("");
    several.data.push_str(two);
    let curve = "[write]\nmodel = \"model.toml\"\nfrom = 2026-01-01\ncurve = \"risk\"\n";
    let category = "[predictor.origin]\nkind = \"category\"\n";
    // The tenths of a number whose risk is least in its middle do not fit a straight line.
    let bent: String = [(100, 60), (150, 20), (200, 5), (250, 20), (300, 50)]
        .map(|(merit, without)| format!("A;{merit};{without};nej\nB;{merit};{};ja\n", 100 - without))
        .concat();
    let bent = format!("school;merit;students;diploma\n{bent}");
    let alone = JOB.replace("[predictor.poor]\nkind = \"yes/no\"\n", "");
    let copy = ROWS
        .replace("school;merit", "school;twin;merit")
        .replace("A;150", "A;151;150")
        .replace("A;200", "A;200;200")
        .replace("A;250", "A;250;250")
        .replace("B;150", "B;150;150")
        .replace("B;200", "B;200;200")
        .replace("B;250", "B;250;250");
    let same = copy.replace("151;", "150;");
    let cut = "school;merit;poor;students;diploma\nA;100;nej;40;nej\nA;200;nej;40;ja\nB;100;ja;40;nej\nB;200;ja;40;ja\n";
    let quasi = "school;merit;poor;students;diploma\nA;100;nej;40;nej\nA;200;nej;40;ja\nA;200;nej;20;nej\nB;100;ja;40;nej\nB;200;ja;40;ja\nB;200;ja;10;nej\n";
    let one_school = ROWS.replace("\nB;", "\nA;");
    let fold = "school;merit;poor;students;diploma\nA;100;nej;30;nej\nA;200;nej;30;ja\nB;100;ja;30;ja\nB;200;ja;30;nej\n";
    vec![
        ("C001", job("[study]\nid = \"s\"\n", ROWS)),
        ("C002", changed("outcome = \"diploma\"\n", "")),
        ("C003", job("[calibrate]\nid = \"w\"\ndata = \"data.toml\"\noutcome = \"diploma\"\n", ROWS)),
        ("C004", changed("id = \"w\"", "id = \"w\"\nridge = -1")),
        ("C005", more("[write]\nmodel = \"model.toml\"\nfrom = 2026-01-01\n")),
        ("C006", more(&format!("{curve}of = \"merit\"\nat = [200, 100]\n"))),
        ("C007", changed("id = \"w\"", "id = \"w\"\nrows = \"al\"")),
        ("C008", several),
        ("C009", changed("predictor.merit", "predictor.merrit")),
        ("C010", changed("predictor.merit", "predictor.income")),
        ("C011", rows(";20;nej\nA;150", ";20;\nA;150")),
        (
            "C012",
            job(
                &JOB.replace("\"diploma\"\n", "\"diploma\"\ncounts = true\n"),
                &ROWS.replace("nej\n", "99\n").replace("ja\n", "1\n"),
            ),
        ),
        ("C013", rows("A;150;ja;here;20", "A;;ja;here;20")),
        ("C014", more(&format!("{category}reference = \"elsewhere\"\n"))),
        ("C015", more(&format!("{curve}of = \"poor\"\nat = [0, 1]\n"))),
        ("C101", job(JOB, &ROWS.replace(";nej\n", ";ja\n"))),
        ("C102", few(&[("A;150;nej", 3, 40), ("B;200;ja", 4, 40), ("B;150;ja", 1, 30)])),
        ("C103", few(&[("A;150;nej", 6, 40), ("B;200;ja", 5, 40), ("B;150;ja", 4, 30)])),
        ("C104", job(JOB, &ROWS.replace(";ja;here", ";nej;here").replace(";ja;there", ";nej;there"))),
        ("C105", job(&format!("{JOB}[predictor.twin]\n"), &same)),
        ("C106", job(JOB, &ROWS.replace("A;150;ja;here;30;ja\n", "").replace("B;200;ja;there;50;ja\n", ""))),
        ("C107", job(JOB, quasi)),
        ("C108", job(JOB, cut)),
        ("C109", job(&format!("{JOB}[predictor.twin]\n"), &copy)),
        ("C110", job(&alone, fold)),
        ("C111", job(JOB, &one_school)),
        ("C112", job(&alone, &bent)),
    ]
}
