//! What an approval's signature is over, and which signatures are one: the vectors, signatures by OpenSSH of every kind of
//! key, and those of security keys, which the tests make themselves.
//!
//! The tests that run `ssh-keygen` or Python 3 are ignored, for machines without them; `.ci/full` runs them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use ssh_key::private::Ed25519Keypair;
use ssh_key::{HashAlg, PrivateKey, SigningKey, SshSig};
use vedtak::approval::{BadSignature, NAMESPACE, NoPayload, Payload, PublicKey, verify};
use vedtak::yaml::{Format, Limits, parse_as};

const CASES: [&str; 4] = ["top", "nested", "covering", "delta"];

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(data(path)).unwrap()
}

/// What is signed of an entry, given as JSON, which is YAML too.
fn payload(entry: &Value, kind: &str, id: &str, repository: &str) -> Result<String, NoPayload> {
    let tree = parse_as(Format::Yaml, &entry.to_string().into(), &Limits::default());
    let root = &tree.roots()[0];
    Payload::of(tree.node(root).unwrap(), kind, id, repository).map(|payload| payload.as_str().to_owned())
}

fn vector(case: &str) -> (Value, String) {
    let signed = read(&format!("digest/{case}/payload.json"));
    let signature = read(&format!("digest/{case}/payload.json.sig"));
    (serde_json::from_str(&signed).unwrap(), signature)
}

fn payload_of(whole: &Value) -> Result<String, NoPayload> {
    let text = |key: &str| whole[key].as_str().unwrap();
    payload(&whole["approval"], text("kind"), text("id"), text("repository"))
}

#[test]
fn the_vectors_have_their_bytes_and_verify() {
    let key = PublicKey::read(read("digest/key.pub").trim_end()).unwrap();
    // `ssh-keygen -l -f tests/data/digest/key.pub`.
    assert_eq!(key.fingerprint(), "SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8");
    for case in CASES {
        let (mut whole, signature) = vector(case);
        assert_eq!(payload_of(&whole).unwrap(), read(&format!("digest/{case}/payload.json")), "{case}");
        let signer = verify(&signature, payload_of(&whole).unwrap().as_bytes()).unwrap();
        assert_eq!((signer.key, signer.verified_user), (key.clone(), None), "{case}");
        // The signature itself is not signed.
        whole["approval"]["signature"] = json!(signature);
        assert_eq!(payload_of(&whole).unwrap(), read(&format!("digest/{case}/payload.json")), "{case}");
    }
}

#[test]
fn any_change_of_an_entry_voids_its_signature() {
    for case in CASES {
        let (whole, signature) = vector(case);
        let fails = |whole: &Value, why: &str| match payload_of(whole) {
            Err(_) => {}
            Ok(payload) => {
                let told = verify(&signature, payload.as_bytes());
                assert_eq!(told, Err(BadSignature::OfSomethingElse), "{case}: {why}");
            }
        };
        for field in whole["approval"].as_object().unwrap().keys() {
            let mut other = whole.clone();
            other["approval"].as_object_mut().unwrap().remove(field);
            fails(&other, &format!("without {field}"));
            other["approval"][field] = json!(null);
            fails(&other, &format!("{field} is null"));
            other["approval"][field] = match &whole["approval"][field] {
                Value::String(text) => json!(format!("{text} ")),
                Value::Array(list) => json!([list.as_slice(), &[json!("x")]].concat()),
                other => panic!("{other}"),
            };
            fails(&other, &format!("another {field}"));
        }
        for field in ["of", "for", "with", "conditions", "reason", "delegation", "comment"] {
            let mut other = whole.clone();
            other["approval"][field] = json!("x");
            fails(&other, &format!("with {field}"));
        }
        for field in ["id", "kind", "repository"] {
            let mut other = whole.clone();
            other[field] = json!(format!("{}x", other[field].as_str().unwrap()));
            fails(&other, &format!("another {field}"));
        }
    }
}

#[test]
fn an_entry_without_what_must_be_signed_has_no_payload() {
    let (whole, _) = vector("top");
    for field in ["role", "by", "at", "decision", "digest"] {
        let mut other = whole.clone();
        other["approval"].as_object_mut().unwrap().remove(field);
        assert_eq!(payload_of(&other), Err(NoPayload::Missing(field)));
    }
    let mut long = whole.clone();
    long["approval"]["conditions"] = json!("x".repeat(4096));
    assert_eq!(payload_of(&long), Err(NoPayload::TooLong));
    // As written: other spellings of a number would have the same bytes.
    let text = "{role: r, by: b, at: a, decision: d, digest: e, more: 1.0}";
    let tree = parse_as(Format::Yaml, &text.to_owned().into(), &Limits::default());
    let node = tree.node(&tree.roots()[0]).unwrap();
    assert_eq!(Payload::of(node, "K", "i", "r"), Err(NoPayload::Malformed));
}

