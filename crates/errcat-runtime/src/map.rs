//! Maps that keep the order of their entries.

use std::fmt;

/// A map from texts, in the order its entries were given, as the wire shows it.
///
/// Payloads have few entries, so looking one up goes through them in order.
#[derive(Clone, PartialEq)]
pub struct Map<T> {
    entries: Vec<(String, T)>,
}

impl<T> Map<T> {
    /// A map without entries.
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// Sets the value of a key. A new key comes last; one that is there keeps its place.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        let key = key.into();
        let known = self.entries.iter_mut().find(|(k, _)| *k == key);
        if let Some((_, old)) = known {
            return Some(std::mem::replace(old, value));
        }
        self.entries.push((key, value));
        None
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entries.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.entries.iter().map(|(k, v)| (k.as_str(), v))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// A key that comes twice keeps its first place and its last value.
impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Into<String>, T> Extend<(K, T)> for Map<T> {
    fn extend<I: IntoIterator<Item = (K, T)>>(&mut self, entries: I) {
        let mut entries = entries.into_iter();
        while self.entries.len() < FEW {
            let Some((key, value)) = entries.next() else { return };
            self.insert(key, value);
        }
        let before = self.entries.len();
        self.entries.extend(entries.map(|(key, value)| (key.into(), value)));
        if self.entries.len() > before {
            self.join_repeated();
        }
    }
}

/// Up to this many entries, comparing each with all is as fast as anything.
const FEW: usize = 16;

impl<T> Map<T> {
    /// Makes one of entries with the same key. By sorting: a map may come from a stranger, and
    /// comparing each with all takes minutes for one of a few megabytes.
    fn join_repeated(&mut self) {
        let entries = &mut self.entries;
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|&a, &b| entries[a].0.cmp(&entries[b].0));
        let mut repeated = vec![false; entries.len()];
        let mut first = order[0];
        for &at in &order[1..] {
            if entries[first].0 == entries[at].0 {
                // Equal keys kept their order, so `first` stands before `at`.
                let (before, from) = entries.split_at_mut(at);
                std::mem::swap(&mut before[first].1, &mut from[0].1);
                repeated[at] = true;
            } else {
                first = at;
            }
        }
        let mut repeated = repeated.into_iter();
        entries.retain(|_| repeated.next() != Some(true));
    }
}

impl<K: Into<String>, T, const N: usize> From<[(K, T); N]> for Map<T> {
    fn from(entries: [(K, T); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_and_keys_are_unique() {
        let map = Map::from([("b", 1), ("a", 2), ("b", 3)]);
        assert_eq!(map.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2)]);
        assert_eq!(map.get("a"), Some(&2));
        assert_eq!(format!("{map:?}"), r#"{"b": 3, "a": 2}"#);
    }
    #[test]
    fn many_entries_are_as_few() {
        let entries: Vec<_> = (0..100).map(|i| ((i * 7 % 30).to_string(), i)).collect();
        let mut plainly = Map::new();
        for (key, value) in entries.clone() {
            plainly.insert(key, value);
        }
        assert_eq!(entries.into_iter().collect::<Map<_>>(), plainly);
    }

    #[test]
    fn a_strangers_map_takes_no_minutes() {
        let start = std::time::Instant::now();
        let map: Map<_> = (0..300_000).map(|i| (i.to_string(), ())).collect();
        assert_eq!(map.len(), 300_000);
        assert!(start.elapsed().as_secs() < 20);
    }
}
