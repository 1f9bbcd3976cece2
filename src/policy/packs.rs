//! The policies that vedtak ships.

use std::sync::{Arc, OnceLock};

use crate::source::SourceFile;
use crate::yaml::{Limits, Tree, parse_file};

/// A policy that vedtak ships.
#[derive(Debug)]
pub struct ShippedPack {
    /// Its id.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The text of its tests, document after document, whose examples explanations show.
    pub tests: &'static str,
    read: OnceLock<(Arc<SourceFile>, Arc<Tree>)>,
}

/// Every policy that vedtak ships, in the order of the ids.
pub static PACKS: [ShippedPack; 2] = [
    ShippedPack {
        id: "helseplattformen",
        text: include_str!("../../policies/helseplattformen.yaml"),
        tests: concat!(
            include_str!("../../policies/helseplattformen.test.yaml"),
            "\n---\n",
            include_str!("../../policies/helseplattformen-incidents.test.yaml"),
            "\n---\n",
            include_str!("../../policies/helseplattformen-classes.test.yaml"),
            "\n---\n",
            include_str!("../../policies/helseplattformen-reports.test.yaml"),
        ),
        read: OnceLock::new(),
    },
    ShippedPack {
        id: "medusa",
        text: include_str!("../../policies/medusa.yaml"),
        tests: concat!(
            include_str!("../../policies/medusa.test.yaml"),
            "\n---\n",
            include_str!("../../policies/medusa-orders.test.yaml"),
            "\n---\n",
            include_str!("../../policies/medusa-changes.test.yaml"),
            "\n---\n",
            include_str!("../../policies/medusa-notices.test.yaml"),
            "\n---\n",
            include_str!("../../policies/medusa-access.test.yaml"),
        ),
        read: OnceLock::new(),
    },
];

impl ShippedPack {
    /// The path that messages show for it.
    pub fn path(&self) -> String {
        format!("builtin:{}", self.id)
    }

    /// Its text as a virtual file, and what it says; read once.
    pub(super) fn read(&self) -> &(Arc<SourceFile>, Arc<Tree>) {
        self.read.get_or_init(|| {
            let file = SourceFile::new(self.path(), self.text);
            let tree = parse_file(&file, &Limits::default());
            (Arc::new(file), Arc::new(tree))
        })
    }
}
