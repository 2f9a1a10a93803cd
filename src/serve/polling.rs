//! Looks at the files again and again, where the system does not report changes.

use crate::load::Looks;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_millis(400);

/// The thread that looks; it ends with this value.
pub struct Polling {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Polling {
    /// Hands over the paths of files that came, went or changed since it was started, relative to the project in `root`.
    pub fn start(root: PathBuf, take: impl Fn(BTreeSet<String>) + Send + 'static) -> Self {
        let (stop, stopped) = channel();
        let mut last = Looks::take(&root);
        let thread = std::thread::spawn(move || {
            while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                let now = Looks::take(&root);
                let changed = now.changed_since(&last);
                last = now;
                if !changed.is_empty() {
                    take(changed);
                }
            }
        });
        Self { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Polling {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
