//! The changes of a job as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};

use super::api::View;
use super::store::{Entry, Store};

/// An event `job` with the job as JSON, at once and after each change. The stream ends with the job
/// or the service. Changes that come faster than a client reads are joined.
pub fn stream(
    entry: Arc<Entry>,
    store: Arc<Store>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut changes = entry.watch();
    changes.mark_changed();
    let events = stream::unfold(Some(changes), move |changes| {
        let (entry, store) = (entry.clone(), store.clone());
        async move {
            let mut changes = changes?;
            tokio::select! {
                changed = changes.changed() => changed.ok()?,
                () = store.closed() => return None,
            }
            let ended = changes.borrow_and_update().0.state.is_final();
            let event = Event::default()
                .event("job")
                .json_data(View::of(&entry, &store))
                .ok()?;
            Some((Ok(event), (!ended).then_some(changes)))
        }
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
