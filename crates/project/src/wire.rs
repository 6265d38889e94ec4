//! Messages between page and worker as bytes. In: a value. Out: postcard's bytes, and back.
//! Both sides are of one build, so the bytes need not say what they are; reading them takes a
//! fraction of the code.
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A message as bytes.
pub fn pack(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from its bytes; none where they are none of ours.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ask, Request};

    #[test]
    fn a_message_comes_back_as_it_was() {
        let content = Some(vec![0, 255, 7]);
        let request = Request { id: 300, ask: Ask::Write { path: "a.db".into(), content } };
        assert_eq!(unpack::<Request>(&pack(&request)), Some(request));
        assert_eq!(unpack::<Request>(b"\xff\xff\xff\xff\xff\xff"), None);
    }
}
