//! Any spec of a chart, and its drawings.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::charts(data));
