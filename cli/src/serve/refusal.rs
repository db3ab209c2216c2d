//! Answers to requests that are refused: a status, and `{"error": {"code", "message"}}`.

use axum::http::{header, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde_json::json;
use trifold::Error;

use super::job::Failure;

/// A refused request.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    failure: Failure,
}

/// The seconds after which a client should try again where the queue is full.
const RETRY_AFTER: &str = "30";

impl Refusal {
    /// A refusal with a code of the service.
    pub fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        Refusal {
            status,
            failure: Failure::new(code, message),
        }
    }

    /// A malformed request.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Refusal::new(StatusCode::BAD_REQUEST, "bad-request", message)
    }

    /// A job or file that does not exist.
    pub fn not_found(message: impl Into<String>) -> Self {
        Refusal::new(StatusCode::NOT_FOUND, "not-found", message)
    }

    /// A failure that is not the client's.
    pub fn internal(message: impl Into<String>) -> Self {
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", message)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let status = match error {
            Error::Input { .. } => StatusCode::BAD_REQUEST,
            Error::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Refusal {
            status,
            failure: error.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = Json(json!({ "error": self.failure }));
        match self.status {
            StatusCode::TOO_MANY_REQUESTS => {
                (self.status, [(header::RETRY_AFTER, RETRY_AFTER)], body).into_response()
            }
            StatusCode::UNAUTHORIZED => {
                (self.status, [(header::WWW_AUTHENTICATE, "Bearer")], body).into_response()
            }
            status => (status, body).into_response(),
        }
    }
}
