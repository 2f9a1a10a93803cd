//! Requests by the system's own `curl`, which knows its proxies and certificates.

use super::follow::{Reply, Web};
use crate::i18n::{Bilingual, Told};
use std::process::{Command, Stdio};

/// No `curl` on this machine.
#[derive(Debug, thiserror::Error)]
#[error(
    "curl, which asks for the links, cannot be run: {0}\nhelp: install it (Debian: apt-get install curl), or check without --external"
)]
pub struct NoCurl(pub String);

impl Told for NoCurl {
    fn told(&self) -> Bilingual {
        let why = &self.0;
        let zh = format!(
            "检查链接要用curl，但它无法运行：{why}\n帮助：请安装curl（Debian：apt-get install curl），或不带--external检查"
        );
        Bilingual::of(self.to_string(), zh)
    }
}

/// Runs `curl`, once for each request.
#[derive(Debug, Clone)]
pub struct Curl {
    /// How long one request may take, in seconds.
    seconds: u32,
}

/// Nothing of the user's own settings, nothing but the web, and no file.
const ALWAYS: [&str; 10] = [
    "--disable",
    "--silent",
    "--show-error",
    "--globoff",
    "--proto",
    "=http,https",
    "--output",
    if cfg!(windows) { "NUL" } else { "/dev/null" },
    "--write-out",
    "%{http_code} %{redirect_url}",
];

/// Servers that turn away what does not look like a browser get to see something like one that says what it is.
const AGENT: &str = concat!("Mozilla/5.0 (compatible; gongbao/", env!("CARGO_PKG_VERSION"), "; link check)");

impl Curl {
    /// The one on this machine; a request may take so many `seconds`.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(seconds: u32) -> Result<Self, NoCurl> {
        let found = Command::new("curl").arg("--version").stdin(Stdio::null()).output();
        match found {
            Ok(output) if output.status.success() => Ok(Self { seconds }),
            Ok(output) => Err(NoCurl(output.status.to_string())),
            Err(error) => Err(NoCurl(error.to_string())),
        }
    }

    fn run(&self, address: &str, method: &[&str]) -> Reply {
        let output = Command::new("curl")
            .args(ALWAYS)
            .args(["--user-agent", AGENT, "--max-time", &self.seconds.to_string()])
            .args(method)
            .args(["--url", address])
            .stdin(Stdio::null())
            .output();
        match output {
            Ok(output) => reply(&String::from_utf8_lossy(&output.stdout), &String::from_utf8_lossy(&output.stderr)),
            Err(error) => Reply::Silent(error.to_string()),
        }
    }
}

impl Web for Curl {
    /// By `HEAD`; where that is not answered with a page, by `GET` of the first bytes, since many a server knows `GET` alone.
    fn ask(&self, address: &str) -> Reply {
        match self.run(address, &["--head"]) {
            Reply::Status { status, location } if (200..400).contains(&status) => Reply::Status { status, location },
            _ => self.run(address, &["--range", "0-1023"]),
        }
    }
}

/// What `curl` wrote out, and what it said went wrong. A page whose rest did not arrive in time is there all the same.
fn reply(written: &str, said: &str) -> Reply {
    let (status, location) = written.split_once(' ').unwrap_or((written, ""));
    match status.parse() {
        Ok(status @ 100..=599) => {
            Reply::Status { status, location: Some(location.to_owned()).filter(|it| !it.is_empty()) }
        }
        _ => {
            let line = said.lines().next().unwrap_or_default();
            let line = line.strip_prefix("curl: ").unwrap_or(line);
            // How many milliseconds it was this time tells nobody anything.
            Reply::Silent(line.split(" after ").next().unwrap_or(line).to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_curl_writes_is_read() {
        let status = |status, location: Option<&str>| Reply::Status { status, location: location.map(str::to_owned) };
        assert_eq!(reply("200 ", ""), status(200, None));
        assert_eq!(reply("301 https://example.org/新", ""), status(301, Some("https://example.org/新")));
        assert_eq!(reply("200 ", "curl: (28) Operation timed out\n"), status(200, None));
        let silent = Reply::Silent("(6) Could not resolve host: a".to_owned());
        assert_eq!(reply("000 ", "curl: (6) Could not resolve host: a\n"), silent);
        let late = Reply::Silent("(28) Operation timed out".to_owned());
        assert_eq!(
            reply("000 ", "curl: (28) Operation timed out after 1001 milliseconds with 0 bytes received\n"),
            late
        );
    }
}
