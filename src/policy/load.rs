//! From files to policies: which are in force, held against their schema, compiled.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::calendars::calendars;
use super::checks::CHECKS;
use super::clause::split_clause;
use super::compile::{Compiler, Names, Reads};
use super::condition::Condition;
use super::decisive;
use super::declared::parameters;
use super::effective::effective;
use super::implied::{implications, place_in_schemas};
use super::label::label;
use super::message::{Message, Messages};
use super::narrowed::Narrowed;
use super::owner::{Owner, limits, owner, stopper};
use super::pack::{Pack, Policies, PolicyRule, RuleBody, RuleCheck};
use super::packs::{PACKS, ShippedPack};
use super::parameter::Parameters;
use super::part::Part;
use super::scans::scans_of;
use super::slot::Slot;
use super::well_formed::{unreadable, well_formed_root};
use crate::calendar::shipped_texts;
use crate::expression::{Form, Scans};
use crate::finding::{Effective, Error, Errors, RuleInfo, Severity, content_digest, set_up};
use crate::kind::{meant, name, unknown};
use crate::language::messages::{config as say_config, names, policy as say_policy, policy_file as say};
use crate::language::{Fact, Facts, Label, Reader, Refusal, Saying};
use crate::source::{SourceFile, Span};
use crate::workspace::{Document, KindOf, Review, Workspace};
use crate::yaml::{Format, Limits, Node, Tree, parse_as, parse_file, read};

/// The text of a policy, and where it stands.
struct Text {
    file: Arc<SourceFile>,
    tree: Arc<Tree>,
    /// Which document of the file.
    position: usize,
    /// Whether it is made of what is shipped alone. Tests hold that against the schema of policies; compiling the schema
    /// costs a run more than compiling the policy.
    is_shipped: bool,
}

impl Text {
    fn shipped(pack: &ShippedPack) -> Self {
        let (file, tree) = pack.read();
        Self { file: Arc::clone(file), tree: Arc::clone(tree), position: 0, is_shipped: true }
    }

    /// What schemas say, as the only document of a file.
    fn implied(file: SourceFile, is_shipped: bool) -> Self {
        let tree = parse_as(Format::Json, &file.text, &Limits::default());
        Self { file: Arc::new(file), tree: Arc::new(tree), position: 0, is_shipped }
    }

    fn root(&self) -> Option<Node<'_>> {
        self.tree.roots().get(self.position).and_then(|root| self.tree.node(root))
    }
}

/// What is in force for a review: the policies of its target, and what the schemas of the kinds of its documents, and of
/// the project's own, say that fields mean for each other.
///
/// # Errors
/// As [`load`], and every mistake in what a schema says.
pub fn load_for(review: &Review) -> Result<Policies, Errors> {
    let present: BTreeSet<&str> = review.documents().iter().filter_map(|document| document.kind.as_deref()).collect();
    with_implications(&review.target, &|kind| kind.mapped || present.contains(kind.name.as_str()))
}

/// The same for documents of any kind that there is.
///
/// # Errors
/// As [`load_for`].
pub fn load_for_all(workspace: &Workspace) -> Result<Policies, Errors> {
    with_implications(workspace, &|_| true)
}

fn with_implications(workspace: &Workspace, is_met: &dyn Fn(&KindOf) -> bool) -> Result<Policies, Errors> {
    let mut policies = load(workspace)?;
    let mut errors = Vec::new();
    let text = implications(workspace, is_met, &mut errors).map(|(file, is_shipped)| Text::implied(file, is_shipped));
    let before = errors.len();
    policies.implied = text.and_then(|text| {
        let implied = compile(&text, workspace, &policies, &mut errors);
        place_in_schemas(&mut errors[before..], text.root(), workspace);
        implied
    });
    if errors.is_empty() { Ok(policies) } else { Err(Errors(errors)) }
}

