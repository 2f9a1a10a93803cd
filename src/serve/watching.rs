//! Hears of changed files, and waits until they come to rest.

use super::polling::Polling;
use crate::i18n::Bilingual;
use crate::load;
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// After so long without another change the files are at rest. An editor that saves writes for less than a millisecond.
const QUIET: Duration = Duration::from_millis(10);
/// After so long without another change a file that came or went is taken to have done so: editors put one in the place of another,
/// or write it anew under its name, and some take their time.
const SETTLED: Duration = Duration::from_millis(80);
/// Files that never come to rest are read after so long all the same.
const PATIENCE: Duration = Duration::from_millis(300);

/// What changed on the disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Files and folders, relative to the project, `/`-separated.
    pub paths: BTreeSet<String>,
    /// Whether more changed than was told.
    pub everything: bool,
}

/// How changes are heard of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hearing {
    /// The system tells; where it cannot, files are looked at.
    #[default]
    Told,
    /// Files are looked at: for shares on other machines, whose changes the system does not tell.
    Polled,
}

/// Files that are watched; nothing is passed on yet.
pub struct Watching {
    root: PathBuf,
    source: Source,
    inbox: Receiver<Message>,
    outbox: Sender<Message>,
    /// Why files are looked at though the system was to tell.
    pub fallback: Option<Bilingual>,
}

/// Who says what changed.
enum Source {
    System(RecommendedWatcher),
    /// Kept for its end.
    Looks {
        _polling: Polling,
    },
}

/// The thread that passes changes on; it ends with this value.
pub struct Watched {
    outbox: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

enum Message {
    Changed(Event),
    /// Files that were looked at.
    Seen(BTreeSet<String>),
    /// The system lost count.
    Lost,
    Stop,
}

/// Whom changes are passed on to.
pub trait Reader: Send + Sync {
    /// Whether it has read a file or folder at `path`.
    fn knows(&self, path: &str) -> bool;
    /// Reads what changed.
    fn update(&self, changed: &Changed);
}

impl Watching {
    /// Watches the project in `root`, which is its one true name. From here on nothing is missed.
    pub fn start(root: &Path, hearing: Hearing) -> Self {
        let (outbox, inbox) = channel();
        let start = |source, fallback| Self { root: root.to_owned(), source, inbox, outbox: outbox.clone(), fallback };
        let fallback = match hearing {
            Hearing::Polled => None,
            Hearing::Told => match told(root, outbox.clone()) {
                Ok(watcher) => return start(Source::System(watcher), None),
                Err(why) => Some(why),
            },
        };
        let seen = outbox.clone();
        let polling = Polling::start(root.to_owned(), move |paths| drop(seen.send(Message::Seen(paths))));
        start(Source::Looks { _polling: polling }, fallback)
    }

    /// Passes changes on, those since [`Watching::start`] first.
    pub fn pass_on(self, reader: impl Reader + 'static) -> Watched {
        let outbox = self.outbox.clone();
        let thread = std::thread::spawn(move || self.listen(&reader));
        Watched { outbox, thread: Some(thread) }
    }

    fn listen(mut self, reader: &dyn Reader) {
        while let Ok(message) = self.inbox.recv() {
            let mut changed = Changed::default();
            if !self.note(message, &mut changed) || !self.wait_for_rest(&mut changed, reader) {
                return;
            }
            if changed.everything || !changed.paths.is_empty() {
                reader.update(&changed);
            }
        }
    }

    /// Takes in what follows, until nothing does. `false` where it is time to stop.
    #[expect(
        clippy::disallowed_methods,
        reason = "how long to wait for a file to come to rest changes no byte of the site"
    )]
    fn wait_for_rest(&mut self, changed: &mut Changed, reader: &dyn Reader) -> bool {
        let started = Instant::now();
        let mut last = started;
        while started.elapsed() < PATIENCE {
            match self.inbox.recv_timeout(QUIET) {
                Ok(message) => {
                    if !self.note(message, changed) {
                        return false;
                    }
                    last = Instant::now();
                }
                Err(RecvTimeoutError::Timeout) if self.is_settled(changed, reader) || last.elapsed() >= SETTLED => {
                    return true;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    /// Whether no file came or went: between two steps of an editor one may be missing, or there under the name of a moment.
    fn is_settled(&self, changed: &Changed, reader: &dyn Reader) -> bool {
        changed.paths.iter().all(|path| reader.knows(path) == load::stands(&self.root, path))
    }

    /// `false` where it is time to stop.
    fn note(&mut self, message: Message, changed: &mut Changed) -> bool {
        match message {
            Message::Stop => return false,
            Message::Lost => changed.everything = true,
            Message::Seen(paths) => changed.paths.extend(paths.into_iter().filter(|path| !load::is_temporary(path))),
            Message::Changed(event) => {
                changed.everything |= event.need_rescan();
                for path in event.paths {
                    self.note_path(&path, changed);
                }
            }
        }
        true
    }

    fn note_path(&mut self, path: &Path, changed: &mut Changed) {
        let Ok(relative) = path.strip_prefix(&self.root) else { return };
        let names: Vec<_> = relative.components().map(|name| name.as_os_str().to_string_lossy()).collect();
        match names.as_slice() {
            [folder] if load::INPUT_FOLDERS.contains(&folder.as_ref()) => {
                if let Source::System(watcher) = &mut self.source {
                    // It was made, moved here or taken away: what watched it before watches nothing any more.
                    let _ = watcher.unwatch(path);
                    let _ = watcher.watch(path, RecursiveMode::Recursive);
                }
                changed.everything = true;
            }
            [folder, .., name]
                if load::INPUT_FOLDERS.contains(&folder.as_ref())
                    && !name.starts_with('.')
                    && !load::is_temporary(name) =>
            {
                changed.paths.insert(names.join("/"));
            }
            _ => {}
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.outbox.send(Message::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn handler(outbox: Sender<Message>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    move |event| {
        let message = match event {
            Ok(event) if matters(&event) => Message::Changed(event),
            Ok(_) => return,
            Err(_) => Message::Lost,
        };
        // Nobody listens any more at the end.
        let _ = outbox.send(message);
    }
}

/// Who reads a file changes nothing; the server itself reads them.
fn matters(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// A watcher whom the system tells of changes in the project in `root`; or why it does not.
fn told(root: &Path, outbox: Sender<Message>) -> Result<RecommendedWatcher, Bilingual> {
    if let Some((place, kind)) = load::unreported(root) {
        return Err(Bilingual::of(
            format!(
                "{place} is on a {kind} file system, where changes may go unreported: the files are looked at every 0.4 s, as with --poll"
            ),
            format!("{place}在{kind}文件系统上，那里的改动系统可能不通知：改为每0.4秒查看一次文件，与--poll相同"),
        ));
    }
    let watcher = RecommendedWatcher::new(handler(outbox), Config::default());
    watcher.and_then(|mut watcher| watch_all(&mut watcher, root).map(|()| watcher)).map_err(|why| {
        Bilingual::of(
            format!("the system does not report changes ({why}): the files are looked at every 0.4 s, as with --poll"),
            format!("系统不通知文件改动（{why}）：改为每0.4秒查看一次文件，与--poll相同"),
        )
    })
}

/// The folders of the project; and the project itself, for those that are not there yet.
fn watch_all(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in load::INPUT_FOLDERS.map(|folder| root.join(folder)) {
        if load::is_folder(&folder) {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}
