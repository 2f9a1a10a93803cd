//! A part of a site's addresses, for one machine of many.

use super::route::Route;

/// The K-th of N slices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    number: usize,
    of: usize,
}

impl Slice {
    /// Reads `K/N`, with K from 1 to N.
    pub fn read(text: &str) -> Option<Self> {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten();
        let (number, of) = text.split_once('/')?;
        let (number, of) = (digits(number)?, digits(of)?);
        (1..=of).contains(&number).then_some(Self { number, of })
    }

    /// Which it is, from 1.
    pub fn number(self) -> usize {
        self.number
    }

    /// Of how many.
    pub fn of(self) -> usize {
        self.of
    }

    /// Its share of all addresses: every N-th, after they were sorted by the kind of file and where it is, so that each slice has as
    /// many pages, drawings and workbooks of each folder as the others, give or take one.
    pub fn share(self, mut routes: Vec<Route>) -> Vec<Route> {
        routes.sort_by_cached_key(|route| {
            let address = route.address();
            let kind = address.rsplit_once('.').map(|(_, kind)| kind.to_owned());
            (kind, address)
        });
        routes.into_iter().skip(self.number - 1).step_by(self.of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Slice;

    #[test]
    fn a_slice_is_one_of_so_many() {
        let read = |text| Slice::read(text).map(|slice| (slice.number(), slice.of()));
        assert_eq!(read("1/1"), Some((1, 1)));
        assert_eq!(read("3/7"), Some((3, 7)));
        let huge = "1/99999999999999999999999";
        for wrong in ["", "/", "3", "0/3", "4/3", "a/b", "1/0", "+1/3", "1/3/5", " 1/3", "-1/3", "1/", huge] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
