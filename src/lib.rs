//! gongbao turns YAML indicators and Markdown chapters into a static site in several languages, with a chart drawn for each
//! pillar while it is built.
//!
//! Data flows one way; every stage is a function from plain value to plain value:
//!
//! ```text
//! load    folder                   -> SourceSet               the only reader of the disk
//! parse   SourceSet                -> Diagnosed<Report>       never fails; every problem with its place
//! check   Report                   -> CheckedReport           unforgeable: only a report that holds goes on
//! plan    CheckedReport            -> SitePlan                every address, on paper
//! render  (SitePlan, Theme, Route) -> bytes                   pure; mapped over the routes on all cores
//! output  (Route, bytes)…          -> folder                  the only writer; switched in one step
//! ```
//!
//! [`pipeline`] is the whole of it in one file. The modules stand here from the ground up: each may use those above it.

pub mod source;
pub mod i18n;
pub mod quantity;
pub mod diag;
#[cfg(feature = "cards")]
pub mod card;
pub mod model;
pub mod output;
pub mod load;
pub mod parse;
pub mod translation;
pub mod check;
pub mod links;
pub mod scaffold;
pub mod import;
pub mod coverage;
pub mod chart;
pub mod theme;
pub mod schema;
pub mod search;
pub mod plan;
pub mod render;
pub mod gallery;
pub mod pipeline;
pub mod serve;
