//! Server-sent events: a browser hears how its page looks, at once and whenever that changes.

use super::content::Content;
use super::desk::{CLOSED, Desk};
use hyper::Response;
use hyper::body::Bytes;
use hyper::header::{self, HeaderValue};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{Sender, channel};
use tokio::time::timeout;

/// How often something is sent though nothing happens: a browser that is gone is noticed by it.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// A stream of what is new about the page at `address`.
pub fn stream(desk: Arc<Desk>, address: String) -> Response<Content> {
    let (sender, receiver) = channel(2);
    tokio::spawn(tell(desk, address, sender));
    let mut response = Response::new(Content::Events(receiver));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    response
}

/// Ends when the browser is gone, or the server stops.
async fn tell(desk: Arc<Desk>, address: String, sender: Sender<Bytes>) {
    let mut versions = desk.versions();
    // A browser that lost the server comes back soon.
    let mut news = "retry: 500\n".to_owned();
    let mut last: Arc<str> = "".into();
    while *versions.borrow_and_update() != CLOSED {
        let Some(look) = look(&desk, &address).await else { return };
        if look != last {
            news.push_str(&format!("data: {look}\n"));
            last = look;
        }
        if !news.is_empty() {
            news.push('\n');
            if sender.send(Bytes::from(std::mem::take(&mut news))).await.is_err() {
                return;
            }
        }
        match timeout(HEARTBEAT, versions.changed()).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return,
            Err(_) => news.push_str(": still here\n"),
        }
    }
}

async fn look(desk: &Arc<Desk>, address: &str) -> Option<Arc<str>> {
    let (desk, address) = (Arc::clone(desk), address.to_owned());
    tokio::task::spawn_blocking(move || desk.look(&address)).await.ok()
}
