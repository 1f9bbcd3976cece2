//! `measure`: a figure of a service is as asked in each period.

mod form;
mod inputs;
mod reckon;
mod tell;

use form::Measure;

use crate::policy::case::Case;
use crate::policy::check::Check;
use crate::policy::compile::{CheckKind, Compiled, Compiler, Names};
use crate::policy::measured::{Asking, Measured};
use crate::policy::outcome::Outcome;
use crate::yaml::Node;

pub(super) const CHECK: CheckKind =
    CheckKind { name: "measure", about: "a figure of the service is as asked in each period", compile };

fn compile<'k>(node: Node<'k>, _: Node<'k>, names: &Names<'k>, compiler: &mut Compiler<'k>) -> Option<Compiled> {
    Measure::compile(node, names, compiler).map(|measure| Compiled::new(measure, tell::FACTS))
}

impl Check for Measure {
    fn judge(&self, case: &Case<'_>) -> Vec<Outcome> {
        match reckon::reckon(self, case, &Asking::default()) {
            Ok(measured) => tell::outcomes(self, &measured, case),
            Err(outcomes) => outcomes,
        }
    }

    fn absent(&self, case: &Case<'_>) -> Option<Outcome> {
        match &self.of {
            Some(_) => reckon::measured_from(case).err().and_then(|all| all.into_iter().next()),
            None => self.value.iter().chain(&self.whole).find_map(|term| term.absent(case)),
        }
    }

    fn is_measure(&self) -> bool {
        true
    }

    fn is_of_many(&self) -> bool {
        self.of.is_some()
    }

    fn measured<'w>(&self, case: &Case<'w>, asking: &Asking) -> Option<Result<Measured<'w>, Vec<Outcome>>> {
        Some(reckon::reckon(self, case, asking))
    }
}
