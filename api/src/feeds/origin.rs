//! Where people reach the site: what stands before every address that leaves it.

use std::fmt;

use cafeia_shared::site::SitePage;

/// Characters of a host and its port at most (RFC 1035 §2.3.4, and a port).
const LONGEST_HOST: usize = 259;

/// The scheme and the host of the site: `https://reseau.example`. The default one is nowhere: addresses are then
/// relative to the page that holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin that the server was told.
    pub fn told(url: &str) -> Self {
        Self(url.trim_end_matches('/').to_owned())
    }

    /// The origin of a server without TLS at a host, as a `Host` header names it; nothing when that is no sound name.
    pub fn at_host(host: &str) -> Option<Self> {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => (name, Some(port)),
            _ => (host, None),
        };
        let is_name = !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
            && !name.starts_with(['-', '.']);
        let is_address = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
            .is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok());
        let sound_port = port.is_none_or(|port| port.parse::<u16>().is_ok());
        let sound = host.len() <= LONGEST_HOST && (is_name || is_address) && sound_port;
        sound.then(|| Self(format!("http://{}", host.to_ascii_lowercase())))
    }

    /// Whether it is a server without TLS on the reader's own machine.
    pub fn is_on_this_machine(&self) -> bool {
        let Some(host) = self.0.strip_prefix("http://") else { return false };
        let name =
            host.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(host, |(name, _)| name);
        matches!(name, "localhost" | "127.0.0.1" | "[::1]")
    }

    /// The address of a page.
    pub fn page(&self, page: SitePage) -> String {
        format!("{self}{page}")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_taken_only_when_it_is_one() {
        for (host, origin) in [
            ("reseau.example", "http://reseau.example"),
            ("Reseau.Example:8080", "http://reseau.example:8080"),
            ("127.0.0.1:80", "http://127.0.0.1:80"),
            ("[::1]:8080", "http://[::1]:8080"),
            ("[::1]", "http://[::1]"),
        ] {
            assert_eq!(Origin::at_host(host).map(|origin| origin.to_string()).as_deref(), Some(origin));
        }
        let long = "x".repeat(300);
        for host in [
            "", ":80", "a b", "a/b", "a@b", "a\"b", "a:99999", "a:b", "<b>", "é", "[::1", "[x]", ".example",
            &long,
        ] {
            assert_eq!(Origin::at_host(host), None, "{host} was taken");
        }
    }

    #[test]
    fn a_page_stands_below_the_origin() {
        let origin = Origin::told("https://reseau.example/");
        assert_eq!(origin.page(SitePage::Cafe("a-b")), "https://reseau.example/cafes/a-b");
        assert_eq!(Origin::default().page(SitePage::Agenda), "/cafes");
    }
}
