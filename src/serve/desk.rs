//! What the server has on its desk: the report as it is now, the pages drawn from it, and who is to be told when it changes.

use super::editor::Editor;
use super::look::{Edit, Guide, Look, Told, count};
use super::markup;
use super::places;
use super::shelf::Shelf;
use super::watching::Reader;
use super::words::{self, Words};
use super::{Changed, Teller};
use crate::diag::Diagnostic;
use crate::i18n::{Told as _, Tongue};
use crate::load;
use crate::pipeline::{BuildError, Session, Update};
use crate::source::SourceSet;
use hyper::body::Bytes;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio::sync::watch;

/// The version after the last: the server stops.
pub const CLOSED: u64 = 0;

/// The desk; shared by all connections.
pub struct Desk {
    state: RwLock<State>,
    shelf: Mutex<Shelf>,
    /// What is known of the pages of this version.
    known: Mutex<Known>,
    versions: watch::Sender<u64>,
    teller: Box<dyn Teller>,
    root: PathBuf,
    editor: Editor,
    tongue: Tongue,
}

struct State {
    session: Session,
    /// Counts changes.
    version: u64,
    /// Why the project cannot be read.
    failure: Option<BuildError>,
}

/// What was found out of the pages of a version, and is not found out twice. Only what the site has an address for stands here.
#[derive(Default)]
struct Known {
    /// What is wrong with single pages and was told.
    told: BTreeSet<String>,
    /// The names of what pages say.
    digests: BTreeMap<String, String>,
    /// How pages look, as it is sent.
    looks: BTreeMap<String, Arc<str>>,
}

/// What there is at an address.
pub struct Shown {
    /// The bytes as they are, or as they were when they could last be drawn; `None` where they never could.
    pub bytes: Option<Bytes>,
    /// What keeps them from being drawn now.
    pub problem: Option<Diagnostic>,
}

impl Reader for Arc<Desk> {
    fn knows(&self, path: &str) -> bool {
        self.read().session.knows(path)
    }

    /// Takes in what changed on the disk. Who asks for a page meanwhile waits for the new one.
    fn update(&self, changed: &Changed) {
        self.teller.noticed();
        let mut paths: Vec<PathBuf> = changed.paths.iter().map(|path| self.root.join(path)).collect();
        if changed.everything {
            paths.extend(load::INPUT_FOLDERS.map(|folder| self.root.join(folder)));
        }
        let mut state = self.write();
        let found = state.session.update(&paths);
        if matches!(found, Ok(Update::Same)) {
            return;
        }
        state.failure = found.err();
        state.version += 1;
        let version = state.version;
        *lock(&self.known) = Known::default();
        drop(state);
        self.versions.send_replace(version);
        let state = self.read();
        self.teller.updated(changed, state.session.problems(), state.session.sources(), state.failure.as_ref());
    }
}

impl Desk {
    /// A desk with a report that was just opened.
    pub fn new(session: Session, root: PathBuf, editor: Editor, tongue: Tongue, teller: Box<dyn Teller>) -> Self {
        Self {
            state: RwLock::new(State { session, version: 1, failure: None }),
            shelf: Mutex::default(),
            known: Mutex::default(),
            versions: watch::Sender::new(1),
            teller,
            root,
            editor,
            tongue,
        }
    }

    /// Announces each new version of the report.
    pub fn versions(&self) -> watch::Receiver<u64> {
        self.versions.subscribe()
    }

    /// Ends all streams of news.
    pub fn close(&self) {
        self.versions.send_replace(CLOSED);
    }

    /// Whom to tell.
    pub fn teller(&self) -> &dyn Teller {
        self.teller.as_ref()
    }

