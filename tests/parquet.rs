//! Parquet from end to end: tables and draws that are written, tables that are read, and what is said where neither can be.

#![cfg_attr(
    feature = "parquet",
    expect(clippy::indexing_slicing, reason = "a test that cannot go on has failed")
)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use std::path::Path;

fn skolpeng(place: &Path) -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(place).env("NO_COLOR", "1").env("COLUMNS", "200");
    command
}

/// Exit code and what is said.
fn said(command: &mut Command) -> (i32, String) {
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_so() {
    let place = tempfile::tempdir().unwrap();
    skolpeng(place.path()).args(["init", "town"]).assert().success();
    let (code, text) = said(skolpeng(place.path()).args(["run", "town/study.toml", "-o", "a.parquet"]));
    assert!(code != 0 && text.contains("R806"), "{text}");
    let data = place.path().join("town/data.toml");
    let text = std::fs::read_to_string(&data).unwrap().replace("schools.csv", "schools.parquet");
    std::fs::write(data, text).unwrap();
    std::fs::write(place.path().join("town/schools.parquet"), "PAR1").unwrap();
    let (code, text) = said(skolpeng(place.path()).args(["run", "town/study.toml"]));
    assert!(code != 0 && text.contains("T036"), "{text}");
}

#[cfg(feature = "parquet")]
mod with {
    use super::{Path, said, skolpeng};
    use parquet::basic::{LogicalType, Repetition, Type as Physical};
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::types::Type;
    use skolpeng::text::{ParquetTable, parquet_table};
    use std::fs;
    use std::sync::Arc;

    fn table(path: &Path) -> ParquetTable {
        parquet_table(&fs::read(path).unwrap()).unwrap()
    }

    /// A CSV file with semicolons as a Parquet file of texts, in groups of two rows.
    fn as_parquet(csv: &str) -> Vec<u8> {
        // Remarks stand above the headings of a table that people read.
        let lines =
            csv.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect::<Vec<_>>());
        let lines: Vec<_> = lines.skip_while(|cells| cells.len() == 1 || cells.contains(&"")).collect();
        let (headings, rows) = lines.split_first().unwrap();
        let field = |name: &&str| {
            let text = Type::primitive_type_builder(name, Physical::BYTE_ARRAY);
            Arc::new(
                text.with_logical_type(Some(LogicalType::String))
                    .with_repetition(Repetition::OPTIONAL)
                    .build()
                    .unwrap(),
            )
        };
        let fields = headings.iter().map(field).collect();
        let schema = Arc::new(Type::group_type_builder("m").with_fields(fields).build().unwrap());
        let properties = Arc::new(WriterProperties::builder().build());
        let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
        for rows in rows.chunks(2) {
            let mut group = writer.next_row_group().unwrap();
            for column in 0..headings.len() {
                let cells: Vec<&str> = rows.iter().map(|row| row[column]).collect();
                let levels: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
                let texts: Vec<ByteArray> =
                    cells.iter().filter(|cell| !cell.is_empty()).map(|cell| ByteArray::from(*cell)).collect();
                let mut to = group.next_column().unwrap().unwrap();
                to.typed::<ByteArrayType>().write_batch(&texts, Some(&levels), None).unwrap();
                to.close().unwrap();
            }
            group.close().unwrap();
        }
        writer.into_inner().unwrap()
    }

    #[test]
    fn tables_as_parquet_give_what_they_give_as_csv() {
        let place = tempfile::tempdir().unwrap();
        skolpeng(place.path()).args(["--lang", "en", "init", "town"]).assert().success();
        skolpeng(place.path()).args(["run", "town/study.toml", "-o", "csv.json"]).assert().success();
        let data = place.path().join("town/data.toml");
        let mut text = fs::read_to_string(&data).unwrap();
        for entry in fs::read_dir(place.path().join("town")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if text.contains(&name) && path.extension().is_some_and(|ending| ending == "csv") {
                let bytes = as_parquet(&fs::read_to_string(&path).unwrap());
                fs::write(path.with_extension("parquet"), bytes).unwrap();
                text = text.replace(&name, &name.replace(".csv", ".parquet"));
                fs::remove_file(path).unwrap();
            }
        }
        assert!(text.contains(".parquet") && !text.contains(".csv\""), "{text}");
        fs::write(&data, text).unwrap();
        skolpeng(place.path()).args(["run", "town/study.toml", "-o", "parquet.json"]).assert().success();
        let read = |name: &str| -> serde_json::Value {
            serde_json::from_slice(&fs::read(place.path().join(name)).unwrap()).unwrap()
        };
        assert_eq!(read("csv.json")["tables"], read("parquet.json")["tables"]);
    }

    #[test]
    fn a_broken_file_is_told_with_its_name() {
        let place = tempfile::tempdir().unwrap();
        skolpeng(place.path()).args(["init", "town"]).assert().success();
        let data = place.path().join("town/data.toml");
        let text = fs::read_to_string(&data).unwrap().replace("schools.csv", "schools.parquet");
        fs::write(data, text).unwrap();
        let whole = as_parquet("a;b\n1;2\n");
        fs::write(place.path().join("town/schools.parquet"), &whole[..whole.len() - 5]).unwrap();
        let (code, text) = said(skolpeng(place.path()).args(["run", "town/study.toml"]));
        assert!(code != 0 && text.contains("T033") && text.contains("town/schools.parquet"), "{text}");
    }

    #[test]
    fn every_file_of_an_output_says_what_it_rests_on_and_none_holds_a_sum() {
        let place = tempfile::tempdir().unwrap();
        skolpeng(place.path()).args(["init", "town"]).assert().success();
        skolpeng(place.path()).args(["run", "town/study.toml", "-o", "a.parquet"]).assert().success();
        skolpeng(place.path()).args(["run", "town/study.toml", "-o", "a.json"]).assert().success();
        let json: serde_json::Value =
            serde_json::from_slice(&fs::read(place.path().join("a.json")).unwrap()).unwrap();
        let first = table(&place.path().join("a.parquet"));
        let about: serde_json::Value = serde_json::from_str(&first.about["skolpeng"]).unwrap();
        assert_eq!(about["provenance"]["files"], json["provenance"]["files"]);
        for (number, id) in about["tables"].as_array().unwrap().iter().enumerate() {
            let id = id.as_str().unwrap();
            let name = if number == 0 { "a.parquet".to_owned() } else { format!("a.{id}.parquet") };
            let own = table(&place.path().join(name));
            let rows = json["tables"][id].as_array().unwrap();
            assert_eq!(own.rows.len(), rows.len(), "{id}");
            // Money as a decimal is the öre of the JSON output divided by a hundred.
            for (heading, column) in own.headings.iter().zip(0..) {
                let ore = |row: &serde_json::Value| {
                    row.get(format!("{heading}_ore")).and_then(serde_json::Value::as_i64)
                };
                for (cells, row) in own.rows.iter().zip(rows) {
                    if let Some(ore) = ore(row) {
                        assert_eq!(
                            (cells[column].parse::<f64>().unwrap() * 100.0).round() as i64,
                            ore,
                            "{id} {heading}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn verify_reads_it_back_and_finds_what_was_changed() {
        let place = tempfile::tempdir().unwrap();
        skolpeng(place.path()).args(["init", "town"]).assert().success();
        for (name, language) in [("sv", "sv"), ("en", "en")] {
            let file = format!("{name}.parquet");
            skolpeng(place.path())
                .args(["run", "town/study.toml", "--lang", language, "-o", &file])
                .assert()
                .success();
            for file in [file, format!("{name}.balance_start.parquet")] {
                let (code, text) = said(skolpeng(place.path()).args(["verify", &file]));
                assert!(code == 0 && text.contains("0 skiljer sig"), "{file}: {text}");
            }
        }
        fs::copy(
            place.path().join("en.balance_start.parquet"),
            place.path().join("sv.balance_start.parquet"),
        )
        .unwrap();
        let (code, text) = said(skolpeng(place.path()).args(["verify", "sv.parquet"]));
        assert!(code == 3 && text.contains("Income of the municipality's own schools"), "{text}");
    }

    #[test]
    fn draws_are_the_same_as_in_csv_and_the_same_bytes_on_any_number_of_threads() {
        let place = tempfile::tempdir().unwrap();
        // The shipped study with 300 draws, so that rows still fill more than one block of every thread.
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shipped = fs::read_to_string(root.join("scenarios/huddinge-uncertain.toml")).unwrap();
        let scenarios = format!("\"{}/scenarios/", root.display());
        let study = shipped
            .replace("10_000", "300")
            .replace("\"../models/", &format!("\"{}/models/", root.display()))
            .replace("\"worlds/", &format!("{scenarios}worlds/"))
            .replace("\"huddinge-2025\"", &format!("{scenarios}huddinge-2025\""));
        assert!(study.contains("draws     = 300"));
        fs::write(place.path().join("study.toml"), study).unwrap();
        let draws = |name: &str, threads: &str| {
            let arguments = ["study", "study.toml", "--threads", threads, "--draws", name];
            skolpeng(place.path()).args(arguments).assert().success();
            fs::read(place.path().join(name)).unwrap()
        };
        let (one, three, csv) = (draws("1.parquet", "1"), draws("3.parquet", "3"), draws("a.csv", "2"));
        assert!(one == three);
        let table = parquet_table(&one).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        let mut lines = csv.lines();
        assert_eq!(lines.next().unwrap(), table.headings.join(","));
        let cells = |row: &Vec<String>| {
            let quoted = |cell: &String| {
                if cell.contains([',', '"']) { format!("\"{cell}\"") } else { cell.clone() }
            };
            row.iter().map(quoted).collect::<Vec<_>>().join(",")
        };
        assert!(table.rows.iter().map(cells).eq(lines.map(str::to_owned)));
        let about: serde_json::Value = serde_json::from_str(&table.about["skolpeng"]).unwrap();
        assert_eq!(about["provenance"]["made"]["command"], "study");
        // A file that is there is kept, and nothing is left behind.
        let (code, text) = said(skolpeng(place.path()).args(["study", "study.toml", "--draws", "1.parquet"]));
        assert!(code != 0 && text.contains("R801"), "{text}");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 4);
    }
}
