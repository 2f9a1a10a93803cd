//! Hears of changed files, and waits until they come to rest.

use crate::load;
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// After so long without another change the files are at rest. An editor that saves writes for less than a millisecond.
const QUIET: Duration = Duration::from_millis(10);
/// Files that never come to rest are read after so long all the same.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often files are looked at where the system does not tell.
const POLL: Duration = Duration::from_millis(400);

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
    watcher: Box<dyn Watcher + Send>,
    inbox: Receiver<Message>,
    outbox: Sender<Message>,
    /// Why files are looked at though the system was to tell.
    pub fallback: Option<String>,
}

/// The thread that passes changes on; it ends with this value.
pub struct Watched {
    outbox: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

enum Message {
    Changed(Event),
    /// The system lost count.
    Lost,
    Stop,
}

impl Watching {
    /// Watches the project in `root`, which is its one true name. From here on nothing is missed.
    ///
    /// # Errors
    /// What the system says, where files cannot even be looked at.
    pub fn start(root: &Path, hearing: Hearing) -> Result<Self, notify::Error> {
        let (outbox, inbox) = channel();
        let mut fallback = None;
        if hearing == Hearing::Told {
            let watcher = RecommendedWatcher::new(handler(outbox.clone()), Config::default());
            match watcher.and_then(|mut watcher| watch_all(&mut watcher, root).map(|()| watcher)) {
                Ok(watcher) => {
                    return Ok(Self { root: root.to_owned(), watcher: Box::new(watcher), inbox, outbox, fallback });
                }
                Err(error) => fallback = Some(error.to_string()),
            }
        }
        let mut watcher = PollWatcher::new(handler(outbox.clone()), Config::default().with_poll_interval(POLL))?;
        watch_all(&mut watcher, root)?;
        Ok(Self { root: root.to_owned(), watcher: Box::new(watcher), inbox, outbox, fallback })
    }

    /// Passes changes on, those since [`Watching::start`] first.
    pub fn pass_on(self, take: impl Fn(&Changed) + Send + 'static) -> Watched {
        let outbox = self.outbox.clone();
        let thread = std::thread::spawn(move || self.listen(&take));
        Watched { outbox, thread: Some(thread) }
    }

    fn listen(mut self, take: &dyn Fn(&Changed)) {
        while let Ok(message) = self.inbox.recv() {
            let mut changed = Changed::default();
            if !self.note(message, &mut changed) || !self.wait_for_rest(&mut changed) {
                return;
            }
            if changed.everything || !changed.paths.is_empty() {
                take(&changed);
            }
        }
    }

    /// Takes in what follows, until nothing does. `false` where it is time to stop.
    #[expect(
        clippy::disallowed_methods,
        reason = "how long to wait for a file to come to rest changes no byte of the site"
    )]
    fn wait_for_rest(&mut self, changed: &mut Changed) -> bool {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            match self.inbox.recv_timeout(QUIET) {
                Ok(message) => {
                    if !self.note(message, changed) {
                        return false;
                    }
                }
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    /// `false` where it is time to stop.
    fn note(&mut self, message: Message, changed: &mut Changed) -> bool {
        match message {
            Message::Stop => return false,
            Message::Lost => changed.everything = true,
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
                // It was made, moved here or taken away: what watched it before watches nothing any more.
                let _ = self.watcher.unwatch(path);
                let _ = self.watcher.watch(path, RecursiveMode::Recursive);
                changed.everything = true;
            }
            [folder, .., name] if load::INPUT_FOLDERS.contains(&folder.as_ref()) && !name.starts_with('.') => {
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

/// The folders of the project; and the project itself, for those that are not there yet.
fn watch_all(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in load::INPUT_FOLDERS.map(|folder| root.join(folder)) {
        if load::is_folder(&folder) {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}
