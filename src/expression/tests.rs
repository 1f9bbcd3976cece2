//! The checker and the evaluator over the schemas of the kinds and documents of them.

#[cfg(test)]
mod additions;
#[cfg(test)]
mod behaviour;
#[cfg(test)]
mod checking;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod positions;
#[cfg(test)]
mod textproto;
#[cfg(test)]
mod world;