fn top() -> Vec<u8> {
    read("digest/top/payload.json").into_bytes()
}

#[test]
fn signatures_by_every_kind_of_key_verify() {
    let names = ["ecdsa-256", "ecdsa-384", "ecdsa-521", "rsa-2048", "rsa-8192"];
    for (name, signature) in names.map(|name| (name, name)).into_iter().chain([("ecdsa-384", "ecdsa-384-sha256")]) {
        let key = PublicKey::read(read(&format!("signatures/{name}.pub")).trim_end()).unwrap();
        let signature = read(&format!("signatures/{signature}.sig"));
        assert_eq!(verify(&signature, &top()).unwrap().key, key, "{name}");
        assert_eq!(verify(&signature.replace('\n', "\r\n"), &top()).unwrap().key, key, "{name}");
        assert_eq!(verify(&signature, b"something else"), Err(BadSignature::OfSomethingElse), "{name}");
    }
}

#[test]
fn signatures_that_are_of_another_form_do_not() {
    let told = |name: &str| verify(&read(&format!("signatures/{name}.sig")), &top());
    assert_eq!(told("certificate"), Err(BadSignature::Certificate));
    assert_eq!(told("namespace"), Err(BadSignature::Namespace("file".to_owned())));
    assert_eq!(told("rsa-1024"), Err(BadSignature::RsaSize(1024)));
    let good = read("digest/top/payload.json.sig");
    let long = good.replace('\n', &"\n".repeat(3000));
    for text in ["", "x", &good[1..], &good.replace("U1NI", "U1NJ"), &good.replacen('A', "B", 1), &long] {
        assert_eq!(verify(text, &top()), Err(BadSignature::Malformed), "{text}");
    }
}

