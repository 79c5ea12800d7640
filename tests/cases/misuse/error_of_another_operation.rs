use bookstore_errors::Error;
use bookstore_errors::operations::GetBook;

fn get_book() -> Result<(), GetBook> {
    Err(Error::SignIn)? //~ E0277
}

fn main() {
    let _ = GetBook::sign_in(); //~ E0599
    let _ = get_book();
}
