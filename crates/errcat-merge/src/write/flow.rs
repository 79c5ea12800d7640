//! Members between brackets, as in JSON.

use std::ops::Range;

use errcat_model::Json;
use errcat_openapi::json;
use errcat_source::edit::next_line;
use errcat_syntax::written::Node;

use super::{Layout, Writer};
use crate::changes::{Change, Changes};
use crate::rules;

impl Writer<'_, '_> {
    /// Changes a mapping between brackets.
    pub(super) fn flow(
        &mut self,
        node: &Node,
        members: &[(Node, Node)],
        changes: &Changes,
        around: &Layout,
    ) {
        let layout = self.layout_of(members, around);
        let by_name = changes.by_name();
        let mut new = by_name.clone();
        let mut goes = Vec::with_capacity(members.len());
        for (key, value) in members {
            let change = key.as_text().and_then(|name| {
                new.remove(name);
                by_name.get(name).copied()
            });
            goes.push(matches!(change, Some(Change::Remove)));
            match change {
                Some(Change::Within(inner)) => self.inside_flow(value, inner, &layout),
                Some(Change::Remove) => drop(self.may_go(key, value)),
                Some(Change::Put(json)) if self.may_go(key, value) => {
                    self.replace_value(value, json, &layout);
                }
                None | Some(Change::Put(_)) => {}
            }
        }
        let added = changes.iter().filter(|(name, _)| new.contains_key(name));
        let added: Vec<String> = added
            .filter_map(|(name, change)| match change {
                Change::Put(json) => Some(member(name, json, &layout)),
                Change::Within(inner) => Some(member(name, &inner.to_json(), &layout)),
                Change::Remove => None,
            })
            .collect();
        self.take_out_before_others(members, &goes);
        match goes.iter().rposition(|goes| !goes) {
            Some(last) if added.is_empty() && last + 1 == members.len() => {}
            // Its end cannot be told from a comment behind it.
            Some(last) if members[last].1.range().is_empty() => self.refuse_empty(&members[last].0),
            Some(last) => self.behind(members, last, &added, &layout),
            None => self.instead_of_all(node, members, &added, &layout),
        }
    }

    /// How the members of a mapping stand, as the last of them does.
    fn layout_of(&self, members: &[(Node, Node)], around: &Layout) -> Layout {
        let Some((key, value)) = members.last() else { return around.clone() };
        let between = &self.text[key.range().end..value.range().start.max(key.range().end)];
        let spaced = between.contains([' ', '\n']);
        match self.blank_before(key.range().start) {
            Some(indent) => {
                let unit = indent.strip_prefix(&*around.indent).filter(|unit| !unit.is_empty());
                Layout {
                    unit: unit.unwrap_or(&around.unit).to_owned(),
                    indent: indent.to_owned(),
                    lines: true,
                    spaced,
                    ..around.clone()
                }
            }
            None => Layout { lines: false, spaced, ..around.clone() },
        }
    }

    fn inside_flow(&mut self, value: &Node, changes: &Changes, layout: &Layout) {
        let written = &self.text[value.range()];
        let empty = written.starts_with('{') && written[1..].trim() == "}";
        if !empty && !value.is_null() {
            return self.mapping(value, changes, layout);
        }
        if self.may_change(value, changes) {
            self.replace_value(value, &changes.to_json(), layout);
        }
    }

    fn replace_value(&mut self, value: &Node, json: &Json, layout: &Layout) {
        if value.range().is_empty() {
            return self.refuse_empty(value);
        }
        let mut text = String::new();
        write_value(&mut text, json, layout);
        self.edits.replace(value.range(), &text);
    }

    fn refuse_empty(&mut self, at: &Node) {
        let message = "a key between brackets has no value here";
        let diagnostic = rules::unfit_place(at.span, message);
        self.refuse(diagnostic.help("write its value behind it: `{}` or `null`"));
    }

    /// Takes out members that others follow, up to these.
    fn take_out_before_others(&mut self, members: &[(Node, Node)], goes: &[bool]) {
        let last = goes.iter().rposition(|goes| !goes).unwrap_or(0);
        for at in (0..last).filter(|at| goes[*at]) {
            self.edits.remove(members[at].0.range().start..members[at + 1].0.range().start);
        }
    }

