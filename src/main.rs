//! The program `gongbao`: reads the command line, runs the library, and is the only part that prints.

mod cli;

/// Many short texts are made and dropped on all threads at once, which the allocators of most systems are slow at.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
