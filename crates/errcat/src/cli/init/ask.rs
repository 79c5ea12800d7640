//! What `init` was not told, asked of a person at a terminal.

use clap::ValueEnum;
use dialoguer::{Input, Select, theme::ColorfulTheme};

use crate::Failure;

/// A line of text; `usual` where nothing is typed.
pub(super) fn line(question: &str, usual: &str) -> Result<String, Failure> {
    Input::with_theme(&ColorfulTheme::default())
        .with_prompt(question)
        .default(usual.to_owned())
        .interact_text()
        .map_err(|cause| unanswered(&cause))
}

/// One of the values of a flag, shown with their help; the first where nothing is chosen.
pub(super) fn one_of<T: ValueEnum + Clone>(question: &str) -> Result<T, Failure> {
    let names = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let lines: Vec<_> = names
        .map(|value| match value.get_help() {
            Some(help) => format!("{:<14} {help}", value.get_name()),
            None => value.get_name().to_owned(),
        })
        .collect();
    let chosen = Select::with_theme(&ColorfulTheme::default())
        .with_prompt(question)
        .items(&lines)
        .default(0)
        .interact()
        .map_err(|cause| unanswered(&cause))?;
    Ok(T::value_variants()[chosen].clone())
}

fn unanswered(cause: &dialoguer::Error) -> Failure {
    Failure::environment(format!("no answer: {cause}"))
        .help("say it with flags; `errcat init --help` lists them")
}
