//! Deflate with a preset dictionary, both ways. In: bytes and the dictionary. Out: bytes, never
//! more than a cap.
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// What inflating gave.
pub(crate) struct Inflated {
    /// The bytes, as far as they could be read.
    pub bytes: Vec<u8>,
    /// Whether it was cut at the cap.
    pub capped: bool,
}

/// Raw deflate of `bytes` against a dictionary. The dictionary is compressed first and flushed, and
/// what that gave is dropped: the compressor then knows it as what went before.
pub(crate) fn deflate(bytes: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(10, -15, 0));
    feed(&mut compressor, dictionary, TDEFLFlush::Sync);
    feed(&mut compressor, bytes, TDEFLFlush::Finish)
}

fn feed(compressor: &mut CompressorOxide, mut bytes: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    let mut out = Vec::new();
    let mut room = vec![0; 32 * 1024];
    loop {
        let (status, taken, given) = compress(compressor, bytes, &mut room, flush);
        out.extend_from_slice(&room[..given]);
        bytes = &bytes[taken..];
        let flushed = flush == TDEFLFlush::Sync && bytes.is_empty() && given < room.len();
        if status != TDEFLStatus::Okay || flushed {
            return out;
        }
    }
}

/// The way back. What is damaged or cut off gives the bytes before the damage.
pub(crate) fn inflate(bytes: &[u8], dictionary: &[u8], cap: usize) -> Inflated {
    let mut machine = Box::<DecompressorOxide>::default();
    let mut out = dictionary.to_vec();
    let (mut read, mut written) = (0, out.len());
    let limit = written + cap;
    loop {
        out.resize((written * 2).max(written + 4096).min(limit), 0);
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, taken, given) =
            decompress(&mut machine, &bytes[read..], &mut out, written, flags);
        read += taken;
        written += given;
        if status == TINFLStatus::HasMoreOutput && written < limit {
            continue;
        }
        out.truncate(written);
        let capped = status == TINFLStatus::HasMoreOutput;
        return Inflated { bytes: out.split_off(dictionary.len()), capped };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_the_dictionary_saves() {
        let dictionary = b"def upgrade():\n    op.create_table('employees',\n".repeat(3);
        let text = b"def upgrade():\n    op.create_table('people',\n".repeat(2);
        let with = deflate(&text, &dictionary);
        assert!(with.len() < deflate(&text, b"").len());
        let back = inflate(&with, &dictionary, 1 << 20);
        assert_eq!(back.bytes, text);
    }

    #[test]
    fn a_bomb_stops_at_the_cap_and_a_torso_gives_its_beginning() {
        let zeros = deflate(&vec![0; 1 << 20], b"");
        let back = inflate(&zeros, b"", 1000);
        assert!(back.capped);
        assert_eq!(back.bytes.len(), 1000);
        let text: Vec<u8> =
            (0..5000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let packed = deflate(&text, b"");
        let back = inflate(&packed[..packed.len() / 2], b"", 1 << 20);
        assert!(back.bytes.len() > 1000);
        assert!(text.starts_with(&back.bytes));
    }
}
