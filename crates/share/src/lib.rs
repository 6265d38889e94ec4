//! How a project leaves and comes back: links, zips, folders. Bytes and texts in, values out;
//! nothing runs here.
pub mod archive;
mod bytes;
mod deflate;
mod error;
pub mod export;
mod find;
pub mod import;
mod known;
pub mod link;
mod records;
mod shape;
mod sparse;
