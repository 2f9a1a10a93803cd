//! Rising numbers in little room: an index of ten thousand chapters has ten million of them.

/// Numbers, none smaller than the one before, kept as their differences. Each takes a byte for every seven bits (LEB128): one, for most.
#[derive(Debug, Clone, Default)]
pub struct Rising {
    bytes: Vec<u8>,
    last: u32,
    count: u32,
}

impl Rising {
    /// Adds `number`, which is not smaller than the last.
    pub fn push(&mut self, number: u32) {
        let mut rest = number.saturating_sub(self.last);
        while rest >= 0x80 {
            self.bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
        (self.last, self.count) = (number, self.count + 1);
    }

    /// How many they are.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// What each is more than the one before, the first than nothing.
    pub fn differences(&self) -> Vec<u32> {
        let mut all = Vec::with_capacity(self.count as usize);
        let (mut number, mut shift) = (0, 0);
        for byte in &self.bytes {
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                all.push(number);
                (number, shift) = (0, 0);
            } else {
                shift += 7;
            }
        }
        all
    }
}

/// Rising numbers, each as what it is more than the one before.
pub fn differences(list: &[u32]) -> Vec<u32> {
    let before = [0].into_iter().chain(list.iter().copied());
    list.iter().zip(before).map(|(number, before)| number - before).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_come_back_as_differences() {
        let mut rising = Rising::default();
        let numbers = [0, 0, 1, 128, 129, 16_512, 2_113_663, u32::MAX];
        numbers.iter().for_each(|number| rising.push(*number));
        assert_eq!((rising.differences(), rising.count()), (differences(&numbers), 8));
        assert_eq!(rising.bytes.len(), 5 + 2 + 3 + 5, "the first five, and the last three");
    }
}
