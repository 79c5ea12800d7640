use bookstore_errors::operations::GetBook;
use bookstore_errors::{Error, Problem};

fn main() {
    let _ = GetBook(Problem::from(Error::SignIn)); //~ E0423
}