/// All policies in force: those that are shipped and listed by a registered service or by the configuration, and the
/// project's own.
///
/// # Errors
/// Every mistake in every policy and calendar, at its place.
pub fn load(workspace: &Workspace) -> Result<Policies, Errors> {
    let mut errors: Vec<Error> = unknown_shipped(workspace);
    errors.extend(unpinned(workspace).into_iter().chain(unreadable(workspace)));
    let texts = texts(workspace);
    let wanted: Vec<String> = texts
        .iter()
        .filter_map(|text| text.root()?.get("calendar"))
        .map(|calendar| calendar.text().to_owned())
        .collect();
    let calendars = calendars(workspace, &wanted, &mut errors);
    let forms =
        workspace.kinds.values().map(|kind| (kind.name.clone(), Form::of_kind(&kind.name, kind.schema.as_ref())));
    let mut policies =
        Policies { packs: Vec::new(), calendars, forms: forms.collect(), implied: None, roles_below: BTreeSet::new() };
    for text in &texts {
        if let Some(error) = shipped_id(text, &workspace.reader) {
            errors.push(error);
            continue;
        }
        let Some(pack) = compile(text, workspace, &policies, &mut errors) else { continue };
        if let Some(other) = policies.packs.iter().find(|other| other.id == pack.id) {
            let says = say::TWO_POLICIES.with("id", Fact::code(&pack.id)).with("path", Fact::code(&other.file.path));
            let place = text.root().and_then(|root| root.get("id")).map_or(Span::at(0), Node::span);
            let error = set_up("policy", &says, Some(&names::OTHER_ID_HELP.into()), &workspace.reader);
            errors.push(error.at(&pack.file, place, ""));
        }
        policies.packs.push(pack);
    }
    one_rule_one_id(&policies, &workspace.reader, &mut errors);
    // A policy that could not be read is not one that does not exist.
    if errors.is_empty() {
        unknown_parameters(workspace, &policies, &mut errors);
    }
    policies.packs.sort_by(|a, b| a.id.cmp(&b.id));
    if errors.is_empty() { Ok(policies) } else { Err(Errors(errors)) }
}

/// A policy in a file, in place of the one in force that has its id; `policies` gives the calendars.
///
/// # Errors
/// Every mistake in it, at its place.
pub fn load_instead(
    file: &Arc<SourceFile>,
    position: usize,
    workspace: &Workspace,
    policies: &Policies,
) -> Result<Pack, Errors> {
    let tree = Arc::new(parse_file(file, &Limits::default()));
    of_text(&Text { file: Arc::clone(file), tree, position, is_shipped: false }, workspace, policies)
}

/// A policy as JSON, such as another with some of its rules; it is taken to be as the schema of policies says.
///
/// # Errors
/// Every mistake in it.
pub fn load_part(written: &Value, workspace: &Workspace, policies: &Policies) -> Result<Pack, Errors> {
    of_text(&Text::implied(SourceFile::new("policy.json", written.to_string()), true), workspace, policies)
}

fn of_text(text: &Text, workspace: &Workspace, policies: &Policies) -> Result<Pack, Errors> {
    let mut errors = Vec::new();
    compile(text, workspace, policies, &mut errors).ok_or(Errors(errors))
}

/// The texts of the shipped policies that are used, and of the project's own.
fn texts(workspace: &Workspace) -> Vec<Text> {
    let listed = listed(workspace);
    let shipped = PACKS
        .iter()
        .filter(|pack| listed.iter().any(|id| id == pack.id) && workspace.config.takes_shipped(pack.id))
        .map(Text::shipped);
    let own = workspace.documents.iter().filter(|document| document.kind.as_deref() == Some(name::POLICY));
    let own = own.filter_map(|document| {
        let file = workspace.sources.file(document.file);
        // Of the root's policies a project has those that a service lists which it sees.
        let is_listed = || document.name.as_ref().is_some_and(|name| listed.contains(&name.id));
        if !workspace.config.owns(&file.path) && !is_listed() {
            return None;
        }
        let tree = workspace.tree(document).filter(|_| workspace.config.is_policy_file(&file.path))?;
        Some(Text { file: Arc::clone(file), tree: Arc::clone(tree), position: document.position, is_shipped: false })
    });
    shipped.chain(own).collect()
}

/// The ids of policies that some service or the configuration names.
fn listed(workspace: &Workspace) -> Vec<String> {
    let is_service =
        |document: &&Document| document.kind.as_deref() == Some(name::SERVICE) && document.misplaced.is_none();
    let services = workspace.documents.iter().filter(is_service);
    let mut ids: Vec<String> = services
        .filter_map(|document| workspace.node(document)?.get("policies"))
        .flat_map(|policies| policies.items().map(|id| id.text().to_owned()).collect::<Vec<_>>())
        .collect();
    ids.extend(workspace.config.parameters.keys().cloned());
    ids
}

