//! Files of other tools: what is no document of ours is not told as a broken or misspelt one, and ours never passes for
//! theirs.

use super::project::Project;

const GOOD: &str = "kind: Party\nid: x\ntitle: X\ntype: supplier\n";

#[test]
fn a_short_kind_of_others_is_no_misspelt_one_of_ours() {
    for kind in [
        "Pod",
        "Node",
        "Job",
        "Role",
        "Event",
        "Port",
        "Path",
        "Cart",
        "Owner",
        "Other",
        "User",
        "Folder",
        "Query",
        "Group",
        "Build",
        "Board",
        "Model",
        "Server",
        "Device",
        "Reason",
        "Version",
        "Session",
        "Resource",
        "Metering",
        "Elevation",
        "Maintainer",
        "MergeRequest",
        "PullRequest",
        "ChangeSet",
        "ChangeLog",
    ] {
        let project = Project::new().with("a.yaml", format!("kind: {kind}\nname: x\n")).with("b.yaml", GOOD);
        assert_eq!(project.findings(&[]), [""; 0], "{kind}");
        let broken = Project::new().with("a.yaml", format!("kind: {kind}\nname: [\n")).with("b.yaml", GOOD);
        assert_eq!(broken.findings(&[]), [""; 0], "{kind}");
    }
    // One letter, or a few where the name is long or the document has fields that only ours have.
    for text in [
        "kind: Bdoy\n",
        "kind: Bod\n",
        "kind: Ordre\n",
        "kind: Prty\n",
        "kind: Servcie\n",
        "kind: Polciy\n",
        "kind: Maintainence\n",
        "kind: ChangeReqest\n",
        "kind: ChngeReqest\n",
        "kind: Srevcie\nid: x\n",
        "kind: Preosn\ntitle: x\n",
        "kind: Wavier\nservice: x\n",
    ] {
        let project = Project::new().with("a.yaml", text).with("b.yaml", GOOD);
        assert_eq!(project.findings(&[]), ["a.yaml:1:7 unknown-kind"], "{text}");
        let broken = Project::new().with("a.yaml", format!("{text}x: [\n")).with("b.yaml", GOOD);
        assert!(broken.findings(&[])[0].ends_with("syntax"), "{text}: {:?}", broken.findings(&[]));
    }
}

/// A template of another tool is no YAML: it is named among what cannot be read.
#[test]
fn a_template_of_an_object_of_kubernetes_is_no_broken_document() {
    let spec = "spec:\n  type: {{ .Values.type }}\n";
    for (text, is_ours) in [
        (format!("apiVersion: v1\nkind: Service\nmetadata:\n  name: {{{{ include \"x\" . }}}}\n{spec}"), false),
        (format!("{{{{- if .Values.on }}}}\napiVersion: v1\nkind: Service\n{spec}{{{{- end }}}}\n"), false),
        (format!("# of the chart\n---\napiVersion: {{{{ .Values.api }}}}\nkind: Policy\n{spec}"), false),
        (format!("apiVersion: v1\r\nkind: Order\r\nitems:\r\n- a\r\n{spec}"), false),
        ("apiVersion: v1\nkind: Order\nspec: [\n".to_owned(), false),
        (
            format!("{spec}{{{{- range .Values.all }}}}\n---\napiVersion: v1\nkind: Service\n{spec}{{{{- end }}}}"),
            false,
        ),
        (format!("kind: {{{{ .Values.kind }}}}\n{spec}"), false),
        // What has a field that only ours have, or a key that cannot be read, may be ours.
        (format!("kind: Service\n{spec}"), true),
        (format!("apiVersion: v1\nkind: Service\nid: x\n{spec}"), true),
        (format!("apiVersion: v1\nkind: Service\nTitle: x\n{spec}"), true),
        (format!("apiVersion: v1\nkind: Service\n\"id\": x\n{spec}"), true),
        (format!("apiVersion: v1\nkind: Service\n\"i\\x64\": x\n{spec}"), true),
        (format!("apiVersion: v1\nkind: Service\n? id\n: x\n{spec}"), true),
        (format!("apiVersion: v1\nkind: Service\rid: x\n{spec}"), true),
        ("{apiVersion: v1, kind: Service, id: x, a: [}\n".to_owned(), true),
        ("a: 1\nx: {apiVersion: v1, kind: Service\n".to_owned(), true),
    ] {
        let project = Project::new().with("templates/a.yaml", &text).with("b.yaml", GOOD);
        let report = project.report(&[]);
        let found = !report["findings"].as_array().unwrap().is_empty();
        assert_eq!(found, is_ours, "{text}: {report}");
        let skipped = report["summary"]["skipped"].to_string();
        assert_eq!(skipped.contains("cannot be read as YAML or JSON"), !is_ours, "{text}: {skipped}");
        // What the configuration names is told whatever it is.
        let named = project.with("vedtak.yaml", "documents: [{paths: [\"templates/\"]}]\n");
        assert_eq!(named.check(&[]).status, 1, "{text}");
    }
}

/// One organisation is one party, however its number is written.
#[test]
fn an_organisation_number_is_one_in_every_spelling() {
    for (one, other, is_same) in [
        ("994598759", "\"994 598 759\"", true),
        ("\"994598759\"", "994598759", true),
        ("\"NO 994 598 759 MVA\"", "994598759", true),
        ("\"994598759MVA\"", "\"994 598 759\"", true),
        ("\"556559-4230\"", "5565594230", true),
        ("\"16556559-4230\"", "\"556559-4230\"", true),
        ("\"SE556559423001\"", "\"556559-4230\"", true),
        ("994598759", "983658725", false),
        ("\"556559-4230\"", "\"556559-4231\"", false),
    ] {
        let party = |id: &str, number: &str| {
            format!("kind: Party\nid: {id}\ntitle: X\ntype: supplier\norganisationNumber: {number}\n")
        };
        let project = Project::new().with("a.yaml", party("a", one)).with("b.yaml", party("b", other));
        let answer = project.check(&[]);
        assert_eq!(answer.out.contains("an organisation is one party"), is_same, "{one} {other}: {answer:?}");
    }
}
