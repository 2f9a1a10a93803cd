//! Any YAML file of a report.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::yaml(data));
