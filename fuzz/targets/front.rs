//! Any Markdown file, its front matter first.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::front(data));
