//! Opens an address in the reader's own browser.

use std::io;
use std::process::{Command, Stdio};

/// Opens `address`; does not wait for the browser.
///
/// # Errors
/// What the system says, where it has no such command.
pub fn open(address: &str) -> io::Result<()> {
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" })
    };
    let mut child = command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Waited for by a thread of its own, so that it does not stay behind as a zombie.
    std::thread::spawn(move || child.wait());
    Ok(())
}
