//! A pattern as instructions for `errcat-runtime`, module `pattern`.

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

use crate::pool::word;

const MATCH: u32 = 0;
const CLASS: u32 = 1;
const SPLIT: u32 = 2;
const JUMP: u32 = 3;
const START: u32 = 4;
const END: u32 = 5;

/// The instructions that match what a pattern matches. The checks have read it, and found it
/// small.
pub(crate) fn of(pattern: &str) -> Vec<u32> {
    let mut program = Vec::new();
    if let Ok(hir) = regex_syntax::parse(pattern) {
        add(&hir, &mut program);
    }
    program.push(MATCH);
    program
}

fn add(hir: &Hir, program: &mut Vec<u32>) {
    match hir.kind() {
        HirKind::Empty => {}
        HirKind::Literal(literal) => {
            for c in String::from_utf8_lossy(&literal.0).chars() {
                program.extend([CLASS, 1, u32::from(c), u32::from(c)]);
            }
        }
        HirKind::Class(Class::Unicode(class)) => {
            program.extend([CLASS, word(class.ranges().len())]);
            for range in class.ranges() {
                program.extend([u32::from(range.start()), u32::from(range.end())]);
            }
        }
        HirKind::Class(Class::Bytes(class)) => {
            program.extend([CLASS, word(class.ranges().len())]);
            for range in class.ranges() {
                program.extend([u32::from(range.start()), u32::from(range.end())]);
            }
        }
        // The common dialect has no others.
        HirKind::Look(look) => program.push(if *look == Look::Start { START } else { END }),
        HirKind::Repetition(repetition) => repeat(repetition, program),
        HirKind::Capture(capture) => add(&capture.sub, program),
        HirKind::Concat(parts) => parts.iter().for_each(|part| add(part, program)),
        HirKind::Alternation(parts) => alternate(parts, program),
    }
}

fn repeat(repetition: &Repetition, program: &mut Vec<u32>) {
    let mut last = program.len();
    for _ in 0..repetition.min {
        last = program.len();
        add(&repetition.sub, program);
    }
    match repetition.max {
        None if repetition.min > 0 => {
            let split = program.len();
            program.extend([SPLIT, word(last), word(split + 3)]);
        }
        None => {
            let split = program.len();
            program.extend([SPLIT, word(split + 3), 0]);
            add(&repetition.sub, program);
            program.extend([JUMP, word(split)]);
            program[split + 2] = word(program.len());
        }
        Some(max) => {
            let mut splits = Vec::new();
            for _ in repetition.min..max {
                splits.push(program.len());
                program.extend([SPLIT, word(program.len() + 3), 0]);
                add(&repetition.sub, program);
            }
            let end = word(program.len());
            for split in splits {
                program[split + 2] = end;
            }
        }
    }
}

fn alternate(parts: &[Hir], program: &mut Vec<u32>) {
    let mut jumps = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        if i + 1 == parts.len() {
            add(part, program);
            break;
        }
        let split = program.len();
        program.extend([SPLIT, word(split + 3), 0]);
        add(part, program);
        jumps.push(program.len() + 1);
        program.extend([JUMP, 0]);
        program[split + 2] = word(program.len());
    }
    let end = word(program.len());
    for jump in jumps {
        program[jump] = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_become_instructions() {
        assert_eq!(of("[0-9]{2}"), [CLASS, 1, 48, 57, CLASS, 1, 48, 57, MATCH]);
        assert_eq!(of("a+"), [CLASS, 1, 97, 97, SPLIT, 0, 7, MATCH]);
        assert_eq!(of("a*"), [SPLIT, 3, 9, CLASS, 1, 97, 97, JUMP, 0, MATCH]);
        assert_eq!(
            of("^é|bc"),
            [
                SPLIT, 3, 10, START, CLASS, 1, 233, 233, JUMP, 18, CLASS, 1, 98, 98, CLASS, 1, 99,
                99, MATCH
            ]
        );
        assert_eq!(
            of("a{0,2}"),
            [SPLIT, 3, 14, CLASS, 1, 97, 97, SPLIT, 10, 14, CLASS, 1, 97, 97, MATCH]
        );
    }
}
