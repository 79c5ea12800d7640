//! Members that stand on lines.

use errcat_model::Json;
use errcat_openapi::yaml::{self, Indent};
use errcat_source::edit::{line_start, next_line};
use errcat_syntax::written::{Kind, Node};

use super::{Layout, Writer};
use crate::changes::{Change, Changes};
use crate::rules;

impl Writer<'_, '_> {
    /// Changes a mapping that stands on lines, which has at least one member.
    pub(super) fn block(
        &mut self,
        node: &Node,
        members: &[(Node, Node)],
        changes: &Changes,
        layout: &Layout,
    ) {
        let plain = |key: &&Node| {
            let before =
                self.text[line_start(self.text, key.range().start)..key.range().start].trim_end();
            key.anchor == 0 && !key.tagged && !before.ends_with('?')
        };
        let Some(first) = members.iter().map(|(key, _)| key).find(plain) else {
            let message = "the keys of the mapping that is changed here are not plain";
            return self.refuse(rules::unfit_place(node.span.part(0..1), message));
        };
        let column = self.column(first.range().start);
        let at = Indent { column, step: layout.step };
        let by_name = changes.by_name();
        let mut new = by_name.clone();
        for (key, value) in members {
            let Some(name) = key.as_text() else { continue };
            new.remove(name);
            match by_name.get(name) {
                None => {}
                Some(Change::Within(inner)) => self.inside(key, value, inner, at, layout),
                Some(Change::Remove) => self.replace_lines(key, value, ""),
                Some(Change::Put(json)) => {
                    let mut lines = String::new();
                    yaml::write_member(&mut lines, at, name, json);
                    self.replace_lines(key, value, &lines);
                }
            }
        }
        let added = changes.iter().filter(|(name, _)| new.contains_key(name));
        let lines = members_as_lines(added, at);
        if let Some((_, last)) = members.last().filter(|_| !lines.is_empty()) {
            self.edits.insert_lines(last.range().end, &lines);
        }
    }

    /// Replaces the lines of a member.
    fn replace_lines(&mut self, key: &Node, value: &Node, lines: &str) {
        if !self.may_go(key, value) {
            return;
        }
        if self.blank_before(key.range().start).is_none() {
            let message = "what is replaced or removed here does not begin its line";
            return self.refuse(rules::unfit_place(key.span, message));
        }
        let start = line_start(self.text, key.range().start);
        let end = next_line(self.text, value.range().end.max(key.range().end));
        self.edits.replace(start..end, lines);
    }

    /// Changes the mapping that is the value of a key at `at`.
    fn inside(&mut self, key: &Node, value: &Node, changes: &Changes, at: Indent, layout: &Layout) {
        let within = if let Kind::Mapping { flow: false, members } = &value.kind {
            let first = members.first().map(|(key, _)| self.column(key.range().start));
            let step = first.and_then(|column| column.checked_sub(at.column));
            Layout { step: step.filter(|step| *step > 0).unwrap_or(at.step), ..layout.clone() }
        } else {
            let start = line_start(self.text, key.range().start);
            let line = &self.text[start..key.range().start];
            let indent = line[..line.len() - line.trim_start().len()].to_owned();
            Layout { indent, unit: " ".repeat(at.step), ..layout.clone() }
        };
        let nothing = &self.text[value.range()];
        let empty = value.is_null() || nothing.starts_with('{') && nothing[1..].trim() == "}";
        if !empty {
            return self.mapping(value, changes, &within);
        }
        if !self.may_change(value, changes) {
            return;
        }
        // `{}` or `~`: lines behind the key take its place.
        let mut range = value.range();
        let rest = &self.text[range.end..next_line(self.text, range.end)];
        if rest.trim().is_empty() && !range.is_empty() {
            range.start = self.text[..range.start].trim_end_matches(' ').len();
        }
        self.edits.remove(range);
        let lines = members_as_lines(changes.iter(), Indent { column: at.column + at.step, ..at });
        self.edits.insert_lines(value.range().end.max(key.range().end), &lines);
    }
}

fn members_as_lines<'c>(added: impl Iterator<Item = (&'c str, &'c Change)>, at: Indent) -> String {
    let mut lines = String::new();
    for (name, change) in added {
        match change {
            Change::Put(json) => yaml::write_member(&mut lines, at, name, json),
            Change::Within(inner) => match inner.to_json() {
                Json::Object(members) if members.is_empty() => {}
                json => yaml::write_member(&mut lines, at, name, &json),
            },
            Change::Remove => {}
        }
    }
    lines
}
