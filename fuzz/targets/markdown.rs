//! Any text of a chapter, and the page that it becomes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::markdown(data));
