//! The rustdoc of an error: everything the catalog says of it.

use std::fmt::Write as _;

use errcat_model::{Constraints, Decl, ErrorDef, Example, Json, Piece, Prose, WireId, example};

use crate::plan::Plan;
use crate::text::{code_span, link, one_line, paragraph, visible_json, wrapped};

/// Doc comments at one level of indentation.
pub(crate) struct Docs<'o> {
    out: &'o mut String,
    indent: &'static str,
    empty: bool,
}

impl<'o> Docs<'o> {
    pub(crate) fn new(out: &'o mut String, indent: &'static str) -> Self {
        Self { out, indent, empty: true }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(self.indent);
        self.out.push_str("///");
        if !line.is_empty() {
            self.out.push(' ');
            self.out.push_str(line);
        }
        self.out.push('\n');
    }

    /// A paragraph or block, apart from what is before it.
    pub(crate) fn block(&mut self, lines: &str) {
        if !self.empty {
            self.line("");
        }
        self.empty = false;
        for line in lines.lines() {
            self.line(line);
        }
    }

    pub(crate) fn prose(&mut self, prose: &Prose) {
        for inlines in &prose.paragraphs {
            self.block(&wrapped(&paragraph(inlines), ""));
        }
    }

    fn list(&mut self, heading: &str, items: &[String]) {
        if let [_, ..] = items {
            self.block(heading);
            let items: Vec<_> =
                items.iter().map(|item| wrapped(&format!("- {item}"), "  ")).collect();
            self.block(&items.join("\n"));
        }
    }
}

/// The docs of a variant.
pub(crate) fn variant(plan: &Plan<'_>, out: &mut String, error: &ErrorDef) {
    let mut docs = Docs::new(out, "    ");
    docs.block(&summary(error));
    docs.block(&facts(error));
    docs.prose(&error.description);
    let causes: Vec<_> = error
        .causes
        .iter()
        .map(|cause| match &cause.resolution {
            Some(fix) => format!("{} **Fix:** {}", one_line(&cause.text), one_line(fix)),
            None => one_line(&cause.text),
        })
        .collect();
    docs.list("**Causes**", &causes);
    let resolutions: Vec<_> = error.resolutions.iter().map(one_line).collect();
    docs.list("**What to do**", &resolutions);
    if let Some(example) = error.examples.first() {
        for &wire in &error.wires {
            answer(plan, &mut docs, error, wire, example);
        }
    }
    let notes: Vec<_> = error.notes.iter().map(one_line).collect();
    docs.list("**Notes**", &notes);
    docs.list("**See also**", &related(plan, error));
    deprecation(plan, &mut docs, error);
    if let Some(url) = &error.docs {
        docs.block(&format!("Reference: {}", link(url)));
    }
    let origin = &error.origin;
    docs.block(&format!("Declared at {}.", code_span(&format!("{}:{}", origin.file, origin.line))));
}

/// Message, else title, else code: what the error is known by. A message that is nothing but a
/// param says less than the title.
pub(crate) fn summary(error: &ErrorDef) -> String {
    let telling = error.message.as_ref().filter(|m| !matches!(m.pieces[..], [Piece::Field(_)]));
    match (telling, &error.title, &error.message) {
        (Some(message), _, _) | (None, None, Some(message)) => code_span(&message.template(error)),
        (None, Some(title), _) => code_span(title),
        (None, None, None) => code_span(&error.code.to_text()),
    }
}

fn facts(error: &ErrorDef) -> String {
    let mut facts = Vec::new();
    facts.extend(error.status.map(|status| status.to_string()));
    facts.push(code_span(&error.code.to_text()));
    facts.extend(error.title.as_deref().map(code_span).filter(|title| *title != summary(error)));
    facts.extend(error.retry.as_ref().map(|r| format!("retry: {}", r.grade.label())));
    facts.extend(error.since.as_deref().map(|since| format!("since {}", code_span(since))));
    facts.join(" · ")
}

fn answer(plan: &Plan<'_>, docs: &mut Docs<'_>, error: &ErrorDef, wire: WireId, example: &Example) {
    if error.wires.len() > 1 {
        docs.block(&format!("**Answer on {}**", code_span(&plan.catalog.wire(wire).name)));
    } else {
        docs.block("**Answer**");
    }
    let body = example::body(plan.catalog, wire, error, example);
    docs.block(&format!("```json\n{}\n```", visible_json(body.to_pretty())));
}

