//! Serves a folder on 127.0.0.1, as any static web server would.
use crate::run::Failed;
use axum::Router;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, HeaderName};
use axum::http::{HeaderValue, StatusCode};
use axum::routing::get;
use std::path::Path;
use std::thread::{self, JoinHandle};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

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
    let failed = |error: std::io::Error| Failed(format!("port {port}: {error}"));
    let runtime = Runtime::new().map_err(failed)?;
    let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", port))).map_err(failed)?;
    let taken = listener.local_addr().map_err(failed)?.port();
    let router = router(folder);
    let thread = thread::spawn(move || {
        drop(runtime.block_on(async { axum::serve(listener, router).await }))
    });
    Ok(Running { port: taken, thread })
}

/// The files of a folder; nothing outside it. A frame with `sandbox` has no origin of its own: its
/// scripts come from elsewhere, for the browser. What was built anew is asked for anew. What lies
/// packed beside a file (`packed.rs`) is sent in its place.
fn router(folder: &Path) -> Router {
    let with = |name: HeaderName, value| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    Router::new()
        .fallback_service(
            ServeDir::new(folder).precompressed_gzip().not_found_service(get(missing)),
        )
        .layer(with(ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .layer(with(CACHE_CONTROL, "no-cache"))
}

/// Without a text the browser shows a page of its own, which gets in the way of what is opened
/// next.
async fn missing() -> (StatusCode, &'static str) {
    (StatusCode::NOT_FOUND, "not found")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn ask(connection: &mut TcpStream, path: &str) -> String {
        write!(connection, "GET {path} HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut answer = [0; 4096];
        let length = connection.read(&mut answer).unwrap();
        String::from_utf8_lossy(&answer[..length]).into_owned()
    }

    #[test]
    fn forty_connections_kept_open_are_all_answered_and_nothing_outside_is_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let server = start(&folder, 0).unwrap();
        let connect = |_| TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        let mut open: Vec<TcpStream> = (0..40).map(connect).collect();
        for connection in &mut open {
            assert!(ask(connection, "/server.rs").starts_with("HTTP/1.1 200"));
        }
        for outside in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd"] {
            let answer = ask(&mut connect(0), outside);
            assert!(
                answer.starts_with("HTTP/1.1 404") && answer.ends_with("not found"),
                "{outside}: {answer}"
            );
        }
    }
}
