use bookstore_errors::{Error, Format, Shortage};

fn main() {
    let _ = Error::BookNotFound { isbn: "any text".to_owned() }; //~ E0639
    let _ = Shortage { isbn: "1".to_owned(), format: Format::Epub, wanted: 500, left: 1 }; //~ E0639
}
