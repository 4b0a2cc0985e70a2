//! A PDF from Typst source, made by the program `typst`: tagged for screen readers (PDF/UA-1) and for archives (PDF/A-2a).

use super::staged::work_folder;
use crate::diag::{Diagnostic, RunFault};
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

/// What the file promises: Typst refuses what does not keep it.
const STANDARDS: &str = "a-2a,ua-1";

/// Whether there is a program that makes PDF files, as far as can be told without running it.
#[must_use]
pub fn has_typst() -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let name = format!("typst{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&folders).any(|folder| folder.join(&name).is_file())
}

/// The bytes of the PDF that Typst makes of a source. The day in it is the document's own: the same source gives the
/// same bytes.
///
/// # Errors
/// There is no `typst`, or it refuses.
pub(super) fn bytes(source: &str, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let name = path.display().to_string();
    let failed = |reason: String| {
        Diagnostic::placeless(RunFault::TypstFailed { name: name.clone(), reason: reason.trim().to_owned() })
    };
    let broken = |error: std::io::Error| failed(error.to_string());
    let folder = work_folder().map_err(broken)?;
    let (from, to) = (folder.path().join("report.typ"), folder.path().join("report.pdf"));
    std::fs::write(&from, source).map_err(broken)?;
    let mut typst = Command::new("typst");
    // Fonts that Typst brings itself: the same on every machine.
    typst.args(["compile", "--ignore-system-fonts", "--pdf-standard", STANDARDS]).arg(&from).arg(&to);
    match typst.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(Diagnostic::placeless(RunFault::NoTypst { name: name.clone() }))
        }
        Err(error) => Err(broken(error)),
        Ok(output) if !output.status.success() => {
            Err(failed(String::from_utf8_lossy(&output.stderr).into_owned()))
        }
        Ok(_) => std::fs::read(&to).map_err(broken),
    }
}
