//! The routes of the service. `openapi.json` describes them.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State};
use axum::http::{header, HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::access::Access;
use super::archive::{self, ResultFile};
use super::job::{Progress, Record, State as JobState};
use super::refusal::Refusal;
use super::store::{Entry, Store, Submitted};
use super::submission::{Parameters, Submissions};
use super::{events, metrics, Limits};

/// The state of all handlers.
pub struct Service {
    /// How queries are read.
    pub submissions: Submissions,
    /// Limits, to be shown.
    pub limits: Limits,
    /// Jobs.
    pub store: Arc<Store>,
    /// Who may use the service.
    pub access: Access,
}

type Shared = State<Arc<Service>>;
type Answer<T = Response> = Result<T, Refusal>;

const OPENAPI: &str = include_str!("openapi.json");
const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Jobs in one answer of the list.
const PAGE: usize = 100;
const MOST_PAGE: usize = 10_000;

/// All routes.
pub fn router(service: Arc<Service>) -> Router {
    let limit = usize::try_from(service.limits.max_request).unwrap_or(usize::MAX);
    Router::new()
        .route("/v1", get(about))
        .route("/v1/jobs", get(list).post(submit))
        .route("/v1/jobs/{id}", get(show).delete(remove))
        .route("/v1/jobs/{id}/events", get(follow))
        .route("/v1/jobs/{id}/files", get(files))
        .route("/v1/jobs/{id}/files/{*path}", get(file))
        .route("/v1/jobs/{id}/zip", get(zip))
        .route("/metrics", get(show_metrics))
        .route("/openapi.json", get(openapi))
        .fallback(|| async { Refusal::not_found("no such path; see /openapi.json") })
        .method_not_allowed_fallback(|| async {
            let message = "this path has no such method; see /openapi.json";
            Refusal::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                message,
            )
        })
        .layer(DefaultBodyLimit::max(limit))
        .layer(middleware::from_fn_with_state(service.clone(), authorize))
        // Load balancers ask this without a token.
        .route("/healthz", get(health))
        .with_state(service)
}

async fn authorize(State(service): Shared, request: Request, next: Next) -> Answer {
    service.access.check(request.headers())?;
    Ok(next.run(request).await)
}

async fn about(State(service): Shared) -> Json<serde_json::Value> {
    let limits = service.limits;
    Json(json!({
        "name": "trifold",
        "version": env!("CARGO_PKG_VERSION"),
        "limits": {
            "max_queue": limits.max_queue,
            "max_request_bytes": limits.max_request,
            "max_tokens": limits.max_tokens,
            "max_memory_bytes": limits.max_memory,
            "max_seconds": limits.max_seconds,
        },
        "queue": service.store.queue_length(),
    }))
}

/// A job as clients see it.
#[derive(Serialize)]
pub struct View {
    #[serde(flatten)]
    record: Record,
    /// Jobs that are folded before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Progress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Vec<ResultFile>>,
}

impl View {
    /// The job at this moment.
    pub fn of(entry: &Entry, store: &Store) -> Self {
        let record = entry.record();
        let state = record.state;
        View {
            position: match state {
                JobState::Queued => store.position(&record.id),
                _ => None,
            },
            progress: (state == JobState::Running).then(|| entry.progress()),
            files: (state == JobState::Done).then(|| archive::list(&entry.results())),
            record,
        }
    }
}

async fn submit(
    State(service): Shared,
    headers: HeaderMap,
    parameters: Result<Query<Parameters>, QueryRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    let Query(parameters) = parameters.map_err(|error| Refusal::bad_request(error.body_text()))?;
    let body = body.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let most = service.limits.max_request;
            let message = format!("the request is larger than {most} bytes");
            Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", message)
        }
        _ => Refusal::bad_request(error.body_text()),
    })?;
    let key = headers.get(IDEMPOTENCY_KEY).map(|key| {
        let key = key.to_str().map(str::to_string);
        key.map_err(|_| Refusal::bad_request("`Idempotency-Key` should be ASCII"))
    });
    let key = key.transpose()?;
    let shared = service.clone();
    // Alignments of large queries take seconds to read.
    let submitted = blocking(move || {
        let read = shared.submissions.read(&body, parameters.name())?;
        let record = shared.submissions.record(&read, &parameters, key)?;
        Ok(shared.store.submit(record, &body)?)
    });
    let (status, entry) = match submitted.await? {
        Submitted::New(entry) => (StatusCode::ACCEPTED, entry),
        Submitted::Earlier(entry) => (StatusCode::OK, entry),
        Submitted::QueueFull => {
            let message = format!("{} jobs are waiting, the most", service.limits.max_queue);
            return Err(Refusal::new(
                StatusCode::TOO_MANY_REQUESTS,
                "queue-full",
                message,
            ));
        }
        Submitted::Closed => {
            let message = "the service is stopping";
            return Err(Refusal::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "stopping",
                message,
            ));
        }
    };
    let view = View::of(&entry, &service.store);
    let location = format!("/v1/jobs/{}", view.record.id);
    Ok((status, [(header::LOCATION, location)], Json(view)).into_response())
}