/// An error for each shipped policy that the configuration names and that does not exist.
fn unknown_shipped(workspace: &Workspace) -> Vec<Error> {
    let Some(file) = &workspace.config.file else { return Vec::new() };
    let is_known = |id: &str| id == "*" || PACKS.iter().any(|pack| pack.id == id);
    let unknown = workspace.config.shipped.iter().filter(|(id, _)| !is_known(id));
    let error = |(id, span): &(String, Span)| {
        let names = match crate::kind::nearest(id, PACKS.iter().map(|pack| pack.id)) {
            Some(near) => vec![near],
            None => PACKS.iter().map(|pack| pack.id).chain(["*"]).collect(),
        };
        let names = names.into_iter().map(|id| Fact::code(format!("builtin:{id}"))).collect();
        let facts = Facts::new().with("id", Fact::code(id.as_str())).with("names", Fact::Or(names));
        let error =
            Error::set_up("config", say_config::NO_BUILTIN.render(&workspace.reader, &facts)).at(file, *span, "");
        error.help(say_config::NO_BUILTIN_HELP.render(&workspace.reader, &facts))
    };
    unknown.map(error).collect()
}

/// An error for each shipped policy that is another than the configuration pins it to.
fn unpinned(workspace: &Workspace) -> Vec<Error> {
    let Some(file) = &workspace.config.file else { return Vec::new() };
    let mut errors = Vec::new();
    for pack in &PACKS {
        let mut pins = workspace.config.pins.iter().filter(|pin| pin.id == pack.id).peekable();
        let Some(first) = pins.peek().copied() else { continue };
        let digest = content_digest(pack.text.as_bytes());
        if pins.all(|pin| pin.digest != digest) {
            let says = say_config::OTHER_CONTENT.with("policy", Fact::code(pack.path()));
            let says = says.with("pinned", Fact::code(&first.digest)).with("found", Fact::code(&digest));
            let help = say_config::OTHER_CONTENT_HELP.with("entry", Fact::code(format!("{}@{digest}", pack.path())));
            errors.push(set_up("config", &says, Some(&help), &workspace.reader).at(file, first.span, ""));
        }
    }
    errors
}

/// The error about a policy of the project that has the id of a shipped one: who lists the id means that.
fn shipped_id(text: &Text, reader: &Reader) -> Option<Error> {
    let id = text.root()?.get("id").filter(|_| !text.is_shipped)?;
    let pack = PACKS.iter().find(|pack| id.scalar().is_some() && pack.id == id.text())?;
    let says = say::SHIPPED_POLICY.with("id", Fact::code(pack.id));
    Some(set_up("policy", &says, Some(&say::SHIPPED_POLICY_HELP.into()), reader).at(&text.file, id.span(), ""))
}

fn one_rule_one_id(policies: &Policies, reader: &Reader, errors: &mut Vec<Error>) {
    let mut seen: BTreeMap<&str, &Pack> = BTreeMap::new();
    for pack in &policies.packs {
        for rule in &pack.rules {
            let other = seen.insert(&rule.id, pack);
            if let Some(other) = other {
                let says =
                    say::TWO_RULES.with("id", Fact::code(rule.id.as_ref())).with("path", Fact::code(&other.file.path));
                let error = set_up("policy", &says, Some(&names::OTHER_ID_HELP.into()), reader);
                errors.push(error.at(&pack.file, rule.span, ""));
            }
        }
    }
}

fn unknown_parameters(workspace: &Workspace, policies: &Policies, errors: &mut Vec<Error>) {
    let Some(file) = &workspace.config.file else { return };
    let reader = &workspace.reader;
    for (id, values) in &workspace.config.parameters {
        let Some(pack) = policies.packs.iter().find(|pack| pack.id == *id) else {
            let Refusal { says, help } = unknown(names::POLICY, id, PACKS.iter().map(|pack| pack.id));
            errors.push(set_up("config", &says, help.as_ref(), reader).at(file, values.span, ""));
            continue;
        };
        for (name, place) in &values.names {
            if !pack.parameters.contains_key(name) {
                let known: Vec<&str> = pack.parameters.keys().map(String::as_str).collect();
                let none = || known.is_empty().then(|| say::NO_PARAMETER_HELP.into());
                let help = meant(name, &known).or_else(none);
                let says = say::NO_PARAMETER.with("policy", Fact::code(id)).with("name", Fact::code(name));
                errors.push(set_up("config", &says, help.as_ref(), reader).at(file, *place, ""));
            }
        }
    }
}

