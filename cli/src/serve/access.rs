//! Who may use the service: holders of the token, or programs of this machine.

use std::net::SocketAddr;

use axum::http::{header, HeaderMap, StatusCode};
use trifold::{Error, Result};

use super::refusal::Refusal;

/// The names under which a service without a token can be reached. Others could be names of a web
/// site that resolve to this machine.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The rule for all requests.
pub struct Access {
    token: Option<String>,
}

impl Access {
    /// Access with a token, or without one on a loopback address.
    ///
    /// # Errors
    /// Where other machines could use the service without a token.
    pub fn new(address: SocketAddr, token: Option<String>) -> Result<Self> {
        if token.is_none() && !address.ip().is_loopback() {
            return Err(Error::input(
                "--listen",
                format!(
                    "other machines reach {}: set {} or --token-file, or listen on 127.0.0.1",
                    address.ip(),
                    super::TOKEN
                ),
            ));
        }
        Ok(Access { token })
    }

    /// Refuses requests without the token, and those that a web page of another origin makes.
    pub fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let host = text(header::HOST).unwrap_or_default();
        if let Some(origin) = text(header::ORIGIN) {
            let own = origin.split_once("://").map(|(_, host)| host);
            if own != Some(host) {
                let message = format!("pages of {origin} may not use this service");
                return Err(Refusal::new(StatusCode::FORBIDDEN, "forbidden", message));
            }
        }
        let Some(token) = &self.token else {
            return match LOOPBACK.contains(&name_of(host)) {
                true => Ok(()),
                false => Err(Refusal::new(
                    StatusCode::FORBIDDEN,
                    "forbidden",
                    format!("the host should be 127.0.0.1 or localhost, got {host:?}"),
                )),
            };
        };
        let given = text(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
        match given.is_some_and(|given| equal(given.as_bytes(), token.as_bytes())) {
            true => Ok(()),
            false => Err(Refusal::new(
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "send the token of this service as `Authorization: Bearer TOKEN`",
            )),
        }
    }
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Compares in a time that does not depend on where the texts differ.
fn equal(a: &[u8], b: &[u8]) -> bool {
    let differences = a.iter().zip(b).fold(0, |sum, (a, b)| sum | (a ^ b));
    a.len() == b.len() && differences == 0
}
