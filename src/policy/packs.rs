//! The policies that vedtak ships.

/// A policy that vedtak ships.
#[derive(Debug, Clone, Copy)]
pub struct ShippedPack {
    /// Its id.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The text of its tests, whose examples explanations show.
    pub tests: &'static str,
}

/// Every policy that vedtak ships, in the order of the ids.
pub static PACKS: &[ShippedPack] = &[ShippedPack {
    id: "medusa",
    text: include_str!("../../policies/medusa.yaml"),
    tests: include_str!("../../policies/medusa.test.yaml"),
}];

impl ShippedPack {
    /// The path that messages show for it.
    pub fn path(&self) -> String {
        format!("builtin:{}", self.id)
    }
}
