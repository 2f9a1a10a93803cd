//! Any two texts, and the numbers in them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::parity(data));
