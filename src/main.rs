//! The program `gongbao`: reads the command line, runs the library, and is the only part that prints.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
