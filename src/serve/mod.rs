//! The report as a site on this machine, drawn as it is asked for and drawn anew when its files change. Alone names HTTP and the watching of files.
//!
//! ```text
//! watching    files changed        -> Changed            at rest
//! desk        address              -> bytes, Look        one for all connections
//! answer      request              -> response           only what the site has an address for
//! news        address              -> Look, Look, …      to the script in the browser (client/serve.js)
//! ```

mod address;
mod answer;
mod connection;
mod content;
mod desk;
mod editor;
mod hosts;
mod look;
mod markup;
mod media;
mod news;
mod patience;
mod places;
mod polling;
mod shelf;
mod watching;
mod words;

pub use connection::Limits;
pub use editor::{Editor, EditorError};
pub use watching::{Changed, Hearing};

use crate::diag::Diagnostic;
use crate::i18n::{Bilingual, Told, Tongue};
use crate::load;
use crate::pipeline::{self, BuildError, Session};
use crate::source::SourceSet;
use answer::Office;
use desk::Desk;
use hosts::Hosts;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use tokio::sync::watch;
use watching::Watching;

/// The first port that is tried.
const FIRST_PORT: u16 = 8000;
/// How many ports are tried.
const PORTS: u16 = 100;
/// How many pages are drawn at once.
const DRAWERS: usize = 16;

/// What is served, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The report.
    pub report: pipeline::Options,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; `None`: the first free one from 8000.
    pub port: Option<u16>,
    /// Names besides `localhost` that requests may be addressed to.
    pub names: Vec<String>,
    /// What edit links open.
    pub editor: Editor,
    /// The language of the server's own words.
    pub tongue: Tongue,
    /// How changes are heard of.
    pub hearing: Hearing,
    /// How long browsers are waited for.
    pub limits: Limits,
}

impl Options {
    /// The report on the loopback, as `gongbao serve` does without options.
    pub fn new(report: pipeline::Options) -> Self {
        Self {
            report,
            host: Ipv4Addr::LOCALHOST.into(),
            port: None,
            names: Vec::new(),
            editor: Editor::default(),
            tongue: Tongue::default(),
            hearing: Hearing::default(),
            limits: Limits::default(),
        }
    }
}

/// Is told what happens, from any thread.
pub trait Teller: Send + Sync {
    /// The server answers at `address` from now on; `fallback`: why files are looked at though the system was to tell.
    fn listening(&self, address: SocketAddr, fallback: Option<&Bilingual>);
    /// What is wrong with the report as it was first read.
    fn opened(&self, problems: &[Diagnostic], sources: &SourceSet);
    /// Files have changed and are read now.
    fn noticed(&self);
    /// They were read.
    fn updated(&self, changed: &Changed, problems: &[Diagnostic], sources: &SourceSet, failure: Option<&BuildError>);
    /// Somebody asked for the page at `address`, which cannot be drawn.
    fn undrawn(&self, address: &str, problem: &Diagnostic, sources: &SourceSet);
}

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The project could not be read.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The port, or all that were tried, cannot be had.
    #[error("the server cannot listen on {address}: {why}")]
    Listen {
        /// Where it was to listen.
        address: SocketAddr,
        /// What the system said.
        why: io::Error,
        /// Whether the user named the port.
        named: bool,
    },
    /// The system refuses something else.
    #[error("the server cannot start: {0}")]
    System(io::Error),
}

impl Told for ServeError {
    fn told(&self) -> Bilingual {
        match self {
            Self::Build(error) => error.told(),
            Self::Listen { address, why, named: true } => Bilingual::of(
                format!(
                    "the server cannot listen on {address}: {why}\nhelp: name another port with --port, or none for the first free one"
                ),
                format!("无法在{address}上提供服务：{why}\n帮助：用--port换一个端口，或不写端口，由程序选择空闲的端口"),
            ),
            Self::Listen { address, why, named: false } => Bilingual::of(
                format!("the server cannot listen on {address}: {why}\nhelp: name a free port with --port"),
                format!("无法在{address}上提供服务：{why}\n帮助：用--port指定一个空闲的端口"),
            ),
            Self::System(why) => {
                Bilingual::of(format!("the server cannot start: {why}"), format!("服务无法启动：{why}"))
            }
        }
    }
}

/// Stops a server.
#[derive(Debug, Clone)]
pub struct Stopper(Arc<watch::Sender<bool>>);

impl Stopper {
    /// One that has not stopped anything yet.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Stops the server: open connections are closed, then [`run`] returns.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Default for Stopper {
    fn default() -> Self {
        Self::new()
    }
}

/// Serves until `stopper` stops it.
///
/// # Errors
/// When the folder is no project, or the system refuses the port, the threads or the watching.
pub fn run(options: Options, teller: Box<dyn Teller>, stopper: &Stopper) -> Result<(), ServeError> {
    let root = load::real_path(&options.report.project);
    // Watched first, read then: what changes in between is read again.
    let watching =
        if load::has(&root, "content/report.yaml") { Some(Watching::start(&root, options.hearing)) } else { None };
    let report = pipeline::Options { project: root.clone(), ..options.report };
    let session = Session::open(report)?;
    let (listener, address) = listen(options.host, options.port)?;
    let hosts = Hosts::new(options.host, &options.names);
    let desk = Arc::new(Desk::new(session, root, options.editor, options.tongue, teller));
    let fallback = watching.as_ref().and_then(|watching| watching.fallback.clone());
    desk.teller().listening(address, fallback.as_ref());
    desk.tell_first();
    let watched = watching.map(|watching| watching.pass_on(Arc::clone(&desk)));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(DRAWERS)
        .build()
        .map_err(ServeError::System)?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        connection::serve(listener, Arc::new(Office { desk, hosts }), options.limits, stopper.0.subscribe()).await;
        Ok(())
    });
    drop(watched);
    runtime.shutdown_background();
    served.map_err(ServeError::System)
}

fn listen(host: IpAddr, port: Option<u16>) -> Result<(TcpListener, SocketAddr), ServeError> {
    let ports = port.map_or(FIRST_PORT..=FIRST_PORT + PORTS - 1, |port| port..=port);
    let named = port.is_some();
    let mut refused = None;
    for port in ports {
        let address = SocketAddr::new(host, port);
        let bound = TcpListener::bind(address).and_then(|listener| {
            listener.set_nonblocking(true)?;
            let address = listener.local_addr()?;
            Ok((listener, address))
        });
        match bound {
            Ok(bound) => return Ok(bound),
            Err(why) => {
                let busy = why.kind() == io::ErrorKind::AddrInUse;
                refused = Some(ServeError::Listen { address, why, named });
                if !busy {
                    break;
                }
            }
        }
    }
    Err(refused.unwrap_or_else(|| ServeError::System(io::ErrorKind::AddrInUse.into())))
}
