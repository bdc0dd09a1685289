//! What do the frequent features of a token add up to? Rows of a weight for every state, summed a register at a time.

use multiversion::multiversion;

use super::super::state::{HALF, WIDTH};
use super::{Sums, step};

/// A dense row: weights in the steps of [`step`], and at a place that is no state's the size of the largest.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub struct Dense([i16; WIDTH]);

/// Where a row keeps the size of its largest weight.
const LARGEST: usize = HALF;

impl Dense {
    /// The row of these codes.
    pub fn new(codes: &[u8; WIDTH]) -> Self {
        let largest = codes.iter().fold(0, |largest: u8, code| largest.max((*code as i8).unsigned_abs()));
        let mut row = codes.map(|code| step(code as i8));
        row[LARGEST] = step(largest.min(127) as i8);
        Dense(row)
    }
}

/// Adds dense rows to the sums. As many rows as can be are first summed in 16 bits, which is half the work: until their largest
/// weights together could pass what these hold, some seven rows.
#[multiversion(targets("x86_64+avx2"))]
pub fn add(dense: &[Dense], rows: &[u32], sums: &mut Sums) {
    let mut sum = [0i16; WIDTH];
    let mut room = i16::MAX;
    for &row in rows {
        let Some(Dense(row)) = dense.get(row as usize) else { continue };
        let largest = row[LARGEST];
        if largest > room {
            for (sum, value) in sums.iter_mut().zip(&mut sum) {
                *sum += i32::from(*value);
                *value = 0;
            }
            room = i16::MAX;
        }
        room -= largest;
        for (sum, weight) in sum.iter_mut().zip(row) {
            *sum = sum.wrapping_add(*weight);
        }
    }
    for (sum, value) in sums.iter_mut().zip(&sum) {
        *sum += i32::from(*value);
    }
    sums[LARGEST] = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_rows_is_summed_without_overflow() {
        // No code is -128.
        let codes = |n: u8| std::array::from_fn(|place| (place as u8).wrapping_mul(n)).map(|code| if code == 0x80 { 0x81 } else { code });
        let rows: Vec<Dense> =
            (0..40).map(|n| Dense::new(&codes(n))).chain([Dense::new(&[127; WIDTH]), Dense::new(&[0x81; WIDTH])]).collect();
        let order: Vec<u32> = (0..200).map(|n| if n % 3 == 0 { 40 } else { n * 7 % 42 }).collect();
        let mut sums = [1; 64];
        add(&rows, &order, &mut sums);
        for place in (0..WIDTH).filter(|place| *place != LARGEST) {
            let expected: i32 = order.iter().map(|row| i32::from(rows[*row as usize].0[place])).sum();
            assert_eq!(sums[place], 1 + expected, "{place}");
        }
    }
}
