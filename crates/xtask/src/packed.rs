//! What a site is made of, packed beside it for the server: the engine is 7 MB, packed less than 3.
use crate::run::Failed;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Endings of what packing makes smaller.
const KINDS: [&str; 5] = ["css", "html", "js", "svg", "wasm"];

/// Puts `file.gz` beside each file of a folder that is worth it, where it is not there yet.
pub fn pack(folder: &Path) -> Result<(), Failed> {
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let worth =
            entry.path().extension().is_some_and(|end| KINDS.iter().any(|kind| end == *kind));
        let target = PathBuf::from(format!("{}.gz", entry.path().display()));
        if worth && entry.file_type().is_file() && !target.exists() {
            fs::write(target, packed(&fs::read(entry.path())?)?)?;
        }
    }
    Ok(())
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>, Failed> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server;
    use std::io::Read;
    use std::net::TcpStream;

    fn answer(port: u16, header: &str) -> String {
        let mut connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
        write!(connection, "GET /a.js HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{header}\r\n")
            .unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn what_a_browser_can_unpack_comes_packed() {
        let folder = std::env::temp_dir().join(format!("packed-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.js"), "go();".repeat(1000)).unwrap();
        pack(&folder).unwrap();
        let server = server::start(&folder, 0).unwrap();
        let whole = answer(server.port, "");
        let packed = answer(server.port, "Accept-Encoding: gzip\r\n");
        fs::remove_dir_all(&folder).unwrap();
        assert!(whole.ends_with("go();") && !whole.contains("gzip"));
        assert!(packed.contains("content-encoding: gzip") && packed.contains("text/javascript"));
        assert!(packed.len() < 1000);
    }
}
