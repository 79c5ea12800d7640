//! Where the files of an output go.

use std::collections::BTreeMap;

/// How much text is handed over at a time.
const STRETCH: usize = 64 * 1024;

/// A file while it is drawn.
pub trait Draft {
    /// Adds text at its end.
    fn push(&mut self, text: &str);
}

impl Draft for String {
    fn push(&mut self, text: &str) {
        self.push_str(text);
    }
}

/// Takes the files of an output, by path relative to the output's folder, with `/`.
///
/// An output names its files one after the other, and draws one only where it is asked to. So the
/// paths can be had without the texts, and nobody has to hold a text as a whole.
pub trait Files {
    /// Names files that are drawn in one go. Where any of them is wanted, `draw` is called once with
    /// a draft for each, in the same order.
    fn together(&mut self, paths: &[&str], draw: &mut dyn FnMut(&mut [&mut dyn Draft]));

    /// Names one file.
    fn file(&mut self, path: &str, draw: &mut dyn FnMut(&mut dyn Draft)) {
        self.together(&[path], &mut |drafts| drafts.iter_mut().for_each(|draft| draw(*draft)));
    }

    /// Names one file that is small enough to be made as a whole.
    fn text(&mut self, path: &str, text: &dyn Fn() -> String) {
        self.file(path, &mut |draft| draft.push(&text()));
    }
}

/// Keeps all of them.
impl Files for BTreeMap<String, String> {
    fn together(&mut self, paths: &[&str], draw: &mut dyn FnMut(&mut [&mut dyn Draft])) {
        let mut texts = vec![String::new(); paths.len()];
        let mut drafts: Vec<_> = texts.iter_mut().map(|text| text as &mut dyn Draft).collect();
        draw(&mut drafts);
        self.extend(paths.iter().map(|path| (*path).to_owned()).zip(texts));
    }
}

/// Hands over what has gathered in `text` once it is worth the call, and empties it.
pub fn spill(text: &mut String, draft: &mut dyn Draft) {
    if text.len() >= STRETCH {
        draft.push(text);
        text.clear();
    }
}
