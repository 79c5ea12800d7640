use bookstore_errors::ErrorCode;

fn main() {
    match ErrorCode::SignIn { //~ E0004
        ErrorCode::SignIn | ErrorCode::BasketExpired | ErrorCode::Closed => {}
        ErrorCode::BookNotFound | ErrorCode::BookWithdrawn | ErrorCode::SearchTooFast => {}
        ErrorCode::InvalidOrder | ErrorCode::OutOfStock | ErrorCode::CardDeclined => {}
        ErrorCode::OrderCancelled | ErrorCode::OrderLost => {}
    }
}