/// The parameters of `GET /v1/jobs`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListParameters {
    state: Option<JobState>,
    after: Option<String>,
    limit: Option<usize>,
}

async fn list(
    State(service): Shared,
    parameters: Result<Query<ListParameters>, QueryRejection>,
) -> Answer<Json<serde_json::Value>> {
    let Query(parameters) = parameters.map_err(|error| Refusal::bad_request(error.body_text()))?;
    let limit = parameters.limit.unwrap_or(PAGE);
    if !(1..=MOST_PAGE).contains(&limit) {
        let message = format!("`limit` should be 1 to {MOST_PAGE}, got {limit}");
        return Err(Refusal::bad_request(message));
    }
    let after = parameters.after.as_deref();
    let after = after.map(|id| find(&service, id)).transpose()?;
    let after = after.map(|entry| entry.record().number);
    let records = service.store.all().into_iter().map(|entry| entry.record());
    let mut records = records
        .filter(|record| after.is_none_or(|after| record.number > after))
        .filter(|record| parameters.state.is_none_or(|state| record.state == state));
    let page: Vec<Record> = records.by_ref().take(limit).collect();
    let more = records.next().is_some();
    Ok(Json(json!({ "jobs": page, "more": more })))
}

fn find(service: &Service, id: &str) -> Answer<Arc<Entry>> {
    let entry = service.store.get(id);
    entry.ok_or_else(|| Refusal::not_found(format!("there is no job {id:?}")))
}

/// A job whose results are complete.
fn finished(service: &Service, id: &str) -> Answer<Arc<Entry>> {
    let entry = find(service, id)?;
    match entry.record().state {
        JobState::Done => Ok(entry),
        state => {
            let message = format!("the job is {}, and has no results", state.name());
            Err(Refusal::new(StatusCode::CONFLICT, "not-done", message))
        }
    }
}

async fn show(State(service): Shared, Path(id): Path<String>) -> Answer<Json<View>> {
    let entry = find(&service, &id)?;
    Ok(Json(View::of(&entry, &service.store)))
}

/// Cancels a job that is not finished, and removes one that is.
async fn remove(State(service): Shared, Path(id): Path<String>) -> Answer {
    let entry = find(&service, &id)?;
    if entry.record().state.is_final() {
        blocking(move || Ok(service.store.remove(&entry)?)).await?;
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    service.store.cancel(&entry)?;
    Ok((StatusCode::ACCEPTED, Json(View::of(&entry, &service.store))).into_response())
}

async fn follow(State(service): Shared, Path(id): Path<String>) -> Answer {
    let entry = find(&service, &id)?;
    Ok(events::stream(entry, service.store.clone()).into_response())
}

async fn files(State(service): Shared, Path(id): Path<String>) -> Answer<Json<Vec<ResultFile>>> {
    let entry = finished(&service, &id)?;
    Ok(Json(archive::list(&entry.results())))
}

async fn file(State(service): Shared, Path((id, path)): Path<(String, String)>) -> Answer {
    let entry = finished(&service, &id)?;
    let read = blocking(move || archive::read(&entry.results(), &path));
    let (bytes, kind) = read.await?;
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}

async fn zip(State(service): Shared, Path(id): Path<String>) -> Answer {
    let entry = finished(&service, &id)?;
    let name = entry.record().name;
    let bytes = blocking(move || archive::zip(&entry.results())).await?;
    let disposition = format!("attachment; filename=\"{name}.zip\"");
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_string()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

async fn show_metrics(State(service): Shared) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    (headers, metrics::text(&service.store)).into_response()
}

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

async fn health(State(service): Shared) -> Answer<&'static str> {
    match service.store.is_closed() {
        false => Ok("ok\n"),
        true => {
            let message = "the service is stopping";
            Err(Refusal::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "stopping",
                message,
            ))
        }
    }
}

/// Runs work that takes long beside the other requests.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let result = tokio::task::spawn_blocking(work).await;
    result.unwrap_or_else(|_| Err(Refusal::internal("a bug; see the service's log")))
}
