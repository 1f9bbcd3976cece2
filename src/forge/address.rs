//! Addresses of servers: which server one is of, and whether a token may be sent to it.

use std::fmt::Write as _;

/// An address of HTTP in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address<'u> {
    scheme: &'u str,
    authority: &'u str,
    rest: &'u str,
}

impl<'u> Address<'u> {
    /// Reads an address; none where it is none of HTTP, names a user, or holds what no address does.
    pub(super) fn read(url: &'u str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        if !matches!(scheme, "http" | "https") || url.bytes().any(|byte| byte <= b' ' || byte >= 0x7f || byte == b'\\')
        {
            return None;
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let is_plain = !authority.is_empty() && !authority.contains('@');
        is_plain.then_some(Self { scheme, authority, rest })
    }

    /// Whether nobody between here and there can read what is sent: HTTPS, or this machine.
    pub(super) fn is_safe(&self) -> bool {
        self.scheme == "https" || matches!(self.host(), "127.0.0.1" | "localhost" | "[::1]")
    }

    /// Whether both are of one server: scheme, host and port.
    pub(super) fn is_same_server(&self, other: &Address<'_>) -> bool {
        self.scheme == other.scheme && self.authority.eq_ignore_ascii_case(other.authority)
    }

    /// The path, without a query.
    pub(super) fn path(&self) -> &'u str {
        self.rest.split(['?', '#']).next().unwrap_or_default()
    }

    /// The same server with another path.
    pub(super) fn with_path(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.authority)
    }

    /// The name of the host, without a port.
    pub(super) fn host(&self) -> &'u str {
        match self.authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => self.authority,
        }
    }
}

/// Whether a token may be sent to an address: HTTPS, or this machine.
pub fn is_safe_address(url: &str) -> bool {
    Address::read(url).is_some_and(|address| address.is_safe())
}

/// A text with all but letters, digits and what is `kept` written as `%XX`.
pub(super) fn encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_goes_to_https_or_to_this_machine() {
        let is_safe = |url: &str| Address::read(url).is_some_and(|address| address.is_safe());
        for url in ["https://api.github.com/x", "http://127.0.0.1:8080/x", "http://localhost/", "http://[::1]:80"] {
            assert!(is_safe(url), "{url}");
        }
        for url in [
            "http://example.com/x",
            "http://127.0.0.1.example.com/",
            "http://localhost@example.com/",
            "https://user:word@example.com/",
            "ftp://localhost/",
            "https:///x",
            "https://a b/",
            "http://127.0.0.1\\@example.com/",
        ] {
            assert!(!is_safe(url), "{url}");
        }
    }

    #[test]
    fn a_server_is_scheme_host_and_port() {
        let same = |a: &str, b: &str| Address::read(a).unwrap().is_same_server(&Address::read(b).unwrap());
        assert!(same("https://A.example/x", "https://a.example/y?z"));
        assert!(!same("https://a.example/", "https://a.example:8443/"));
        assert!(!same("https://a.example/", "http://a.example/"));
        assert!(!same("https://a.example/", "https://a.example.org/"));
    }

    #[test]
    fn what_is_no_letter_is_encoded() {
        assert_eq!(encoded("a/b-c å", b"-"), "a%2Fb-c%20%C3%A5");
    }
}
