//! Changes to the TOML that is there, which keep what they do not concern.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};

use crate::Failure;

/// The `Cargo.toml` of the folder that `init` works in.
pub(super) struct Manifest(DocumentMut);

impl Manifest {
    /// Reads it; an empty workspace where there is none.
    pub(super) fn parse(text: Option<&str>) -> Result<Self, Failure> {
        match text {
            Some(text) => Ok(Self(parse("Cargo.toml", text)?)),
            None => Ok(Self(parse("Cargo.toml", "[workspace]\nresolver = \"3\"\n")?)),
        }
    }

    /// Whether there is nothing to compile yet.
    pub(super) fn has_no_package(&self) -> bool {
        let members = self.0.get("workspace").and_then(|workspace| workspace.get("members"));
        let some = members.and_then(Item::as_array).is_some_and(|members| !members.is_empty());
        !self.is_package() && !some
    }

    /// Whether the folder itself is a package.
    pub(super) fn is_package(&self) -> bool {
        self.0.contains_key("package")
    }

    /// Makes the package in the folder `path` part of the workspace.
    pub(super) fn add_member(&mut self, path: &str) -> Result<(), Failure> {
        let workspace = self.0.entry("workspace").or_insert(Item::Table(Table::new()));
        let members = workspace
            .as_table_like_mut()
            .map(|workspace| workspace.entry("members").or_insert(value(Array::new())))
            .and_then(Item::as_array_mut)
            .ok_or_else(|| {
                Failure::environment("`workspace.members` of `Cargo.toml` is no list")
            })?;
        // `*` matches one name, as it does for cargo where people use it.
        let covers = |member: &str| {
            member == path
                || member.strip_suffix("/*").is_some_and(|folder| {
                    path.strip_prefix(folder).is_some_and(|rest| rest.rfind('/') == Some(0))
                })
        };
        if !members.iter().filter_map(|member| member.as_str()).any(covers) {
            members.push(path);
        }
        Ok(())
    }

    /// Takes the package `name` from the folder `path` instead of the registry.
    pub(super) fn patch(&mut self, name: &str, path: &str) -> Result<(), Failure> {
        let no_table = || Failure::environment("`patch` of `Cargo.toml` is no table");
        let mut implicit = Table::new();
        implicit.set_implicit(true);
        let patches = self.0.entry("patch").or_insert(Item::Table(implicit));
        let patches = patches.as_table_like_mut().ok_or_else(no_table)?;
        let registry = patches.entry("crates-io").or_insert(Item::Table(Table::new()));
        let registry = registry.as_table_like_mut().ok_or_else(no_table)?;
        let mut source = InlineTable::new();
        source.insert("path", path.into());
        registry.insert(name, value(source));
        Ok(())
    }

    pub(super) fn text(&self) -> String {
        self.0.to_string()
    }
}

/// The text of `.cargo/config.toml` with `cargo xtask` in it; `None` where it means something
/// already.
pub(super) fn with_alias(text: Option<&str>) -> Result<Option<String>, Failure> {
    let mut config = parse(".cargo/config.toml", text.unwrap_or_default())?;
    let aliases = config.entry("alias").or_insert(Item::Table(Table::new()));
    let aliases = aliases
        .as_table_like_mut()
        .ok_or_else(|| Failure::environment("`alias` of `.cargo/config.toml` is no table"))?;
    if aliases.contains_key("xtask") {
        return Ok(None);
    }
    aliases.insert("xtask", value("run --quiet --package xtask --"));
    Ok(Some(config.to_string()))
}

fn parse(name: &str, text: &str) -> Result<DocumentMut, Failure> {
    text.parse().map_err(|cause| Failure::environment(format!("cannot read `{name}`: {cause}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(before: Option<&str>, member: &str) -> String {
        let mut manifest = Manifest::parse(before).unwrap_or_else(|e| panic!("{e}"));
        manifest.add_member(member).unwrap_or_else(|e| panic!("{e}"));
        manifest.text()
    }

    #[test]
    fn members_are_added_and_all_else_stays() {
        assert_eq!(after(None, "shop"), "[workspace]\nresolver = \"3\"\nmembers = [\"shop\"]\n");
        let before = "# Ours.\n[workspace]\nmembers = [\"a\"] # so far\n\n[workspace.lints]\n";
        assert_eq!(after(Some(before), "xtask"), before.replace("\"a\"", "\"a\", \"xtask\""));
        let package = "[package]\nname = \"a\"\n";
        assert_eq!(
            after(Some(package), "xtask"),
            format!("{package}\n[workspace]\nmembers = [\"xtask\"]\n")
        );
    }

    #[test]
    fn a_member_is_listed_once() {
        for members in ["\"crates/shop\"", "\"crates/*\""] {
            let before = format!("[workspace]\nmembers = [{members}]\n");
            assert_eq!(after(Some(&before), "crates/shop"), before);
        }
        let other = "[workspace]\nmembers = [\"crates/*\"]\n";
        assert!(after(Some(other), "crates/shop/xtask").contains("\"crates/shop/xtask\""));
    }

    #[test]
    fn an_alias_is_added_once() {
        let added = with_alias(Some("[alias]\nlint = \"clippy\"\n")).unwrap().unwrap();
        let expected = "[alias]\nlint = \"clippy\"\nxtask = \"run --quiet --package xtask --\"\n";
        assert_eq!(added, expected);
        assert!(with_alias(Some(&added)).unwrap().is_none());
        assert!(with_alias(Some("alias = 1")).is_err());
    }
}
