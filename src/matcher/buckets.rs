//! A table from hashes to numbers that says fast of most hashes that it hasn't them.

/// How many bits of the filter there are for each number: with two of them set for each, about one absent hash in fifty
/// gets through to the table.
const FILTER_BITS: usize = 16;

/// Numbers by hash. Different keys may have the same hash: who asks must look whether a number is the one he means.
#[derive(Debug)]
pub(super) struct Buckets {
    /// Two bits of one of these numbers are set for each hash.
    filter: Vec<u64>,
    /// Open addressing, the next slot after a taken one: at most half are taken.
    slots: Vec<Slot>,
}

/// A number and a part of its hash.
#[derive(Debug, Clone, Copy)]
struct Slot {
    tag: u32,
    /// The number, and [`MORE`].
    number: u32,
}

/// What stands in a slot that is free. No number is this large.
const FREE: Slot = Slot { tag: 0, number: u32::MAX };

/// The bit of a slot's number that says that a number with the same tag stands behind it.
const MORE: u32 = 1 << 31;

impl Default for Buckets {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Buckets {
    /// A table of these hashes, each with a number below 2³¹ - 1.
    pub(super) fn new(mut pairs: Vec<(u64, u32)>) -> Self {
        assert!(pairs.len() < MORE as usize, "a lexicon has fewer than 2³¹ forms");
        let size = (pairs.len() * 2 + 1).next_power_of_two();
        let filter = vec![0; (pairs.len() * FILTER_BITS / 64).next_power_of_two()];
        let mut table = Self { filter, slots: vec![FREE; size] };
        pairs.sort_unstable();
        for same in pairs.chunk_by(|a, b| tag(a.0) == tag(b.0)) {
            for (left, &(hash, number)) in (0..same.len()).rev().zip(same) {
                let word = table.filter_word(hash);
                table.filter[word] |= filter_bits(hash);
                let mut at = table.first_slot(tag(hash));
                while table.slots[at].number != FREE.number {
                    at = (at + 1) & (size - 1);
                }
                table.slots[at] = Slot { tag: tag(hash), number: number | if left > 0 { MORE } else { 0 } };
            }
        }
        table
    }

    /// May the table have a hash? Mostly no if it hasn't.
    #[inline]
    pub(super) fn may_have(&self, hash: u64) -> bool {
        let bits = filter_bits(hash);
        self.filter[self.filter_word(hash)] & bits == bits
    }

    /// Calls `found` with the numbers of a hash, and seldom with one of another.
    #[inline]
    pub(super) fn get(&self, hash: u64, mut found: impl FnMut(u32)) {
        let tag = tag(hash);
        let mut at = self.first_slot(tag);
        loop {
            let slot = self.slots[at];
            if slot.number == FREE.number {
                return;
            }
            if slot.tag == tag {
                found(slot.number & !MORE);
                if slot.number & MORE == 0 {
                    return;
                }
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    #[inline]
    const fn filter_word(&self, hash: u64) -> usize {
        (hash >> 12) as usize & (self.filter.len() - 1)
    }

    #[inline]
    const fn first_slot(&self, tag: u32) -> usize {
        tag as usize & (self.slots.len() - 1)
    }
}

/// The two bits of a hash.
#[inline]
const fn filter_bits(hash: u64) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63)
}

/// The part of a hash that a slot keeps, and that says where to look first: numbers with the same tag are found on the same way.
#[inline]
const fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// Spreads the bits of a key over all of a hash, by two rounds of multiply and fold as in Steele and Vigna, "Computationally easy,
/// spectrally good multipliers" (2022), whose constants these are.
#[inline]
pub(super) const fn mix(key: u64) -> u64 {
    let once = key.wrapping_mul(0xd134_2543_de82_ef95);
    let twice = (once ^ once >> 32).wrapping_mul(0xaf25_1af3_b0f0_25b5);
    twice ^ twice >> 32
}

#[cfg(test)]
mod tests {
    use super::{Buckets, mix};

    fn numbers(table: &Buckets, key: u64) -> Vec<u32> {
        let mut numbers = Vec::new();
        table.get(mix(key), |number| numbers.push(number));
        numbers
    }

    #[test]
    fn what_was_put_in_is_found_and_little_else_gets_through() {
        let table = Buckets::new((0..1000).map(|n| (mix(u64::from(n / 2)), n)).collect());
        for key in 0..500 {
            let first = u32::try_from(key * 2).unwrap();
            assert_eq!(numbers(&table, key), [first, first + 1]);
        }
        assert!((500..100_000).all(|key| numbers(&table, key).is_empty()));
        let through = (500..100_000).filter(|&key| table.may_have(mix(key)));
        assert!(through.count() < 5_000);
        assert!(numbers(&Buckets::default(), 1).is_empty() && !Buckets::default().may_have(mix(1)));
        assert!((0..500).all(|key| table.may_have(mix(key))));
    }
}