/// A string as SSH writes it.
fn string(bytes: &[u8]) -> Vec<u8> {
    [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
}

/// A signature of its parts, armoured.
struct Parts {
    version: u32,
    key: Vec<u8>,
    namespace: &'static str,
    reserved: &'static str,
    hash: &'static str,
    algorithm: &'static str,
    signature: Vec<u8>,
    trailer: Vec<u8>,
}

impl Parts {
    fn armoured(&self) -> String {
        let inner = [string(self.algorithm.as_bytes()), string(&self.signature), self.trailer.clone()].concat();
        let bytes = [
            b"SSHSIG".to_vec(),
            self.version.to_be_bytes().to_vec(),
            string(&self.key),
            string(self.namespace.as_bytes()),
            string(self.reserved.as_bytes()),
            string(self.hash.as_bytes()),
            string(&inner),
        ];
        format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", base64(&bytes.concat()))
    }
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let held = group.iter().chain(&[0, 0]).take(3).fold(0u32, |held, byte| held << 8 | u32::from(*byte));
        for place in 0..4 {
            let digit = usize::try_from(held >> (18 - 6 * place) & 63).unwrap();
            text.push(if place <= group.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    text
}

/// A signature by a key over some bytes, without its algorithm.
fn signed(key: &PrivateKey, message: &[u8]) -> Vec<u8> {
    fn sign<K: SigningKey>(key: &K, message: &[u8]) -> Vec<u8> {
        key.try_sign(message).unwrap().as_bytes().to_vec()
    }
    sign(key, message)
}

fn ed25519() -> PrivateKey {
    Ed25519Keypair::from_seed(&[7; 32]).into()
}

/// Its public part.
fn point() -> Vec<u8> {
    let key = ed25519();
    let public: &[u8] = key.public_key().key_data().ed25519().unwrap().as_ref();
    public.to_vec()
}

fn plain() -> Parts {
    let message = SshSig::signed_data(NAMESPACE, HashAlg::Sha512, &top()).unwrap();
    let key = [string(b"ssh-ed25519"), string(&point())].concat();
    let signature = signed(&ed25519(), &message);
    let (namespace, reserved, hash, algorithm) = (NAMESPACE, "", "sha512", "ssh-ed25519");
    Parts { version: 1, key, namespace, reserved, hash, algorithm, signature, trailer: Vec::new() }
}

#[test]
fn each_part_of_a_signature_is_held() {
    assert!(verify(&plain().armoured(), &top()).is_ok());
    let told = |change: fn(&mut Parts)| {
        let mut parts = plain();
        change(&mut parts);
        verify(&parts.armoured(), &top()).unwrap_err()
    };
    assert_eq!(told(|parts| parts.version = 0), BadSignature::Malformed);
    assert_eq!(told(|parts| parts.version = 2), BadSignature::Malformed);
    assert_eq!(told(|parts| parts.reserved = "x"), BadSignature::Malformed);
    assert_eq!(told(|parts| parts.hash = "sha1"), BadSignature::Malformed);
    assert_eq!(told(|parts| parts.trailer = vec![1]), BadSignature::Malformed);
    assert_eq!(told(|parts| parts.key.push(0)), BadSignature::Malformed);
    assert_eq!(told(|parts| parts.hash = "sha256"), BadSignature::OfSomethingElse);
    assert_eq!(told(|parts| parts.namespace = "vedtak-verdict"), BadSignature::Namespace("vedtak-verdict".to_owned()));
    assert_eq!(told(|parts| parts.algorithm = "rsa-sha2-256"), BadSignature::Algorithm("rsa-sha2-256".to_owned()));
    assert_eq!(told(|parts| parts.signature[0] ^= 1), BadSignature::OfSomethingElse);
    let dss = |parts: &mut Parts| parts.key = [string(b"ssh-dss"), vec![0; 16]].concat();
    assert!(matches!(told(dss), BadSignature::Malformed | BadSignature::Algorithm(_)));
}

/// An RSA key of so many bits, whose signature is no matter.
fn rsa(bits: usize, algorithm: &'static str) -> Parts {
    let mut modulus = vec![0; bits / 8 + 1];
    modulus[1] = 0x80;
    modulus[bits / 8] = 1;
    let key = [string(b"ssh-rsa"), string(&[1, 0, 1]), string(&modulus)].concat();
    Parts { key, algorithm, signature: vec![1; 8], ..plain() }
}

#[test]
fn rsa_is_of_2048_to_8192_bits_and_not_with_sha_1() {
    let told = |parts: Parts| verify(&parts.armoured(), &top()).unwrap_err();
    assert_eq!(told(rsa(2040, "rsa-sha2-512")), BadSignature::RsaSize(2040));
    assert_eq!(told(rsa(8200, "rsa-sha2-512")), BadSignature::RsaSize(8200));
    assert_eq!(told(rsa(2048, "rsa-sha2-512")), BadSignature::OfSomethingElse);
    assert_eq!(told(rsa(2048, "ssh-rsa")), BadSignature::Algorithm("ssh-rsa".to_owned()));
    // An exponent of 1 would make every number its own signature.
    let mut one = rsa(2048, "rsa-sha2-512");
    let modulus = one.key[4 + 7 + 4 + 3..].to_vec();
    one.key = [string(b"ssh-rsa"), string(&[1]), modulus].concat();
    assert_eq!(told(one), BadSignature::Malformed);
}

const APPLICATION: &str = "ssh:";

/// What a security key signs: the hash of its application, its flags, the number of its signatures, the hash of the message.
fn touched(flags: u8) -> (Vec<u8>, Vec<u8>) {
    let message = SshSig::signed_data(NAMESPACE, HashAlg::Sha512, &top()).unwrap();
    let trailer = [&[flags][..], &42u32.to_be_bytes()].concat();
    let hash = |bytes: &[u8]| Sha256::digest(bytes).to_vec();
    ([hash(APPLICATION.as_bytes()), trailer.clone(), hash(&message)].concat(), trailer)
}

fn security_key_ed25519(flags: u8) -> Parts {
    let (message, trailer) = touched(flags);
    let algorithm = "sk-ssh-ed25519@openssh.com";
    let key = [string(algorithm.as_bytes()), string(&point()), string(APPLICATION.as_bytes())].concat();
    Parts { key, algorithm, signature: signed(&ed25519(), &message), trailer, ..plain() }
}

fn security_key_ecdsa(flags: u8) -> Parts {
    let (message, trailer) = touched(flags);
    let private = PrivateKey::from_openssh(read("signatures/ecdsa-256.private")).unwrap();
    let algorithm = "sk-ecdsa-sha2-nistp256@openssh.com";
    let point = private.public_key().key_data().ecdsa().unwrap().as_ref().to_vec();
    let parts = [algorithm.as_bytes(), b"nistp256".as_slice(), &point, APPLICATION.as_bytes()];
    Parts { key: parts.map(string).concat(), algorithm, signature: signed(&private, &message), trailer, ..plain() }
}

#[test]
fn a_security_key_must_have_been_touched() {
    for of in [security_key_ed25519, security_key_ecdsa] {
        assert_eq!(verify(&of(0x01).armoured(), &top()).unwrap().verified_user, Some(false));
        assert_eq!(verify(&of(0x05).armoured(), &top()).unwrap().verified_user, Some(true));
        for flags in [0x00, 0x04] {
            assert_eq!(verify(&of(flags).armoured(), &top()), Err(BadSignature::Untouched), "{flags}");
        }
        // The flags are signed.
        let mut forged = of(0x00);
        forged.trailer[0] = 0x01;
        assert_eq!(verify(&forged.armoured(), &top()), Err(BadSignature::OfSomethingElse));
    }
    // An ordinary signature by the key inside is not one of the security key.
    let ordinary = Parts { signature: plain().signature, ..security_key_ed25519(0x01) };
    assert_eq!(verify(&ordinary.armoured(), &top()), Err(BadSignature::OfSomethingElse));
}

#[test]
fn a_key_is_the_same_whatever_its_comment_and_a_certificate_is_none() {
    let line = read("digest/key.pub");
    let words: Vec<&str> = line.split_whitespace().collect();
    let key = PublicKey::read(line.trim_end()).unwrap();
    assert_eq!(PublicKey::read(&format!("{} {}", words[0], words[1])).unwrap(), key);
    assert_eq!(PublicKey::read(&format!("ssh-rsa {}", words[1])), None);
    let mut blob = string(b"ssh-ed25519-cert-v01@openssh.com");
    blob.extend(string(&[1; 32]));
    assert_eq!(PublicKey::read(&format!("ssh-ed25519-cert-v01@openssh.com {}", base64(&blob))), None);
    assert_eq!(PublicKey::read("ssh-ed25519"), None);
}

fn run(program: &str, arguments: &[&str], input: &[u8]) -> (bool, Vec<u8>) {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.success(), output.stdout)
}

#[test]
#[ignore = "needs ssh-keygen"]
fn what_ssh_keygen_signs_verifies_here_and_the_other_way_round() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let kinds: [&[&str]; 5] = [
        &["ed25519"],
        &["ecdsa", "-b", "256"],
        &["ecdsa", "-b", "384"],
        &["ecdsa", "-b", "521"],
        &["rsa", "-b", "3072"],
    ];
    for (index, kind) in kinds.iter().enumerate() {
        let key = path(&index.to_string());
        assert!(run("ssh-keygen", &[&["-q", "-N", "", "-f", &key, "-t"], *kind].concat(), b"").0);
        let public = fs::read_to_string(format!("{key}.pub")).unwrap();
        for hash in ["sha256", "sha512"] {
            let hash = format!("hashalg={hash}");
            let (_, made) = run("ssh-keygen", &["-Y", "sign", "-q", "-O", &hash, "-n", NAMESPACE, "-f", &key], &top());
            let signer = verify(&String::from_utf8(made).unwrap(), &top()).unwrap();
            assert_eq!(Some(signer.key), PublicKey::read(public.trim_end()), "{kind:?}");
        }
    }
    // The other way round: what the tests make themselves.
    for (name, parts) in [("plain", plain()), ("sk", security_key_ed25519(1)), ("sk-ecdsa", security_key_ecdsa(1))] {
        fs::write(path("signature"), parts.armoured()).unwrap();
        fs::write(path("allowed"), format!("kari {} {}\n", parts.algorithm, base64(&parts.key))).unwrap();
        let verify = ["-Y", "verify", "-f", &path("allowed"), "-I", "kari", "-n", NAMESPACE, "-s", &path("signature")];
        assert!(run("ssh-keygen", &verify, &top()).0, "{name}");
    }
}

#[test]
#[ignore = "needs python3"]
fn a_second_implementation_makes_the_same_payloads() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/digest/oracle.py");
    let wholes: Vec<Value> = CASES.iter().map(|case| vector(case).0).collect();
    let mut lines = String::new();
    for whole in &wholes {
        let mut given = whole.clone();
        let entry = given["approval"].to_string();
        given["entry"] = json!(entry);
        lines = format!("{lines}{given}\n");
    }
    let (ok, told) = run("python3", &["-B", script.to_str().unwrap(), "payload"], lines.as_bytes());
    assert!(ok);
    let told = String::from_utf8(told).unwrap();
    assert_eq!(
        told.lines().map(str::to_owned).collect::<Vec<_>>(),
        wholes.iter().map(|one| payload_of(one).unwrap()).collect::<Vec<_>>()
    );
}
