//! Files that cannot be read as what they are.

use super::Bad;
use super::land::Land;
use super::runs::{good, rows, schools};

/// A line of the model file that is no TOML, or not what the reader expects.
fn model(line: &str) -> Land {
    let mut land = good();
    land.model.push_str(&format!("[parameter]\nx = {{ {line} }}\n"));
    land
}

fn good_with(text: &str) -> Land {
    let mut land = good();
    land.model.push_str(text);
    land
}

fn data(from: &str, to: &str) -> Land {
    let mut land = good();
    land.data = land.data.replace(from, to);
    land
}

fn entry(text: &str) -> Land {
    let mut land = good();
    land.data.push_str(text);
    land
}

fn bytes(content: &[u8]) -> Land {
    let mut land = good();
    land.files = vec![("rows.csv".to_owned(), content.to_vec())];
    land
}

fn option(line: &str) -> Land {
    data("[key.school]", &format!("[csv]\n{line}\n[key.school]"))
}

pub fn all() -> Vec<Bad> {
    let ten_bad: String = (0..20).map(|i| format!("A;BA;H;x{i};1\n")).collect();
    vec![
        ("D021", data("file = \"rows.csv\"", "file = \"rows.csv\"\nnames_from = \"home\"")),
        (
            "D022",
            entry(
                "[columns_of.more]\nper = [\"school\"]\nrows = [{ school = \"A\", what = \"size\", value = 1 }, { school = \"A\", what = \"size\", value = 2 }]\nnames_from = \"what\"\nvalues_from = \"value\"\n",
            ),
        ),
        (
            "D026",
            entry(
                "[expected.sums]\nper = [\"school\"]\nrows = [{ school = \"A\", money = 30 }]\ntolerance = \"little\"\n",
            ),
        ),
        ("T002", model("value = = 3")),
        ("T003", model("value = 98 765")),
        ("T004", good_with("[parameter.x]\nvalue = 3,5\n")),
        ("T005", model("värde = 3")),
        ("T006", model("unit = kr")),
        ("T007", model("value = 1e6")),
        ("T008", data("date = 2026-01-01", "date = 2026-01-01T08:00:00")),
        ("T009", model("value = 1, value = 2")),
        ("T010", model("valeu = 1, unit = \"kr\"")),
        ("T011", model("colour = \"red\"")),
        ("T012", model("unit = 3")),
        ("T013", data("counted_on", "rounded_to = 2.5\ncounted_on")),
        ("T014", data("counted_on = 2025-10-15", "counted_on = \"2025-13-15\"")),
        ("T015", model("value = 0126")),
        ("T016", data("counted_on = 2025-10-15", "counted_on = ja")),
        ("T017", data("rows.csv", "rader.csv")),
        ("T020", bytes("school;programme;home;merit;students\nSÃ¥gbÃ¤ck;BA;H;150;10\n".as_bytes())),
        ("T021", {
            let mut land = option("encoding = \"utf-8\"");
            land.files = vec![(
                "rows.csv".to_owned(),
                b"school;programme;home;merit;students\n\xc5;BA;H;150;10\n".to_vec(),
            )];
            land
        }),
        ("T022", rows("A;BA;H;150;10", "\"A;BA;H;150;10")),
        ("T023", bytes(&[0, 1, 2, 3, 0, 0, 7])),
        ("T024", bytes(b"")),
        ("T025", rows("merit", "school")),
        ("T026", rows("A;BA;H;150;10", "A;BA;H;150;10;7")),
        ("T027", rows("A;BA;H;150;10", "A;BA;H;150")),
        ("T040", rows(";150;10", ";hög;10")),
        ("T041", schools(";0,5;", ";50 %;")),
        ("T042", schools(";0,5;1000\n", ";0,5;1000\nC;T;own;0.7;5\nD;T;own;0,8;5\n")),
        ("T043", schools(";0,5;1000\nB;T;other;2;", ";1.500;1000\nB;T;other;2.000;")),
        ("T044", schools(";2;300", ";1234567890123456789012;300")),
        ("T045", {
            let mut land = schools("lump\n", "lump;closed\n");
            land.schools = land.schools.replace(";1000\n", ";1000;kanske\n").replace(";300\n", ";300;nej\n");
            land.keys =
                land.keys.replace("lump = {", "closed = { per = \"school\", type = \"yes/no\" }\nlump = {");
            land.model = land.model.replace("student_years *", "(if closed then 0 else 1) * student_years *");
            land
        }),
        ("T047", good().rows(&format!("school;programme;home;merit;students\n{ten_bad}"))),
        ("T046", rows(";150;10", ";#REFERENS!;10")),
        ("T053", good_with("[parameter.x]\nunit = \"kr   # kronor\nvalue = 3\n")),
        ("T054", good_with("[parameter.x]\nlabel = { sv = \"Moms\", en = \"VAT\"\nvalue = 3\n")),
        ("T055", model("value = 4 unit = \"%\"")),
        ("T056", good_with("[parameter.x]\nvalue = 3,5 %\n")),
        ("T057", good_with("[parameter.x]\nlabel = { sv = Moms\", en = \"VAT\" }\n")),
        ("T058", data("rows.csv", "rows.xlsx")),
        ("T059", good_with("[parameter.x]\nlabel = \"Den \"egna\" skolan\"\n")),
        ("T060", option("delimiter = \",\"")),
        ("T050", option("delimiter = \"#\"")),
        ("T051", option("encoding = \"klingon\"")),
        ("T052", entry("[key.home]\nrows = [[\"home\", \"name\"], [\"H\"]]\n")),
        ("D001", bytes(b"school;programme;home;merit;students\n")),
        ("D002", data("source = \"påhittat\"\n", "")),
        ("D003", entry("[columns_of.x]\nper = [\"school\"]\n")),
        (
            "D004",
            entry(
                "[columns_of.x]\nper = [\"school\"]\nfile = \"schools.csv\"\nrows = [{ school = \"A\" }]\n",
            ),
        ),
        ("D005", data("file = \"rows.csv\"", "file = \"rows.csv\"\ncolumns = { merit = \"Betyg\" }")),
        ("D006", data("file = \"rows.csv\"", "file = \"rows.csv\"\ncolumns = { merit = \"merti\" }")),
        ("D007", rows("merit", "Merit värde")),
        (
            "D008",
            data("file = \"schools.csv\"", "file = \"schools.csv\"\nvalues = { kind = { egen = \"own\" } }"),
        ),
        ("D009", data("file = \"rows.csv\"", "file = \"rows.csv\"\nscale = { need = 0.01 }")),
        ("D010", data("from = 2025-07-01", "from = 2025-07-02")),
        ("D011", data("file = \"rows.csv\"", "file = \"rows.csv\"\nwide.students = \"n_{programme}\"")),
        ("D013", data("file = \"rows.csv\"", "file = \"rows.csv\"\nwide.students = \"n\"")),
        ("D015", schools("B;T;other;2;300\n", "B;T;other;2;300\nA;T;own;1;1\n")),
        ("D016", schools("B;T;other;2;300\n", "B;T;other;2;300\n;T;own;1;1\n")),
        ("D017", {
            let mut land = data("file = \"schools.csv\"", "file = \"schools.csv\"\nwas = \"old\"");
            land.schools =
                "school;town;kind;need;lump;old\nA;T;own;0,5;1000;X\nB;T;other;2;300;X\n".to_owned();
            land
        }),
        ("D018", data("counted_on", "status = \"confidential\"\ncounted_on")),
        ("D019", data("counted_on", "rounded_to = 0\ncounted_on")),
        ("D020", data("file = \"schools.csv\"", "rows = [{ name = \"x\" }]")),
    ]
}
