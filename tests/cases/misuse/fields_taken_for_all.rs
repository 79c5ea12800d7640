use bookstore_errors::Error;

fn main() {
    if let Error::BookNotFound { isbn } = Error::SignIn { //~ E0638
        println!("{isbn}");
    }
}
