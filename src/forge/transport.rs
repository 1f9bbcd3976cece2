//! One exchange with a server: a request, what comes back, and whoever carries both.

use std::fmt;

/// The most bytes of an answer that are read.
pub const MOST_OF_ANSWER: usize = 16 << 20;

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Adds.
    Post,
    /// Changes a part.
    Patch,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// As it is sent.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// A request without what proves who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgeRequest {
    /// What it does.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// The media type that is wanted.
    pub accept: &'static str,
    /// JSON to send.
    pub body: Option<String>,
}

/// What proves who asks. It is shown nowhere: not by [`fmt::Debug`], and not in what goes wrong.
#[derive(Clone, PartialEq, Eq)]
pub struct ForgeToken {
    /// The name of the header that it stands in.
    pub header: &'static str,
    value: String,
    secret: String,
}

impl ForgeToken {
    /// `secret` in a header, behind what the scheme puts before it: `Bearer `, or nothing.
    pub fn new(header: &'static str, scheme: &str, secret: &str) -> Self {
        Self { header, value: format!("{scheme}{secret}"), secret: secret.to_owned() }
    }

    /// The user without a name whose password is the token (RFC 7617), as Azure DevOps takes tokens of persons.
    pub fn basic(secret: &str) -> Self {
        let value = format!("Basic {}", base64(format!(":{secret}").as_bytes()));
        Self { header: "Authorization", value, secret: secret.to_owned() }
    }

    /// The value of its header.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// A text without the token, should it stand there.
    pub fn scrubbed(&self, text: &str) -> String {
        let text = text.replace(&self.value, "***");
        if self.secret.is_empty() { text } else { text.replace(&self.secret, "***") }
    }
}

impl fmt::Debug for ForgeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ForgeToken({}: ***)", self.header)
    }
}

/// What a server answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForgeResponse {
    /// The status of HTTP.
    pub status: u16,
    /// Headers, by their names in lower case.
    pub headers: Vec<(String, String)>,
    /// What it says, at most [`MOST_OF_ANSWER`] bytes.
    pub body: Vec<u8>,
}

impl ForgeResponse {
    /// The first header with a name, which is given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable(pub String);

/// Whoever carries requests to a server. It follows no redirect.
pub trait Transport {
    /// Sends a request and waits for its answer.
    ///
    /// # Errors
    /// The server cannot be reached, does not answer in time, or answers with more than is read.
    fn send(&self, request: &ForgeRequest, token: Option<&ForgeToken>) -> Result<ForgeResponse, Unreachable>;
}

/// Base 64 with padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let at = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4_usize {
            let value = (bits >> (18 - 6 * digit)) & 63;
            let digit = if digit > three.len() { '=' } else { char::from(DIGITS[value as usize]) };
            text.push(digit);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10.
    #[test]
    fn base_64_is_that_of_the_standard() {
        let vectors =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (plain, encoded) in vectors {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn a_token_is_shown_nowhere() {
        let token = ForgeToken::new("Authorization", "Bearer ", "s3cret");
        assert_eq!(token.value(), "Bearer s3cret");
        assert_eq!(format!("{token:?}"), "ForgeToken(Authorization: ***)");
        assert_eq!(token.scrubbed("sent Bearer s3cret, s3cret"), "sent ***, ***");
        let basic = ForgeToken::basic("s3cret");
        assert_eq!(basic.value(), "Basic OnMzY3JldA==");
        assert_eq!(basic.scrubbed("Basic OnMzY3JldA== s3cret"), "*** ***");
    }
}
