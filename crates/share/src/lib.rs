//! How a project leaves and comes back: links, zips, databases, SQL scripts. Bytes and texts in, values out; nothing runs here.
mod bytes;
mod deflate;
mod known;
pub mod link;
mod records;
mod shape;
mod sparse;
