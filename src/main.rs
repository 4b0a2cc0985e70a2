//! The `skolpeng` command.

use skolpeng::cli::{self, Exit};

/// Rules nest: a value may rest on hundreds of others, each a formula in brackets. Only what is used is taken.
const STACK: usize = 1 << 29;

fn main() -> Exit {
    let arguments = std::env::args_os().collect();
    let work = std::thread::Builder::new().stack_size(STACK).spawn(|| cli::main(arguments));
    work.ok().and_then(|thread| thread.join().ok()).unwrap_or(Exit::System)
}
