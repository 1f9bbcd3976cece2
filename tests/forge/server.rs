//! The forge in memory behind a real server on this machine.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use vedtak::forge::{ForgeRequest, ForgeToken, Method, Transport as _};

use crate::fake::Forge;

pub struct Server {
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Forge>,
}

impl Server {
    pub fn start(forge: Forge) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                serve(&forge, &stream.unwrap());
            }
            forge
        });
        Self { url, stop, thread }
    }

    /// Ends it; the forge as it was left.
    pub fn stop(self) -> Forge {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.url.strip_prefix("http://").unwrap());
        self.thread.join().unwrap()
    }
}

/// Answers one request, and closes.
fn serve(forge: &Forge, stream: &TcpStream) {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    if reader.read_line(&mut line).unwrap_or(0) == 0 {
        return;
    }
    let mut words = line.split_whitespace();
    let method = match words.next().unwrap() {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PATCH" => Method::Patch,
        "PUT" => Method::Put,
        "DELETE" => Method::Delete,
        other => panic!("{other}"),
    };
    let path = words.next().unwrap().to_owned();
    let (mut length, mut token, mut agent) = (0, None, String::new());
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let Some((name, value)) = header.trim().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "authorization" => token = Some(ForgeToken::new("Authorization", "", value)),
            "user-agent" => value.clone_into(&mut agent),
            _ => {}
        }
    }
    assert!(agent.starts_with("vedtak/"), "GitHub refuses requests without a name: {agent}");
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = (length > 0).then(|| String::from_utf8(body).unwrap());
    let request =
        ForgeRequest { method, url: format!("https://api.forge.test{path}"), accept: "application/json", body };
    let answer = forge.send(&request, token.as_ref()).unwrap();
    let mut head =
        format!("HTTP/1.1 {} X\r\ncontent-length: {}\r\nconnection: close\r\n", answer.status, answer.body.len());
    for (name, value) in &answer.headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    let mut stream = stream;
    let whole = [head.as_bytes(), b"\r\n", &answer.body].concat();
    let _ = io::Write::write_all(&mut stream, &whole);
}
