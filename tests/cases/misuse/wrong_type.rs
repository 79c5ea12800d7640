use bookstore_errors::{Error, Format, Shortage};

fn main() {
    let _ = Error::search_too_fast("soon"); //~ E0308
    let _ = Error::out_of_stock("none left"); //~ E0308
    let _ = Error::book_not_found(9780141439518_u64); //~ E0277
    let _ = Shortage::new("9780141439518", "epub", 2, 1); //~ E0308
    let _ = Shortage::new("9780141439518", Format::Epub, -2, 1); //~ E0600
}