    /// Adds members behind the last one that stays, and takes out those that stood there.
    fn behind(&mut self, members: &[(Node, Node)], last: usize, added: &[String], layout: &Layout) {
        let end = end_of(&members[last]);
        let gone = members[last + 1..].last().map(end_of);
        let comma = self.comma_behind(end);
        let line_end = layout.lines.then(|| self.end_of_line_behind(end, comma.as_ref())).flatten();
        let begins_line = |(key, _): &(Node, Node)| self.blank_before(key.range().start).is_some();
        let Some(line_end) = line_end.filter(|_| members.get(last + 1).is_none_or(begins_line))
        else {
            let separator = layout.separator();
            let text: String =
                added.iter().flat_map(|member| [&separator, member]).cloned().collect();
            self.edits.replace(end..end, &text);
            self.edits.remove(end..gone.unwrap_or(end));
            return;
        };
        // A comment behind the last member stays with it, and a comma behind all of them stays.
        let final_comma = self.comma_behind(gone.unwrap_or(end));
        if !added.is_empty() {
            if comma.is_none() {
                self.edits.replace(end..end, ",");
            }
            let lines: Vec<String> =
                added.iter().map(|member| format!("\n{}{member}", layout.indent)).collect();
            let behind = if final_comma.is_some() { "," } else { "" };
            self.edits.replace(line_end..line_end, &format!("{}{behind}", lines.join(",")));
        }
        if let Some(gone) = gone {
            self.edits.remove(line_end..final_comma.as_ref().map_or(gone, |comma| comma.end));
            if added.is_empty() && final_comma.is_none() {
                self.edits.remove(comma.unwrap_or(end..end));
            }
        }
    }

    /// Puts members in the place of all there are.
    fn instead_of_all(
        &mut self,
        node: &Node,
        members: &[(Node, Node)],
        added: &[String],
        layout: &Layout,
    ) {
        let close = node.range().end - 1;
        let separator = layout.separator();
        match (members.first(), members.last()) {
            (Some((first, _)), Some(last)) => {
                let end = end_of(last);
                let end = self.comma_behind(end).map_or(end, |comma| comma.end);
                self.edits.replace(first.range().start..end, &added.join(&separator));
            }
            // Nothing but a comment stands there, which ends with its line.
            _ => self.edits.replace(close..close, &added.join(&separator)),
        }
    }

    /// The comma that follows a value.
    fn comma_behind(&self, end: usize) -> Option<Range<usize>> {
        let rest = &self.text[end..];
        let at = end + rest.len() - rest.trim_start().len();
        self.text[at..].starts_with(',').then_some(at..at + 1)
    }

    /// Where the content of the line ends on which a value and its comma end, if nothing but a
    /// comment follows them there.
    fn end_of_line_behind(&self, end: usize, comma: Option<&Range<usize>>) -> Option<usize> {
        let next = next_line(self.text, end);
        let behind = comma.map_or(end, |comma| comma.end);
        let rest = self.text.get(behind..next)?;
        let content = rest.trim_end();
        let comment = content.trim_start();
        (comment.is_empty() || comment.starts_with('#')).then_some(behind + content.len())
    }
}

impl Layout {
    /// What stands between two members.
    fn separator(&self) -> String {
        match (self.lines, self.spaced) {
            (true, _) => format!(",\n{}", self.indent),
            (false, true) => ", ".to_owned(),
            (false, false) => ",".to_owned(),
        }
    }
}

/// Where a member ends.
fn end_of((key, value): &(Node, Node)) -> usize {
    value.range().end.max(key.range().end)
}

fn member(name: &str, value: &Json, layout: &Layout) -> String {
    let mut out = String::new();
    json::write_string(&mut out, name);
    out.push_str(if layout.spaced { ": " } else { ":" });
    write_value(&mut out, value, layout);
    out
}

fn write_value(out: &mut String, value: &Json, layout: &Layout) {
    match (layout.lines, layout.spaced) {
        (true, _) => json::write_lines(out, value, &layout.indent, &layout.unit),
        (false, true) => json::write(out, value),
        (false, false) => json::write_compact(out, value),
    }
}
