//! Whom a request may be addressed to. A page of another site must not read the report through a name that it has bent to this machine.

use std::net::IpAddr;

/// The names under which the server is known.
#[derive(Debug, Clone)]
pub struct Hosts {
    bound: IpAddr,
    named: Vec<String>,
}

impl Hosts {
    /// Those of a server bound to `bound`, and `named` by the user.
    pub fn new(bound: IpAddr, named: &[String]) -> Self {
        Self { bound, named: named.iter().map(|name| plain(name)).collect() }
    }

    /// Whether a request to `authority` (`localhost:8000`, `[::1]`) is meant for this server. Ports are not compared: a
    /// tunnel may change them.
    pub fn allow(&self, authority: &str) -> bool {
        let Some(host) = host(authority) else { return false };
        if host == "localhost" || host.ends_with(".localhost") || self.named.contains(&host) {
            return true;
        }
        match host.parse::<IpAddr>() {
            // An address, unlike a name, cannot be bent; but what listens on the loopback alone is asked for there.
            Ok(address) => !self.bound.is_loopback() || address.is_loopback(),
            Err(_) => false,
        }
    }
}

/// The host of `host:port`, without brackets.
fn host(authority: &str) -> Option<String> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']')?;
            (host, rest.strip_prefix(':').or(rest.is_empty().then_some("0"))?)
        }
        None => authority.split_once(':').unwrap_or((authority, "0")),
    };
    port.parse::<u16>().ok()?;
    (!host.is_empty()).then(|| plain(host))
}

fn plain(name: &str) -> String {
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_on_the_loopback_is_asked_for_there() {
        let hosts = Hosts::new("127.0.0.1".parse().unwrap(), &["Report.Test".to_owned()]);
        for own in [
            "localhost",
            "LOCALHOST:8000",
            "localhost.",
            "zh.localhost:1",
            "127.0.0.1:8000",
            "127.1.2.3",
            "[::1]:8000",
            "[::1]",
            "report.test:80",
        ] {
            assert!(hosts.allow(own), "{own}");
        }
        for foreign in [
            "",
            ":8000",
            "example.org",
            "example.org:8000",
            "localhost.example.org",
            "notlocalhost",
            "192.168.1.5:8000",
            "127.0.0.1.example.org",
            "127.0.0.1:",
            "127.0.0.1:99999",
            "127.0.0.1:8000:8000",
            "[::1",
            "[::1]x",
            "::1",
            "user@localhost",
            "localhost/",
            "0x7f.1",
            "[fe80::1]",
        ] {
            assert!(!hosts.allow(foreign), "{foreign:?}");
        }
    }

    #[test]
    fn one_that_others_reach_is_asked_for_by_its_addresses() {
        let hosts = Hosts::new("0.0.0.0".parse().unwrap(), &[]);
        assert!(hosts.allow("192.168.1.5:8000") && hosts.allow("[fe80::1]:8000") && hosts.allow("localhost"));
        assert!(!hosts.allow("example.org") && !hosts.allow("report.internal"));
    }
}
