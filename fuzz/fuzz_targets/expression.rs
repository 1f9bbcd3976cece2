//! Whatever the bytes, an expression of them is compiled and evaluated or refused, and what tests/expression_invariants
//! says of either holds.

#![no_main]

#[path = "../../tests/expression_invariants/mod.rs"]
mod expression_invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    expression_invariants::check(&String::from_utf8_lossy(bytes));
});
