//! Whatever the bytes, a policy of them is loaded and judges or is refused, and what tests/policy_invariants says of either
//! holds.

#![no_main]

#[path = "../../tests/policy_invariants/mod.rs"]
mod policy_invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    policy_invariants::check(&String::from_utf8_lossy(bytes));
});
