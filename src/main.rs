//! The `skolpeng` command.

use skolpeng::cli::{self, Exit};

fn main() -> Exit {
    cli::main(std::env::args_os().collect())
}
