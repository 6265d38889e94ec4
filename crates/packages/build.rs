//! The Python files of `lib` become a table of modules.
fn main() -> std::io::Result<()> {
    frozen::freeze()
}
