//! Whatever the bytes, the reader answers, and what tests/yaml_invariants says of its answer holds.

#![no_main]

#[path = "../../tests/yaml_invariants/mod.rs"]
mod yaml_invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    yaml_invariants::check(&String::from_utf8_lossy(bytes));
});
