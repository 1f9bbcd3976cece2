//! The exit status: the only place that decides it.

use std::process::ExitCode;

use crate::finding::{ErrorKind, Errors, Report, Severity, Tally};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: nothing at or above the bar.
    Compliant,
    /// 1: findings at or above the bar.
    Findings,
    /// 2: the user's own set-up is wrong.
    SetUp,
    /// 3: the machine failed.
    Machine,
}

/// What makes a run end with findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailOn {
    /// The least severity of a finding that does.
    pub severity: Severity,
    /// Whether what is pending does too: for a gate before the work itself, where nothing may still be to come.
    pub pending: bool,
}

impl Exit {
    /// The status of a report: findings that count and weigh at least `fail_on`, or that could not be decided, and what is pending where
    /// that counts too. Where no
    /// document was judged it is no answer, unless that is expected (`allow_empty`).
    pub fn of(report: &Report, fail_on: FailOn, allow_empty: bool) -> Self {
        // Whether there is any document at all is for those who see every share of them.
        let allow_empty = allow_empty || report.partial.is_some();
        let is_pending = !report.pending.is_empty();
        Self::of_figures(report.summary.documents, &report.tally(), is_pending, fail_on, allow_empty)
    }

    /// The same of the figures of a report: how many documents were judged, what was found, and whether anything is pending.
    pub fn of_figures(documents: usize, tally: &Tally, is_pending: bool, fail_on: FailOn, allow_empty: bool) -> Self {
        if documents == 0 && !allow_empty {
            return Exit::SetUp;
        }
        let is_waited_for = fail_on.pending && is_pending;
        if tally.fails(fail_on.severity) || is_waited_for { Exit::Findings } else { Exit::Compliant }
    }

    /// The status of a run that could not answer.
    pub fn of_errors(errors: &Errors) -> Self {
        match errors.fault() {
            ErrorKind::SetUp => Exit::SetUp,
            ErrorKind::Machine => Exit::Machine,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Compliant => 0,
            Exit::Findings => 1,
            Exit::SetUp => 2,
            Exit::Machine => 3,
        })
    }
}
