//! `trifold serve`: folds on this machine's GPU over HTTP.
//!
//! One thread owns each GPU and folds one job after another. Handlers check a query, store it in
//! the folder of jobs and put it into the queue. `docs/service.md` describes the interface.

mod access;
mod api;
mod archive;
mod events;
mod job;
mod metrics;
mod refusal;
mod store;
mod submission;
mod worker;

use crate::exit::ExitCode;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use std::future::IntoFuture;

use tokio::net::TcpListener;
use trifold::{Error, Result};

use self::access::Access;
use self::api::Service;
use self::store::Store;
use crate::options::{size, DeviceArguments};

/// The environment variable of the token.
const TOKEN: &str = "TRIFOLD_TOKEN";
/// The time that open connections have to end after a signal.
const GRACE: Duration = Duration::from_secs(5);

/// Arguments of `trifold serve`.
#[derive(clap::Args, Clone)]
pub struct Arguments {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8642")]
    listen: SocketAddr,
    /// The folder of jobs and results; a service that starts with it again continues its queue
    #[arg(long, value_name = "DIR", default_value = "trifold-jobs")]
    jobs: PathBuf,
    /// OpenFold3's weights, .pt or safetensors
    /// [default: the built-in network, for protein chains of up to about 100 residues]
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
    /// GPUs to fold on: `all`, or indices, names, PCI bus ids or UUIDs, such as 0,2; each loads the
    /// model and folds one job at a time [default: the one of --adapter]
    #[arg(long, value_name = "LIST")]
    gpus: Option<String>,
    /// Ligands and modified residues: a part of the Chemical Component Dictionary, or all of it
    #[arg(long, value_name = "FILE.cif")]
    components: Option<PathBuf>,
    /// A file with the token that clients must send as `Authorization: Bearer TOKEN`
    /// [default: the environment variable TRIFOLD_TOKEN; required unless ADDRESS is loopback]
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    #[command(flatten)]
    limits: Limits,
}

/// Limits of the service. `GET /v1` returns them.
#[derive(clap::Args, Clone, Copy)]
struct Limits {
    /// The most jobs that wait; more are answered with status 429
    #[arg(long, value_name = "N", default_value_t = 1000)]
    max_queue: usize,
    /// The largest request, such as 64MiB
    #[arg(long, value_name = "SIZE", default_value = "64MiB", value_parser = size)]
    max_request: u64,
    /// The most tokens of a query [default: as many as the GPU has memory for]
    #[arg(long, value_name = "N")]
    max_tokens: Option<usize>,
    /// The most GPU memory of a query, such as 8GiB [default: all]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_memory: Option<u64>,
    /// The most seconds that a job may run [default: no limit]
    #[arg(long, value_name = "S")]
    max_seconds: Option<u64>,
}

/// Serves until SIGINT or SIGTERM.
pub fn run(device: &DeviceArguments, arguments: &Arguments) -> Result<ExitCode> {
    let access = Access::new(arguments.listen, token(arguments.token_file.as_deref())?)?;
    let store = Arc::new(Store::open(&arguments.jobs, arguments.limits.max_queue)?);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Error::file("tokio", error))?;
    let (listener, address) = runtime.block_on(listen(arguments.listen))?;
    let (folding, submissions) = worker::start(device, arguments, &store)?;
    let service = Arc::new(Service {
        submissions,
        limits: arguments.limits,
        store,
        access,
    });
    println!("listening on http://{address}");
    let served = runtime.block_on(serve(listener, service.clone()));
    service.store.close();
    // A panic of a thread was printed where it happened.
    folding.into_iter().for_each(|thread| drop(thread.join()));
    served.map(|()| ExitCode::SUCCESS)
}

/// The token of the file, or else of the environment.
fn token(file: Option<&Path>) -> Result<Option<String>> {
    let token = match file {
        Some(path) => {
            Some(std::fs::read_to_string(path).map_err(|error| Error::file(path, error))?)
        }
        None => std::env::var(TOKEN).ok(),
    };
    match token.map(|token| token.trim().to_string()) {
        Some(token) if token.is_empty() => Err(Error::input("token", "is empty")),
        token => Ok(token),
    }
}

/// A listener, and its address with the port that it took.
async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    let refused = |error| Error::file(address.to_string(), error);
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let bound = listener.local_addr().map_err(refused)?;
    Ok((listener, bound))
}

/// Answers requests until a signal. Connections then have [`GRACE`] to end.
async fn serve(listener: TcpListener, service: Arc<Service>) -> Result<()> {
    let store = service.store.clone();
    let router = api::router(service);
    let stopping = store.clone();
    let server = axum::serve(listener, router)
        .with_graceful_shutdown(async move { stopping.closed().await })
        .into_future();
    let stopped = async {
        signal().await;
        eprintln!("trifold serve: stopping; jobs that wait are kept");
        store.close();
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = server => served.map_err(|error| Error::file("listener", error)),
        () = stopped => Ok(()),
    }
}

/// Returns after SIGINT (Ctrl-C) or SIGTERM.
async fn signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{signal, SignalKind};
        match signal(SignalKind::terminate()) {
            Ok(mut stream) => drop(stream.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
