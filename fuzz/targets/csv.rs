//! Any table of comma-separated values.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::csv(data));
