//! How much of a file is read before vedtak refuses to go on.

/// Bounds on one file; what lies over them is a finding, never a crash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    /// Collections inside one another.
    pub depth: usize,
    /// Nodes of a file, each alias counted as all that it stands for.
    pub nodes: usize,
    /// Aliases of a file.
    pub aliases: usize,
    /// Documents of a file.
    pub documents: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 1 << 20, depth: 64, nodes: 100_000, aliases: 1_000, documents: 100 }
    }
}