    /// The server's words.
    pub fn words(&self) -> &'static Words {
        words::of(self.tongue)
    }

    /// Tells of the report as it was opened.
    pub fn tell_first(&self) {
        let state = self.read();
        self.teller.opened(state.session.problems(), state.session.sources());
    }

    /// What stands at `address`; `None` where the site has no such address.
    pub fn draw(&self, address: &str) -> Option<Shown> {
        self.draw_from(&self.read(), address)
    }

    fn draw_from(&self, state: &State, address: &str) -> Option<Shown> {
        if let Some(bytes) = lock(&self.shelf).current(address, state.version) {
            return Some(Shown { bytes: Some(bytes), problem: None });
        }
        match state.session.draw(state.session.find(address)?)? {
            Ok(bytes) => {
                let bytes = Bytes::from(bytes);
                lock(&self.shelf).keep(address, state.version, bytes.clone());
                Some(Shown { bytes: Some(bytes), problem: None })
            }
            Err(problem) => {
                let first = lock(&self.known).told.insert(format!("{address} {problem:?}"));
                if first {
                    self.teller.undrawn(address, &problem, state.session.sources());
                }
                Some(Shown { bytes: lock(&self.shelf).last(address), problem: Some(problem) })
            }
        }
    }

    /// The address of the page that answers for `address`: itself, or the nearest that says that there is none.
    pub fn answering(&self, address: &str) -> Option<String> {
        let state = self.read();
        let language = address.split('/').next().unwrap_or_default();
        let nearest = [address.to_owned(), format!("{language}/404.html"), "404.html".to_owned()];
        nearest.into_iter().find(|address| state.session.find(address).is_some())
    }

    /// Whether `folder`, without a slash at its end, is one.
    pub fn is_folder(&self, folder: &str) -> bool {
        self.read().session.find(&format!("{folder}/index.html")).is_some()
    }

    /// The name of what the page at `address` says, as its markup is.
    pub fn digest(&self, address: &str, markup: &str) -> String {
        self.digest_from(&self.read(), address, markup)
    }

    fn digest_from(&self, state: &State, address: &str, markup: &str) -> String {
        if let Some(digest) = lock(&self.known).digests.get(address) {
            return digest.clone();
        }
        let drawn = markup::shown(markup, address).into_iter().filter(|address| !address.ends_with(".js"));
        let files: Vec<Bytes> = drawn.filter_map(|address| self.draw_from(state, &address)?.bytes).collect();
        let digest = markup::digest(markup, files.iter().map(AsRef::as_ref));
        lock(&self.known).digests.insert(address.to_owned(), digest.clone());
        digest
    }

    /// How the page that answers for `address` looks now, as it is sent.
    pub fn look(&self, address: &str) -> Arc<str> {
        let answering = self.answering(address);
        let state = self.read();
        let from = answering.as_deref().unwrap_or_default();
        if let Some(look) = lock(&self.known).looks.get(from) {
            return Arc::clone(look);
        }
        let look: Arc<str> = serde_json::to_string(&self.look_from(&state, from)).unwrap_or_default().into();
        lock(&self.known).looks.insert(from.to_owned(), Arc::clone(&look));
        look
    }

    fn look_from(&self, state: &State, from: &str) -> Look {
        let shown = self.draw_from(state, from);
        let (markup, problem) = shown.map_or((None, None), |shown| (shown.bytes, shown.problem));
        let markup = markup.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        let (errors, warnings) = count(state.session.problems().iter().chain(&problem));
        Look {
            page: self.digest_from(state, from, &markup),
            sheets: markup::sheets(&markup, from),
            held: !markup.is_empty(),
            errors,
            warnings,
            problems: self.told(state, problem.as_ref()),
            failure: state.failure.as_ref().map(|failure| failure.told().get(self.tongue).to_owned()),
            edit: self.edit(state, from, &markup),
            words: self.words(),
        }
    }

    /// The problems of the files as they are now, and the one that keeps a page from being drawn.
    fn told(&self, state: &State, undrawn: Option<&Diagnostic>) -> Vec<Told> {
        let guide = self.guide(state.session.sources());
        let own = undrawn.map(|problem| guide.problems(std::slice::from_ref(problem)));
        own.into_iter().flatten().chain(guide.problems(state.session.problems())).collect()
    }

    /// Empty while the files do not hold: they are not those that the page was made of.
    fn edit(&self, state: &State, address: &str, markup: &str) -> Edit {
        let session = &state.session;
        let plan = session.plan().filter(|_| session.holds());
        let Some((plan, route)) = plan.zip(session.find(address)) else { return Edit::default() };
        let sources = session.sources();
        self.guide(sources).edit(places::behind(plan, sources, route, markup))
    }

    /// What keeps the page at `address` from being drawn, in the words of the terminal.
    pub fn trouble(&self, address: &str) -> String {
        let state = self.read();
        let undrawn = self.draw_from(&state, address).and_then(|shown| shown.problem);
        let told = self.told(&state, undrawn.as_ref());
        let texts = state
            .failure
            .iter()
            .map(|failure| failure.told().get(self.tongue).to_owned())
            .chain(told.into_iter().map(|told| told.text));
        texts.collect::<Vec<_>>().join("\n\n")
    }

    fn guide<'a>(&'a self, sources: &'a SourceSet) -> Guide<'a> {
        Guide { sources, root: &self.root, editor: &self.editor, tongue: self.tongue }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
