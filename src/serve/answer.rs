//! From a request to its answer. Whatever is asked for, only what the site has an address for is sent.

use super::address::{self, Wanted, wanted};
use super::content::Content;
use super::desk::Desk;
use super::hosts::Hosts;
use super::markup;
use super::media;
use super::news;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode, Version};
use std::sync::Arc;

/// The policy of `deploy/nginx.conf`.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// That of drawings, which have their style in them.
const POLICY_OF_DRAWINGS: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; \
                                  form-action 'none'; frame-ancestors 'self'";

/// Larger files carry no mark of their content.
const MARKED: usize = 1 << 20;

const SCRIPT: &str = include_str!("client/serve.js");
const STYLE: &str = include_str!("client/serve.css");

/// What all answers are made from.
pub struct Office {
    /// The report.
    pub desk: Arc<Desk>,
    /// Whom a request may be addressed to.
    pub hosts: Hosts,
}

/// The answer to `request`.
pub async fn answer(office: Arc<Office>, request: Request<Incoming>) -> Response<Content> {
    let etag = request.headers().get(header::IF_NONE_MATCH).cloned();
    let policy = if request.uri().path().ends_with(".svg") { POLICY_OF_DRAWINGS } else { POLICY };
    let mut response = match refusal(&office.hosts, &request) {
        Some(refused) => refused,
        None => find(&office, &request).await,
    };
    if let Some(own) = response.headers().get(header::ETAG)
        && etag.as_ref().is_some_and(|wanted| wanted == own)
        && response.status() == StatusCode::OK
    {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Content::whole("");
    }
    let headers = response.headers_mut();
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The answer to what is none of this server's business.
fn refusal(hosts: &Hosts, request: &Request<Incoming>) -> Option<Response<Content>> {
    let mut named = request.headers().get_all(header::HOST).iter();
    let (host, second) = (named.next(), named.next());
    if second.is_some() || (host.is_none() && request.version() > Version::HTTP_10) {
        return Some(words(StatusCode::BAD_REQUEST, "a request names one host"));
    }
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    // A request to a proxy names its host twice.
    let authority = request.uri().authority().map_or(host, |authority| authority.as_str());
    if !hosts.allow(host) || !hosts.allow(authority) {
        let why =
            "this server answers to localhost only; start it with --allow-host NAME to let it answer to another name";
        return Some(words(StatusCode::FORBIDDEN, why));
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut response = words(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Some(response);
    }
    None
}

async fn find(office: &Arc<Office>, request: &Request<Incoming>) -> Response<Content> {
    match wanted(request.uri().path()) {
        None => words(StatusCode::BAD_REQUEST, "no site has such an address"),
        Some(Wanted::Own(name)) => own(office, &name, request.uri().query().unwrap_or_default()),
        Some(Wanted::Site(address)) => {
            let office = Arc::clone(office);
            let drawn = tokio::task::spawn_blocking(move || site(&office.desk, &address)).await;
            drawn.unwrap_or_else(|_| words(StatusCode::INTERNAL_SERVER_ERROR, "this page cannot be drawn"))
        }
    }
}

/// The server's own files.
fn own(office: &Office, name: &str, query: &str) -> Response<Content> {
    match name {
        "serve.js" => file(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT),
        "serve.css" => file(StatusCode::OK, "text/css; charset=utf-8", STYLE),
        // A path stands in the query as it is: it was escaped where it came from.
        "events" => match query.strip_prefix("at=").and_then(wanted) {
            Some(Wanted::Site(address)) => news::stream(Arc::clone(&office.desk), address),
            _ => words(StatusCode::BAD_REQUEST, "events?at=/PATH"),
        },
        _ => words(StatusCode::NOT_FOUND, "there is no such file"),
    }
}

/// What the site has at `address`.
fn site(desk: &Desk, address: &str) -> Response<Content> {
    let Some(answering) = desk.answering(address) else { return nothing(desk, address) };
    if answering != address && desk.is_folder(address) {
        let mut response = words(StatusCode::TEMPORARY_REDIRECT, "a folder's address ends with a slash");
        if let Ok(place) = HeaderValue::from_str(&format!("{}/", address::path(address))) {
            response.headers_mut().insert(header::LOCATION, place);
        }
        return response;
    }
    let status = if answering == address { StatusCode::OK } else { StatusCode::NOT_FOUND };
    match desk.draw(&answering).and_then(|shown| shown.bytes) {
        Some(bytes) if media::of(&answering) == media::HTML => page(desk, status, &answering, &bytes),
        Some(bytes) => file(status, media::of(&answering), bytes),
        None => nothing(desk, &answering),
    }
}

fn page(desk: &Desk, status: StatusCode, address: &str, bytes: &Bytes) -> Response<Content> {
    let markup = String::from_utf8_lossy(bytes);
    file(status, media::HTML, markup::with_script(&markup, &desk.digest(address, &markup)))
}

/// The answer while there is no page: what is wrong with the report.
fn nothing(desk: &Desk, address: &str) -> Response<Content> {
    let words = desk.words();
    let trouble = desk.trouble(address);
    let markup = markup::words_alone(words.lang, words.nothing_yet, &trouble);
    let markup = markup::with_script(&markup, &desk.digest(address, ""));
    file(StatusCode::INTERNAL_SERVER_ERROR, media::HTML, markup)
}

fn words(status: StatusCode, text: &str) -> Response<Content> {
    file(status, "text/plain; charset=utf-8", format!("{text}\n"))
}

fn file(status: StatusCode, kind: &'static str, bytes: impl Into<Bytes>) -> Response<Content> {
    let bytes = bytes.into();
    // A film is not worth the time that its mark would take.
    let etag = (bytes.len() < MARKED).then(|| format!("\"{}\"", markup::short(&blake3::hash(&bytes))));
    let mut response = Response::new(Content::whole(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Some(etag) = etag.filter(|_| status == StatusCode::OK).and_then(|etag| HeaderValue::from_str(&etag).ok()) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}
