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

/// A policy of `policies/` with its tests there, each file by its name.
macro_rules! pack {
    ($id:literal, $first:literal $(, $test:literal)*) => {
        ShippedPack {
            id: $id,
            text: include_str!(concat!("../../policies/", $id, ".yaml")),
            tests: concat!(
                include_str!(concat!("../../policies/", $first, ".test.yaml"))
                $(, "\n---\n", include_str!(concat!("../../policies/", $test, ".test.yaml")))*
            ),
            read: OnceLock::new(),
        }
    };
}

/// Every policy that vedtak ships, in the order of the ids.
pub static PACKS: [ShippedPack; 5] = [
    pack!("fagapplikasjoner", "fagapplikasjoner", "fagapplikasjoner-orders"),
    pack!(
        "helseplattformen",
        "helseplattformen",
        "helseplattformen-incidents",
        "helseplattformen-classes",
        "helseplattformen-reports"
    ),
    pack!("inera", "inera-incidents", "inera-problems", "inera-changes", "inera-releases", "inera-status"),
    pack!("interregional", "interregional", "interregional-registry", "interregional-work"),
    pack!("medusa", "medusa", "medusa-orders", "medusa-changes", "medusa-notices", "medusa-access"),
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
