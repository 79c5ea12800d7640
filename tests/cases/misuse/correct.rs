//! How it is meant, so that the others fail for the reason they state.

use std::time::Duration;

use bookstore_errors::operations::GetBook;
use bookstore_errors::{Error, Format, Problem, Shortage};

fn get_book(isbn: &str) -> Result<(), GetBook> {
    Err(GetBook::book_not_found(isbn))
}

fn main() -> Result<(), Problem> {
    match Error::search_too_fast(Duration::from_secs(1)) {
        Error::BookNotFound { isbn, .. } => println!("{isbn}"),
        Error::SearchTooFast { retry_after } => println!("{retry_after:?}"),
        other => println!("{other}"),
    }
    println!("{}", Error::out_of_stock(Shortage::new("1", Format::Epub, 2, 1)));
    Ok(get_book("1")?)
}
