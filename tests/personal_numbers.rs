//! The rule `personal-number`: no output shows a number, whatever it stands in; the places that `vedtak.yaml` allows; how many
//! real numbers are found, and how many other things are taken for one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "personal_numbers/allowed.rs"]
mod allowed;
#[path = "personal_numbers/leaks.rs"]
mod leaks;
mod project;
#[path = "personal_numbers/rates.rs"]
mod rates;