fn compile(text: &Text, workspace: &Workspace, policies: &Policies, errors: &mut Vec<Error>) -> Option<Pack> {
    let root = match text.root().filter(|_| text.is_shipped) {
        Some(root) => root,
        None => well_formed_root(&text.tree, &text.file, text.position, name::POLICY, &workspace.reader, errors)?,
    };
    let mut compiler = Compiler {
        documents: workspace,
        kinds: &workspace.kinds,
        calendars: &policies.calendars,
        checks: CHECKS,
        calendar: None,
        parameters: BTreeMap::new(),
        file: Arc::clone(&text.file),
        forms: policies.forms.clone(),
        environments: Vec::new(),
        is_shipped: text.is_shipped,
        rule: None,
        extents: Vec::new(),
        reads: Reads::default(),
        paths: Vec::new(),
        reader: workspace.reader,
        errors: Vec::new(),
    };
    let pack = pack(root, text, workspace, &mut compiler);
    let failed = !compiler.errors.is_empty();
    errors.append(&mut compiler.errors);
    pack.filter(|_| !failed)
}

fn pack<'k>(root: Node<'k>, text: &Text, workspace: &'k Workspace, compiler: &mut Compiler<'k>) -> Option<Pack> {
    let id = root.get("id")?.text().to_owned();
    let calendar = match root.get("calendar").and_then(|calendar| calendar.as_str().map(|name| (name, calendar.span())))
    {
        None => None,
        Some((name, span)) => {
            let calendars = compiler.calendars;
            compiler.calendar = calendars.get(name);
            if compiler.calendar.is_none() {
                let known = calendars.keys().map(String::as_str).chain(shipped_texts().map(|(id, _)| id));
                compiler.unknown(span, names::CALENDAR, name, known);
                // Without it every window and every count of days would be complained of too.
                return None;
            }
            Some(name.to_owned())
        }
    };
    parameters(root, &id, workspace, compiler);
    let in_force = effective(root, Effective::ALWAYS, compiler);
    let applies = match root.get("applies").and_then(|applies| applies.get("where")) {
        None => None,
        Some(condition) => {
            let names = Names { kinds: vec![name::SERVICE.to_owned()], ..Names::default() };
            Some(Condition::compile(condition, &names, compiler)?)
        }
    };
    let document =
        root.get("source").and_then(|source| source.get("document")).map(|document| document.text().to_owned());
    let title = label(root.get("title")).unwrap_or_else(|| Label::same(id.as_str()));
    let agreement = document.as_ref().map_or_else(|| Fact::Label(title.clone()), Fact::text);
    let of_policy = OfPolicy {
        agreement: &agreement,
        in_force,
        by: root.get("effective").and_then(|effective| effective.get("by")),
        kinds: kinds(root, compiler)?,
        owner: owner(root, None, compiler),
    };
    let rules = root.get("rules").into_iter().flat_map(Node::entries);
    let rules = rules.filter_map(|entry| {
        let before = compiler.errors.len();
        compiler.rule = Some(entry.value);
        let read = rule(entry.key.text(), entry.key.span(), entry.value, &of_policy, compiler);
        if read.is_none() && compiler.errors.len() == before {
            // A rule that is left out without a word would hold for everything.
            let says = say::RULE_NOT_READ.with("rule", Fact::code(entry.key.text()));
            compiler.problem(entry.key.span(), says, None);
        }
        // Those that are shipped are held by a test.
        if let Some(read) = read.as_ref().filter(|_| !compiler.is_shipped) {
            decisive::hold(entry.value, &read.kinds, compiler);
        }
        read
    });
    let rules = rules.collect();
    let waivers = limits(root, compiler);
    let stopper = stopper(root, of_policy.owner.as_ref(), compiler);
    let parameters = Parameters::new(&id, std::mem::take(&mut compiler.parameters));
    Some(Pack {
        info: Arc::new(RuleInfo {
            effective: in_force,
            ..RuleInfo::of_policy(id.as_str(), Severity::Error, title.clone())
        }),
        title,
        id: id.clone(),
        document,
        digest: content_digest(text.file.text.as_bytes()),
        calendar,
        parameters,
        rules,
        file: Arc::clone(&text.file),
        applies,
        scans: root.get("applies").map_or_else(Scans::default, |applies| scans_of(applies, &[], &|_| true)),
        waivers,
        stopper,
        extents: std::mem::take(&mut compiler.extents),
    })
}

