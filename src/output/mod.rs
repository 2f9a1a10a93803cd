//! Writing the site: the only part of the program that writes to the disk.
//!
//! A build goes through three steps. [`Staging::open`] checks that the output folder may be
//! replaced and takes a hidden staging folder beside it; [`Staging::write`] puts files there, from
//! as many threads as wanted; [`Staging::publish`] puts the finished site in place in one step and
//! removes the former one. Until that step the published site is not touched, and a [`Staging`]
//! that is dropped without being published takes everything it wrote with it.
//!
//! Beside the output folder `site` these names are in use during a build, and gone after it:
//!
//! | name | what it is |
//! |---|---|
//! | `.site.gongbao-staging/lock` | held under an advisory lock while a build runs |
//! | `.site.gongbao-staging/site/` | the site being written; after the switch, the former site |
//! | `.site.gongbao-old/` | the former site, for a moment, where folders cannot be exchanged |
//!
//! A build that remembers leaves `.site.gongbao-cache` as well, a file, and beside a large site `.site.gongbao-spare/`, the site
//! before it or one like it, for the next build to begin with. Both may be deleted at any time.
//!
//! A build that has something printed has a folder `print/` in its staging folder.
//!
//! A build of one slice of the site writes the list `.gongbao-slice-K-of-N` instead of `.gongbao`, so that slices can be laid into
//! one folder; [`join`] makes a site of them.
//!
//! A build that was killed leaves them behind unlocked; the next one puts things right.
//!
//! Nothing is flushed with `fsync`. The switch keeps readers and killed builds safe, which needs
//! no flush. What a flush would add is safety from power loss, at the price of one wait for the
//! disk per file: and after a power loss the site can be built again from its sources.

#![expect(clippy::disallowed_methods, reason = "the only module that writes to the disk")]

mod ancestors;
mod create;
mod error;
mod inspect;
mod join;
mod lock;
mod manifest;
mod memory;
mod part;
mod path;
mod place;
mod project;
mod published;
mod refusal;
mod registry;
mod room;
mod spare;
mod staging;
mod takeover;
mod told;
mod switch;
mod unjoined;

#[cfg(test)]
mod tests;

pub use create::create;
pub use error::OutputError;
pub use join::{Joined, join};
pub use manifest::MANIFEST_NAME;
pub use memory::built_from;
pub use part::Part;
pub use path::{OutputPath, OutputPathError};
pub use place::Protected;
pub use project::{Replacement, export, folder, replace};
pub use published::Published;
pub use refusal::Refusal;
pub use room::Room;
pub use staging::Staging;
pub use unjoined::{Difference, Unjoined};
