//! Connections: taken in, given up when they stall, closed when the server stops.

use super::answer::{Office, answer};
use super::patience::Patient;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

/// So many connections at once; more wait to be taken in.
const CONNECTIONS: u32 = 512;
/// The longest head of a request, in bytes.
const HEAD_SIZE: usize = 32 << 10;
/// How long open connections get to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(1);

/// How long browsers are waited for.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long one may take to say what it wants, and how long a connection without a request stays open.
    pub head: Duration,
    /// How long one may take nothing of an answer.
    pub stall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { head: Duration::from_secs(10), stall: Duration::from_secs(20) }
    }
}

/// Answers whoever connects, until `stop` says so.
pub async fn serve(listener: TcpListener, office: Arc<Office>, limits: Limits, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS as usize));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        match either(listener.accept(), stopped(&mut stop)).await {
            Either::First(Ok((stream, _))) => {
                let (office, stop) = (Arc::clone(&office), stop.clone());
                tokio::spawn(async move {
                    converse(stream, office, limits, stop).await;
                    drop(place);
                });
            }
            // Too many open files, or a browser that was gone before it was here: others may be luckier.
            Either::First(Err(_)) => sleep(Duration::from_millis(20)).await,
            Either::Second(()) => break,
        }
    }
    drop(listener);
    office.desk.close();
    // Every place is free when every connection has ended.
    let _ = timeout(FAREWELL, places.acquire_many(CONNECTIONS)).await;
}

/// One connection, from its first request to its last answer.
async fn converse(stream: TcpStream, office: Arc<Office>, limits: Limits, mut stop: watch::Receiver<bool>) {
    // Events are small and must not wait for more.
    let _ = stream.set_nodelay(true);
    let stream = TokioIo::new(Patient::new(stream, limits.stall));
    let service = service_fn(|request| {
        let office = Arc::clone(&office);
        async move { Ok::<_, Infallible>(answer(office, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(stream, service);
    let mut connection = pin!(connection);
    // What a browser does wrong ends its connection, after an answer where one is possible.
    if let Either::Second(()) = either(connection.as_mut(), stopped(&mut stop)).await {
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}

/// Waits until the server is to stop.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    // Who could say so is gone: that says it too.
    let _ = stop.wait_for(|stop| *stop).await;
}

enum Either<A, B> {
    First(A),
    Second(B),
}

/// Whichever is ready first.
async fn either<A: Future, B: Future>(first: A, second: B) -> Either<A::Output, B::Output> {
    let (mut first, mut second) = (pin!(first), pin!(second));
    poll_fn(|context| {
        if let Poll::Ready(value) = first.as_mut().poll(context) {
            return Poll::Ready(Either::First(value));
        }
        second.as_mut().poll(context).map(Either::Second)
    })
    .await
}
