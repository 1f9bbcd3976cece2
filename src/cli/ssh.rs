//! Keys and signatures of SSH: `ssh-keygen` makes them, which knows agents, passphrases and security keys.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::approval::PublicKey;
use crate::finding::{Error, set_up};
use crate::language::messages::approve as say;
use crate::language::{Fact, Facts, Reader};

/// The public key of a file: beside the private one, or itself. `code` is that of the error.
///
/// # Errors
/// A file that cannot be read, or that holds none.
pub(super) fn public_key(file: &Path, code: &'static str, reader: &Reader) -> Result<PublicKey, Error> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".pub");
    let path = |file: &Path| Fact::code(file.display().to_string());
    let read = |file: &Path| std::fs::read_to_string(file);
    let text = read(Path::new(&beside)).or_else(|_| read(file)).map_err(|error| {
        let says = say::KEY_FILE.with("path", path(file)).with("reason", Fact::code(error.to_string()));
        set_up(code, &says, None, reader)
    })?;
    let key = text.lines().next().and_then(|line| PublicKey::read(line.trim_end()));
    key.ok_or_else(|| set_up(code, &say::KEY_PUBLIC.with("path", path(file)), None, reader))
}

/// What `ssh-keygen` makes of bytes for a use, which its namespace names; it asks for a passphrase or a touch at the terminal
/// itself. `code` is that of the error.
///
/// # Errors
/// A program that is not there, or that makes no signature.
pub(super) fn by_ssh_keygen(
    key: &Path,
    namespace: &str,
    bytes: &[u8],
    code: &'static str,
    reader: &Reader,
) -> Result<String, Error> {
    let failed = |error: std::io::Error| {
        let says = say::NO_PROGRAM.with("reason", Fact::code(error.to_string()));
        Error::machine(code, says.render(reader))
    };
    let mut command = Command::new("ssh-keygen");
    command.args(["-Y", "sign", "-q", "-n", namespace, "-f"]).arg(key);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // Where it ends without reading, its status tells.
        let _ = input.write_all(bytes);
    }
    let output = child.wait_with_output().map_err(failed)?;
    let made = String::from_utf8(output.stdout).ok().filter(|_| output.status.success());
    made.ok_or_else(|| Error::machine(code, say::NOT_SIGNED.render(reader, &Facts::new())))
}
