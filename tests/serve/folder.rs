//! Other studies of the folder: each opens with its own models, and nothing outside the folder does.

use crate::client::{huddinge, totals};
use std::fs;

#[test]
fn another_study_of_the_folder_can_be_opened() {
    let served = huddinge();
    let study = fs::read_to_string(served.path("study.toml")).unwrap();
    let other =
        study.replace("models/needs-pool.toml", "models/level-price.toml").replace("The trial", "The other");
    fs::write(served.path("other.toml"), other).unwrap();
    fs::write(served.path("note.toml"), "[note]\ntext = \"no study\"\n").unwrap();
    let page = served.get("/?lang=en").body;
    assert!(
        page.contains("href=\"/?lang=en&amp;study=other.toml\"") && !page.contains("note.toml"),
        "{page}"
    );
    let page = served.get("/?lang=en&study=other.toml").body;
    assert!(
        page.contains("Workbench: The other") && page.contains("name=\"study\" value=\"other.toml\""),
        "{page}"
    );
    assert!(page.contains("p.level-price.") && !page.contains("p.needs-pool."));
    // Its own numbers, which a file with only those models gives as well.
    let shown = totals(&served.tables("view=internal&study=other.toml"));
    fs::write(served.path("study.toml"), fs::read_to_string(served.path("other.toml")).unwrap()).unwrap();
    assert_eq!(shown, totals(&served.tables("view=internal")));
}

#[test]
fn no_other_file_is_opened() {
    let served = huddinge();
    fs::write(served.path("note.toml"), "[note]\n").unwrap();
    for name in
        ["note.toml", "nothing.toml", "../study.toml", "models/needs-pool.toml", "%2Fetc%2Fpasswd", ".", ".."]
    {
        for path in ["/", "/result", "/stamp", "/draws"] {
            let answer = served.get(&format!("{path}?lang=en&study={name}"));
            assert_eq!(answer.status, 400, "{path} {name}");
            assert!(answer.body.contains("no study of the folder is called"), "{}", answer.body);
        }
    }
}
