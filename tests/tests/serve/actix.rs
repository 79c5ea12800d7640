//! A server with actix-web.

use std::net::SocketAddr;
use std::sync::mpsc;
use std::time::Duration;

use actix_web::web::{self, Json, JsonConfig, Path, PayloadConfig, Query};
use actix_web::{App, Error, HttpResponse, HttpServer, ResponseError};
use errcat_runtime::actix::ErrorMiddleware;
use errcat_runtime::serve::{Deliberate, Problems, Respond};

use super::{Answer, Api, Filter, LARGEST_BODY, Thing};

/// Starts it.
pub(super) fn serve<P: Respond + ResponseError>(api: Api<P>) -> SocketAddr {
    start::<P>(move |config| routes(config, api))
}

/// Serves routes until the tests are over.
pub(super) fn start<P: Respond + ResponseError>(
    routes: impl Fn(&mut web::ServiceConfig) + Copy + Send + 'static,
) -> SocketAddr {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let app = move || {
            let middleware = ErrorMiddleware::<P>::new()
                .only_given_request_ids()
                .timeout(Duration::from_millis(50));
            App::new().configure(routes).wrap(middleware)
        };
        actix_web::rt::System::new().block_on(async {
            let server = HttpServer::new(app).workers(1).disable_signals();
            let server = server.bind("127.0.0.1:0").unwrap();
            send.send(server.addrs()[0]).unwrap();
            server.run().await.unwrap();
        });
    });
    receive.recv().unwrap()
}

fn routes<P: Respond + ResponseError>(config: &mut web::ServiceConfig, api: Api<P>) {
    let answer = move |index: Path<usize>| async move { respond(api.answer(*index)) };
    let things = web::resource("/things").route(web::get().to(find)).route(web::post().to(create));
    let slow = async || {
        actix_web::rt::time::sleep(Duration::from_secs(60)).await;
        HttpResponse::Ok().finish()
    };
    config
        .app_data(JsonConfig::default().limit(LARGEST_BODY))
        .app_data(PayloadConfig::new(LARGEST_BODY))
        .route("/answers/{index}", web::get().to(answer))
        .service(things)
        .route("/things/{id}", web::get().to(async |id: Path<u32>| id.to_string()))
        .route("/text", web::post().to(async |body: String| body))
        .route("/panic", web::get().to(panicking))
        .route("/slow", web::get().to(slow))
        .route("/plain", web::get().to(plain));
}

async fn find(filter: Query<Filter>) -> String {
    filter.limit.to_string()
}

async fn create(thing: Json<Thing>) -> String {
    thing.into_inner().name
}

async fn panicking() -> HttpResponse {
    panic!("a secret");
}

async fn plain() -> HttpResponse {
    let mut response = HttpResponse::NotFound().body("as I say");
    response.extensions_mut().insert(Deliberate);
    response
}

fn respond<P: Respond + ResponseError>(answer: Answer<P>) -> Result<HttpResponse, Error> {
    match answer {
        Answer::Problems(mut problems) if problems.len() == 1 => Err(problems.remove(0).into()),
        Answer::Problems(problems) => Err(Problems::<P>::new(problems).into()),
        Answer::Plain(body) => {
            Ok(HttpResponse::BadRequest().content_type("application/json").body(body))
        }
    }
}
