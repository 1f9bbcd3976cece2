//! Requests over HTTP: within bounds of time and size, through the proxies that the system names, and never on to another
//! server.

use std::time::Duration;

use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, http};

use super::transport::{ForgeRequest, ForgeResponse, ForgeToken, MOST_OF_ANSWER, Transport, Unreachable};

/// How long one exchange may take, and how long it may take to get through to the server.
const MOST_TIME: Duration = Duration::from_mins(1);
const MOST_TIME_TO_CONNECT: Duration = Duration::from_secs(15);

/// The name that this program gives itself; forges refuse requests without one.
const AGENT: &str = concat!("vedtak/", env!("CARGO_PKG_VERSION"));

/// Requests over HTTPS, and over plain HTTP to this machine alone.
#[derive(Debug)]
pub struct Http {
    agent: Agent,
}

impl Http {
    /// With the certificates that the system trusts, so that a forge within an organisation is reached too.
    pub fn new() -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(MOST_TIME))
            .timeout_connect(Some(MOST_TIME_TO_CONNECT))
            .user_agent(AGENT)
            .tls_config(tls)
            .build();
        Self { agent: config.into() }
    }
}

impl Default for Http {
    fn default() -> Self {
        Self::new()
    }
}

impl Transport for Http {
    fn send(&self, request: &ForgeRequest, token: Option<&ForgeToken>) -> Result<ForgeResponse, Unreachable> {
        let mut builder =
            http::Request::builder().method(request.method.name()).uri(&request.url).header("Accept", request.accept);
        if let Some(token) = token {
            builder = builder.header(token.header, token.value());
        }
        let answer = match &request.body {
            Some(body) => {
                let request = builder.header("Content-Type", "application/json").body(body.as_bytes().to_vec());
                self.agent.run(request.map_err(unreachable)?)
            }
            None => self.agent.run(builder.body(()).map_err(unreachable)?),
        };
        let mut answer = answer.map_err(unreachable)?;
        let text = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        };
        let headers = answer.headers().iter().filter_map(text).collect();
        let limit = u64::try_from(MOST_OF_ANSWER).unwrap_or(u64::MAX);
        let body = answer.body_mut().with_config().limit(limit).read_to_vec().map_err(unreachable)?;
        Ok(ForgeResponse { status: answer.status().as_u16(), headers, body })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn unreachable(error: impl ToString) -> Unreachable {
    Unreachable(error.to_string())
}
