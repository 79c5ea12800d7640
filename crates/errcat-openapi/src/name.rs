//! Names of components.

use std::collections::HashMap;
use std::fmt::Write as _;

/// Names of one section of the components.
///
/// Two names that differ in case only are taken for the same: client generators write a file per
/// schema, and not every file system tells them apart.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Taken names in lower case, with the number last tried for a further one.
    taken: HashMap<String, usize>,
}

impl Names {
    /// A free name: the wanted one, else with `role` behind it, else with a number behind that.
    ///
    /// So the outcome depends on the order of the claims alone, and the first to claim a name
    /// keeps it whatever comes later.
    pub(crate) fn claim(&mut self, wanted: &str, role: &str) -> String {
        let wanted = component(wanted);
        if self.free(&wanted) {
            return wanted;
        }
        let with_role = format!("{wanted}{role}");
        if !role.is_empty() && self.free(&with_role) {
            return with_role;
        }
        loop {
            let tried = self.taken.entry(with_role.to_lowercase()).or_insert(1);
            *tried += 1;
            let numbered = format!("{with_role}{tried}");
            if self.free(&numbered) {
                return numbered;
            }
        }
    }

    fn free(&mut self, name: &str) -> bool {
        let key = name.to_lowercase();
        let free = !self.taken.contains_key(&key);
        if free {
            self.taken.insert(key, 1);
        }
        free
    }
}

/// `text` in the characters of component names, `[a-zA-Z0-9._-]`. Every other character becomes its
/// code point, so that a name does not depend on its neighbours.
fn component(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
            out.push(c);
        } else {
            let _ = write!(out, "_{:04X}", u32::from(c));
        }
    }
    if out.is_empty() { "_".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_claim_keeps_the_name() {
        let mut names = Names::default();
        let claims = ["Isbn", "ISBN", "Isbn", "isbn", "IsbnError"].map(|n| names.claim(n, "Error"));
        assert_eq!(claims, ["Isbn", "ISBNError", "IsbnError2", "isbnError3", "IsbnErrorError"]);
    }

    #[test]
    fn only_allowed_characters() {
        let mut names = Names::default();
        assert_eq!(names.claim("Größe/~x", ""), "Gr_00F6_00DFe_002F_007Ex");
        assert_eq!(names.claim("", ""), "_");
        assert_eq!(names.claim("日本", ""), "_65E5_672C");
    }
}