/// Other errors, each with what tells it apart where the catalog says so.
fn related(plan: &Plan<'_>, error: &ErrorDef) -> Vec<String> {
    let related = error.related.iter().map(|relation| {
        let variant = &plan.errors[relation.error.0].variant;
        let colon = if relation.difference.is_empty() { "" } else { ": " };
        format!("[`{variant}`](Self::{variant}){colon}{}", one_line(&relation.difference))
    });
    related.collect()
}

fn deprecation(plan: &Plan<'_>, docs: &mut Docs<'_>, error: &ErrorDef) {
    let Some(deprecated) = &error.deprecated else { return };
    let mut text = "**Deprecated**".to_owned();
    if let Some(since) = &deprecated.since {
        text.push_str(" since ");
        text.push_str(&code_span(since));
    }
    if let Some(id) = deprecated.replacement {
        let variant = &plan.errors[id.0].variant;
        let _ = write!(text, ", in favour of [`{variant}`](Self::{variant})");
    }
    text.push('.');
    if !deprecated.reason.is_empty() {
        text.push(' ');
        text.push_str(&one_line(&deprecated.reason));
    }
    docs.block(&text);
}

/// The attribute of a deprecated variant and its constructor. The reason stays in the docs, since
/// rustdoc reads the note as Markdown and the compiler shows it as it is. The version stands in
/// the note because `since` is for versions of the crate.
pub(crate) fn deprecated_attribute(plan: &Plan<'_>, error: &ErrorDef) -> Option<String> {
    let deprecated = error.deprecated.as_ref()?;
    let mut note = "no longer answered".to_owned();
    let harmless =
        |since: &&str| since.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b));
    if let Some(since) = deprecated.since.as_deref().filter(harmless) {
        let _ = write!(note, " since {since}");
    }
    if let Some(id) = deprecated.replacement {
        let _ = write!(note, "; use `{}`", plan.errors[id.0].variant);
    }
    Some(format!("#[deprecated(note = \"{note}\")]"))
}

/// The docs of a field.
pub(crate) fn field(out: &mut String, indent: &'static str, decl: &Decl) {
    let mut docs = Docs::new(out, indent);
    for line in decl_lines(decl) {
        docs.block(&line);
    }
}

/// What a declaration says, paragraph by paragraph.
pub(crate) fn decl_lines(decl: &Decl) -> Vec<String> {
    let mut lines: Vec<_> = decl.doc.paragraphs.iter().map(|p| paragraph(p)).collect();
    if lines.is_empty() {
        lines.push(format!("The {}.", code_span(&decl.name)));
    }
    let mut facts = Vec::new();
    facts.extend(decl.example.as_ref().map(|e| format!("Example: {}", code_span(&e.to_text()))));
    facts.extend(
        decl.default
            .as_ref()
            .map(|d| format!("Without a value: {}", code_span(&Json::to_string(d)))),
    );
    facts.extend(demand(decl));
    if decl.sensitive {
        facts.push("Sensitive: not shown by `Debug`".to_owned());
    }
    if !facts.is_empty() {
        lines.push(format!("{}.", facts.join(". ")));
    }
    lines
}

/// What a value must be, and what a constructor makes of others.
fn demand(decl: &Decl) -> Option<String> {
    let Constraints { pattern, otherwise, max_length, min, max } = &decl.constraints;
    let length = max_length.map(|max| format!("At most {max} characters"));
    if let Some(pattern) = pattern {
        let length = length.map_or(String::new(), |length| format!("{length}. "));
        let otherwise = match otherwise {
            Some(text) => format!("puts {} in place of other texts", code_span(text)),
            None => "leaves out other texts".to_owned(),
        };
        return Some(format!("{length}Matches {}: a constructor {otherwise}", code_span(pattern)));
    }
    if let Some(length) = length {
        return Some(format!("{length}: a constructor cuts what is longer"));
    }
    let kept = "a constructor keeps other numbers as the nearest of these";
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("From {min} to {max}: {kept}")),
        // Its type says so.
        (Some(0) | None, None) => None,
        (Some(min), None) => Some(format!("At least {min}: {kept}")),
        (None, Some(max)) => Some(format!("At most {max}: {kept}")),
    }
}

/// What a setter says: what it sets, and what that means where the catalog says so.
pub(crate) fn setter_lines(decl: &Decl) -> Vec<String> {
    let mut lines = vec![format!("Sets {}.", code_span(&decl.name))];
    lines.extend(decl.doc.paragraphs.iter().map(|p| paragraph(p)));
    lines
}
