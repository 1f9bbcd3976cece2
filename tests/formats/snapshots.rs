//! The same reports in every format, as they were accepted; `INSTA_UPDATE=always cargo test` rewrites them.
//!
//! With `VEDTAK_FORMATS_DIR` set, each is also written there, for validators and eyes.

use std::path::Path;

use vedtak::language::Language;
use vedtak::report::REPORTERS;

use super::reports::{cases, many};

#[test]
fn every_format_of_every_case() {
    for reporter in REPORTERS {
        for case in cases() {
            let output = case.write(reporter.name);
            if let Some(folder) = std::env::var_os("VEDTAK_FORMATS_DIR") {
                std::fs::write(Path::new(&folder).join(format!("{}.{}", case.name, reporter.name)), &output).unwrap();
            }
            let output = output.replace(env!("CARGO_PKG_VERSION"), "VERSION");
            let output =
                if reporter.name == "html" { output.split_once("</head>").unwrap().1.to_owned() } else { output };
            let folder = format!("snapshots/{}", reporter.name);
            insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(case.name, output);
            });
        }
    }
}

#[test]
fn the_comment_in_every_language() {
    for language in [Language::Nb, Language::Sv] {
        let name = format!("many-{}", language.code());
        insta::with_settings!({ snapshot_path => "snapshots/markdown", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, many().write_in("markdown", language));
        });
    }
}
