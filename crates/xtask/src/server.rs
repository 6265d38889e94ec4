//! Serves a folder on 127.0.0.1, as any static web server would.
use crate::run::Failed;
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use tiny_http::{Header, Request, Response, Server};

/// A server that runs.
pub struct Running {
    /// Its port.
    pub port: u16,
    thread: JoinHandle<()>,
}

impl Running {
    /// Waits for its end, which comes with the process's.
    pub fn wait(self) {
        self.thread.join().ok();
    }
}

/// Serves `folder`; port 0 takes a free one.
pub fn start(folder: &Path, port: u16) -> Result<Running, Failed> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| Failed(format!("port {port}: {error}")))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let (server, folder) = (Arc::new(server), folder.to_path_buf());
    let serve = || {
        let (server, folder) = (Arc::clone(&server), folder.clone());
        thread::spawn(move || server.incoming_requests().for_each(|request| answer(&folder, request)))
    };
    // A browser that reads slowly holds up one of them only.
    (1..THREADS).for_each(|_| drop(serve()));
    Ok(Running { port, thread: serve() })
}

/// Requests that are answered at the same time.
const THREADS: usize = 8;

fn answer(folder: &Path, request: Request) {
    let path = file(folder, request.url());
    // A frame with `sandbox` has no origin of its own: its scripts come from elsewhere, for the browser.
    let headers = [kind(path.as_deref()), header("Access-Control-Allow-Origin", "*")];
    let sent = match path.as_deref().map(File::open) {
        Some(Ok(file)) => request.respond(headers.into_iter().fold(Response::from_file(file), Response::with_header)),
        _ => request.respond(Response::from_string("not found").with_status_code(404)),
    };
    // A browser that went away needs no answer.
    drop(sent);
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a constant header is a header")
}

/// The file an address names; nothing outside the folder.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(path);
    let path = if path.is_dir() { path.join("index.html") } else { path };
    inside.then_some(path)
}

fn kind(path: Option<&Path>) -> Header {
    let kind = match path.and_then(Path::extension).and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    header("Content-Type", kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new("/site");
        assert_eq!(file(folder, "/a/b.js?v=1"), Some(PathBuf::from("/site/a/b.js")));
        assert_eq!(file(folder, "/../etc/passwd"), None);
    }
}
