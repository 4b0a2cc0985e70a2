//! The `skolpeng` command.

use skolpeng::cli::{self, Exit};
use skolpeng::study::STACK;

fn main() -> Exit {
    let arguments = std::env::args_os().collect();
    let work = std::thread::Builder::new().stack_size(STACK).spawn(|| cli::main(arguments));
    work.ok().and_then(|thread| thread.join().ok()).unwrap_or(Exit::System)
}
