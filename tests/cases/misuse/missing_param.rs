use bookstore_errors::{Error, Format, Shortage};

fn main() {
    let _ = Error::book_not_found(); //~ E0061
    let _ = Shortage::new("9780141439518", Format::Epub, 2); //~ E0061
}
