//! Properties that hold for every spec of every kind, and the edge cases by name.
//!
//! A kind joins in two places: its strategy in `any.rs`, and its row in `numbers.rs`.

mod any;
mod compare;
mod edges;
mod hold;
mod numbers;
mod required;
mod samples;