/// What rules have from their policy.
struct OfPolicy<'a, 'k> {
    /// The agreement, as messages name it.
    agreement: &'a Fact,
    /// When it is in force.
    in_force: Effective,
    /// The time by which its rules meet documents, where it says so.
    by: Option<Node<'k>>,
    /// The kinds that its rules are about, where it says so.
    kinds: Vec<String>,
    /// Who may waive its rules.
    owner: Option<Owner>,
}

/// The kinds that a policy or a rule names.
fn kinds(node: Node<'_>, compiler: &mut Compiler<'_>) -> Option<Vec<String>> {
    let mut kinds = Vec::new();
    for kind in node.get("kinds").into_iter().flat_map(Node::items) {
        if !compiler.kinds.contains_key(kind.text()) {
            let all = compiler.kinds;
            compiler.unknown(kind.span(), names::KIND, kind.text(), all.keys().map(String::as_str));
            return None;
        }
        kinds.push(kind.text().to_owned());
    }
    Some(kinds)
}

/// The slot by whose day a rule meets documents, and the first such day.
#[expect(clippy::option_option, reason = "a rule may say nothing of it, and what cannot be read is another thing")]
fn since<'k>(
    node: Node<'k>,
    of_policy: &OfPolicy<'_, 'k>,
    names: &Names<'k>,
    compiler: &mut Compiler<'k>,
) -> Option<Option<(Slot, NaiveDate)>> {
    let own = node.get("effective");
    let Some(by) = own.and_then(|effective| effective.get("by")).or(of_policy.by) else { return Some(None) };
    let day = own.and_then(|effective| effective.get("from")).and_then(|day| day.text().parse().ok());
    let Some(from) = day.max(of_policy.in_force.from) else {
        compiler.without(by.span(), "effective", &["from"], "from: 2027-01-01");
        return None;
    };
    let slot = Slot::compile(by, names, compiler)?;
    Some(Some((slot, from)))
}

fn rule<'k>(
    id: &str,
    span: Span,
    node: Node<'k>,
    of_policy: &OfPolicy<'_, 'k>,
    compiler: &mut Compiler<'k>,
) -> Option<PolicyRule> {
    let mut kinds = kinds(node, compiler)?;
    if kinds.is_empty() {
        kinds.clone_from(&of_policy.kinds);
    }
    let is_other = |kind: &String| !of_policy.kinds.is_empty() && !of_policy.kinds.contains(kind);
    if let Some(position) = kinds.iter().position(is_other) {
        let at = node.get("kinds").and_then(|kinds| kinds.item(position)).map_or(span, Node::span);
        let known: Vec<&str> = of_policy.kinds.iter().map(String::as_str).collect();
        let says = say::KIND_OF_OTHER_RULES.with("kind", Fact::code(&kinds[position]));
        compiler.problem(at, says, meant(&kinds[position], &known));
        return None;
    }
    let mut messages = Messages::default();
    let body = match (node.get("check"), node.get("provided"), node.get("stated")) {
        (Some(check), _, _) => {
            if kinds.is_empty() {
                let help = names::EXAMPLE_HELP.with("example", Fact::code("kinds: [ChangeRequest]"));
                compiler.problem(span, say::RULE_WITHOUT_KINDS.with("rule", Fact::code(id)), Some(help));
                return None;
            }
            let kinds_names = &Names { kinds: kinds.clone(), ..Names::default() };
            let message = Message::compile(node, compiler)?.map(|message| messages.add(message));
            // What narrows the rule as a whole is written beside `check`, and read as the outermost part.
            let (narrowed, names) = Narrowed::compile(node, kinds_names, compiler)?;
            let inner = Part::compile(check, &names, message, &mut messages, compiler)?;
            let since = since(node, of_policy, kinds_names, compiler)?;
            RuleBody::Check(Box::new(RuleCheck { part: Part::around(narrowed, node, &names, inner, since, compiler)? }))
        }
        (_, provided @ Some(_), _) => RuleBody::Provided(label(provided)?),
        (_, _, stated @ Some(_)) => RuleBody::Stated(label(stated)?),
        _ => {
            let help = names::EXAMPLE_HELP.with("example", Fact::code("check: {require: [title]}"));
            compiler.problem(span, say::RULE_WITHOUT_CHECK.with("rule", Fact::code(id)), Some(help));
            return None;
        }
    };
    let severity = node.get("severity").and_then(|severity| read::<Severity>(severity).ok()).unwrap_or(Severity::Error);
    let text = |key: &str| node.get(key).map(|value| value.text().to_owned());
    let effective = effective(node, of_policy.in_force, compiler);
    let title = label(node.get("title")).unwrap_or_else(|| Label::same(id));
    let info = RuleInfo {
        source: text("clause").map(|clause| source(of_policy.agreement.clone(), &clause)),
        answered_by: text("answeredBy").map(Cow::Owned),
        effective,
        ..RuleInfo::of_policy(id, severity, title)
    };
    let rests_on = match &body {
        RuleBody::Check(check) => check.part.rests_on(),
        RuleBody::Provided(_) | RuleBody::Stated(_) => BTreeSet::new(),
    };
    let scans = scans_of(node, &kinds, &|kind| compiler.kinds.contains_key(kind));
    Some(PolicyRule {
        info: Arc::new(info),
        rests_on,
        scans,
        kinds,
        body,
        owner: owner(node, of_policy.owner.as_ref(), compiler),
        clause: text("clause"),
        covers: text("covers"),
        ours: label(node.get("ours")),
        reading: label(node.get("reading")),
        about: label(node.get("about")),
        span,
        messages,
    })
}

