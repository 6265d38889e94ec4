//! scrypt, as RFC 7914 says it: what Werkzeug keeps passwords with.
use crate::error::PyResult;
use crate::vm::Vm;

/// One block of 64 bytes, as numbers.
type Block = [u32; 16];

/// What scrypt costs: `n` rows of `r` pairs of blocks, `p` times.
#[derive(Clone, Copy)]
pub(super) struct Cost {
    /// Rows, a power of two.
    pub n: usize,
    /// Pairs of blocks in a row.
    pub r: usize,
    /// How often.
    pub p: usize,
}

impl Cost {
    /// Whether the rows fit into what a value may take here.
    pub(super) fn fits(self) -> bool {
        let bytes = self.n.checked_mul(self.r).and_then(|x| x.checked_mul(128));
        let parts = self.p.checked_mul(self.r).and_then(|x| x.checked_mul(128));
        self.n > 1
            && self.n.is_power_of_two()
            && [bytes, parts].iter().all(|x| x.is_some_and(|x| x > 0 && x <= 64 << 20))
    }
}

/// Mixes the bytes that PBKDF2 made of password and salt.
///
/// # Errors
/// The budget of the program.
pub(super) fn mix(vm: &Vm, bytes: &mut [u8], cost: Cost) -> PyResult<()> {
    for part in bytes.chunks_exact_mut(128 * cost.r) {
        let mut row: Vec<Block> = part.chunks_exact(64).map(read).collect();
        let mut rows: Vec<Vec<Block>> = Vec::with_capacity(cost.n);
        for _ in 0..cost.n {
            vm.tick()?;
            rows.push(row.clone());
            row = block_mix(&row);
        }
        for _ in 0..cost.n {
            vm.tick()?;
            let at = row[row.len() - 1][0] as usize & (cost.n - 1);
            for (block, other) in row.iter_mut().zip(&rows[at]) {
                xor(block, other);
            }
            row = block_mix(&row);
        }
        for (to, block) in part.chunks_exact_mut(64).zip(&row) {
            write(block, to);
        }
    }
    Ok(())
}

fn read(bytes: &[u8]) -> Block {
    let mut block = [0; 16];
    for (word, bytes) in block.iter_mut().zip(bytes.chunks_exact(4)) {
        *word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    block
}

fn write(block: &Block, to: &mut [u8]) {
    for (word, bytes) in block.iter().zip(to.chunks_exact_mut(4)) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
}

fn xor(block: &mut Block, other: &Block) {
    block.iter_mut().zip(other).for_each(|(word, other)| *word ^= other);
}

/// scryptBlockMix: even blocks first, then the odd ones.
fn block_mix(row: &[Block]) -> Vec<Block> {
    let mut last = row[row.len() - 1];
    let mut out = vec![[0; 16]; row.len()];
    for (at, block) in row.iter().enumerate() {
        xor(&mut last, block);
        salsa(&mut last);
        out[at / 2 + if at % 2 == 0 { 0 } else { row.len() / 2 }] = last;
    }
    out
}

/// Salsa20/8.
fn salsa(block: &mut Block) {
    let mut x = *block;
    let mut quarter = |a: usize, b: usize, c: usize, d: usize| {
        x[b] ^= x[a].wrapping_add(x[d]).rotate_left(7);
        x[c] ^= x[b].wrapping_add(x[a]).rotate_left(9);
        x[d] ^= x[c].wrapping_add(x[b]).rotate_left(13);
        x[a] ^= x[d].wrapping_add(x[c]).rotate_left(18);
    };
    for _ in 0..4 {
        quarter(0, 4, 8, 12);
        quarter(5, 9, 13, 1);
        quarter(10, 14, 2, 6);
        quarter(15, 3, 7, 11);
        quarter(0, 1, 2, 3);
        quarter(5, 6, 7, 4);
        quarter(10, 11, 8, 9);
        quarter(15, 12, 13, 14);
    }
    block.iter_mut().zip(x).for_each(|(word, x)| *word = word.wrapping_add(x));
}
