//! Documents that are broken are never left out: not by how they are encoded, nor by what hides their kind.

use super::project::Project;

/// The bytes of a text in units of so many bytes.
fn encoded(text: &str, width: usize, big: bool) -> Vec<u8> {
    let unit = |unit: u32| {
        let bytes = unit.to_be_bytes()[4 - width..].to_vec();
        if big { bytes } else { bytes.into_iter().rev().collect() }
    };
    match width {
        2 => text.encode_utf16().flat_map(|c| unit(u32::from(c))).collect(),
        _ => text.chars().flat_map(|c| unit(u32::from(c))).collect(),
    }
}

/// The help of the first finding.
fn help(project: &Project) -> String {
    project.report(&[])["findings"][0]["help"].as_str().unwrap().to_owned()
}

#[test]
fn files_in_utf_16_and_utf_32_are_told_by_name() {
    for (name, text) in [("a.yaml", "kind: Order\nid: ORD-1\n"), ("a.json", "{\"kind\": \"Order\", \"id\": \"ORD-1\"}")]
    {
        for (width, encoding) in [(2, "UTF-16"), (4, "UTF-32")] {
            for (big, mark) in [(true, "\u{feff}"), (true, ""), (false, "\u{feff}"), (false, "")] {
                let bytes = encoded(&format!("{mark}{text}"), width, big);
                let project = Project::new().with(name, bytes);
                assert_eq!(project.findings(&[]), [format!("{name}:1:1 syntax")], "{width} {big} {mark:?}");
                let answer = project.check(&[]);
                assert_eq!(answer.status, 1);
                let said = format!("the file is written in {encoding}; YAML and JSON files must be saved as UTF-8");
                assert!(answer.out.contains(&said), "{answer:?}");
                assert_eq!(help(&project), "save the file again with the encoding UTF-8");
            }
        }
    }
    // Other people's files are theirs, unless they are named.
    let text = encoded("title: x\n", 2, false);
    assert!(Project::new().with("d/a.yaml", &text).findings(&[]).is_empty());
    let named =
        Project::of_schema("{\"minProperties\": 1}").with("d/a.yaml", &text).with("d/b.yaml", b"title: bl\xe5b\xe6r\n");
    assert_eq!(named.findings(&[]), ["d/a.yaml:1:1 syntax", "d/b.yaml:1:10 syntax"]);
    // Latin-1 that has our kind.
    let latin = Project::new().with("a.yaml", b"kind: Order\ntitle: bl\xe5b\xe6r\n");
    assert_eq!(latin.findings(&[]), ["a.yaml:2:10 syntax"]);
    assert_eq!(help(&latin), "save the file again with the encoding UTF-8");
}

#[test]
fn what_hides_a_kind_does_not_let_it_out() {
    for (text, place) in [
        ("kind:\u{a0}Order\nid: x\n", "1:6"),
        ("id: x\nkind:\u{200b}Order\n", "2:6"),
        ("kind:Order\nid:x\n", "1:1"),
        ("kind:Order\n", "1:1"),
        ("kind:Order id:x\n- y\n", "1:1"),
        ("<<<<<<< a\nkind: Order\n=======\nkind: Order\n>>>>>>> b\n", "1:1"),
        ("title: \"x\nkind: Order\n", "1:8"),
        ("\0kind: Order\n", "1:1"),
    ] {
        assert_eq!(Project::new().with("a.yaml", text).findings(&[]), [format!("a.yaml:{place} syntax")], "{text:?}");
    }
    for text in
        ["{\"kind\": \"Order\", // x\n}", "{'kind': 'Order'}", "{kind: Order}", "kind: Order\n", "{“kind”: “Order”}"]
    {
        let findings = Project::new().with("a.json", text).findings(&[]);
        assert!(findings.len() == 1 && findings[0].ends_with("syntax"), "{text:?}: {findings:?}");
    }
}