/// Where a rule comes from: the agreement, the section of it, and its words.
fn source(agreement: Fact, clause: &str) -> Saying {
    let (section, quote) = split_clause(clause);
    let facts = Facts::new()
        .with("agreement", agreement)
        .with("section", Fact::text(section))
        .with("quote", Fact::text(quote.unwrap_or_default()));
    Saying::new(say_policy::CLAUSE, facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::finding::{Clock, ClockSource};
    use crate::language::Language;
    use crate::load::load_as;
    use crate::source::Memory;
    use crate::workspace::resolve;

    #[test]
    fn what_is_shipped_is_as_the_schema_of_policies_says() {
        let at = "2026-12-31T12:00:00+01:00".parse().unwrap();
        let reader = Reader::new(Language::En, chrono::NaiveDate::from_ymd_opt(2026, 12, 31).unwrap());
        let ids = PACKS.iter().map(|pack| pack.id).collect::<Vec<_>>().join(", ");
        let service = format!("kind: Service\nid: all\ntitle: All\nowner: all\npolicies: [{ids}]\n");
        let files = Memory::new([("registry/all.yaml", service)]);
        let loaded = load_as(&files, Config::default(), reader).unwrap();
        let workspace = resolve(loaded, Clock { at, source: ClockSource::Given }).unwrap();
        let mut errors = Vec::new();
        let (implied, is_shipped) = implications(&workspace, &|_| true, &mut errors).unwrap();
        assert!(is_shipped);
        let packs = PACKS.iter().map(Text::shipped);
        for text in packs.chain([Text::implied(implied, true)]) {
            well_formed_root(&text.tree, &text.file, 0, name::POLICY, &reader, &mut errors).unwrap();
        }
        assert!(errors.is_empty());
        // Nothing but what is not held for what is shipped is lacking in its messages either.
        let policies = load_for_all(&workspace).unwrap();
        let (implied, _) = implications(&workspace, &|_| true, &mut errors).unwrap();
        for text in PACKS.iter().map(Text::shipped).chain([Text::implied(implied, true)]) {
            let text = Text { is_shipped: false, ..text };
            let compiled = compile(&text, &workspace, &policies, &mut errors);
            assert!(compiled.is_some() && errors.is_empty(), "{errors:?}");
        }
        let bad = Text::implied(SourceFile::new("bad.yaml", "{kind: Policy, id: bad, rule: {}}"), true);
        assert!(well_formed_root(&bad.tree, &bad.file, 0, name::POLICY, &reader, &mut errors).is_none());
    }
}
