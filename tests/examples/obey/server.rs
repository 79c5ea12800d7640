//! The server: routes from the operations of a catalog, behind the layer of its crate.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use axum::Router;
use axum::extract::{Json, Request};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, get, on};
use errcat_model::Catalog;
use errcat_runtime::axum::ErrorLayer;
use errcat_runtime::serve::{Problems, Respond};
use tower_layer::Layer as _;

use crate::answers::{self, Answer, HEADER, What};
use crate::catalog::{self, Response as Documented};
use crate::framework;

/// A server that runs until the process ends.
pub(crate) struct Server {
    /// Its address.
    pub(crate) url: String,
    /// How often each answer of each operation was given.
    counts: Arc<BTreeMap<(String, String), AtomicUsize>>,
}

impl Server {
    /// Serves a catalog on a free port of the loopback. `read` makes problems of a response.
    pub(crate) fn start<P: Respond>(catalog: &Catalog, read: Read<P>) -> Self {
        let mut bundles = catalog::bundles(catalog);
        let responses = catalog::responses(catalog);
        let mut counts = BTreeMap::new();
        let mut operations = Vec::new();
        for operation in &catalog.operations {
            let answers = answers::of(catalog, operation, &bundles[0].1, &responses);
            let names: Vec<&str> = answers.iter().map(|answer| &*answer.name).collect();
            for (_, bundle) in &mut bundles {
                answers::declare(bundle, operation, &names);
            }
            let key = |name: &&str| (operation.id.clone(), (*name).to_owned());
            counts.extend(names.iter().map(key).map(|key| (key, AtomicUsize::new(0))));
            operations.push((operation, answers));
        }
        let counts = Arc::new(counts);
        let mut router = Router::new();
        for (operation, answers) in operations {
            let route = Route {
                operation: operation.id.clone(),
                answers: answers.into(),
                read,
                turn: Arc::default(),
                counts: Arc::clone(&counts),
            };
            let handler = async move |headers: HeaderMap| route.answer(&headers).await;
            router = router.route(&operation.path, on(filter(&operation.method), handler));
        }
        let media_types = Arc::new(media_types(&bundles[0].1));
        // Around the router rather than on it: only there does axum say what a route allows.
        let mut server = Router::new()
            .fallback_service(ErrorLayer::<P>::new().layer(router))
            .layer(from_fn(move |request, next| accept(Arc::clone(&media_types), request, next)));
        for (version, bundle) in bundles {
            let route = format!("/openapi-{version}.json");
            server = server.route(&route, get(async move || Json(bundle)));
        }
        Self { url: format!("http://{}", listen(server)), counts }
    }

    /// The answers nobody has met.
    pub(crate) fn unmet(&self) -> Vec<String> {
        let unmet = self.counts.iter().filter(|(_, count)| count.load(Ordering::Relaxed) == 0);
        unmet.map(|((operation, answer), _)| format!("{answer} of {operation}")).collect()
    }

    /// How many answers have been met.
    pub(crate) fn met(&self) -> usize {
        self.counts.len() - self.unmet().len()
    }
}

/// The problems that a response tells of, where it is of the catalog.
pub(crate) type Read<P> = fn(&Documented) -> Option<Vec<P>>;

/// What answers for an operation.
struct Route<P> {
    operation: String,
    answers: Arc<[Answer]>,
    read: Read<P>,
    turn: Arc<AtomicUsize>,
    counts: Arc<BTreeMap<(String, String), AtomicUsize>>,
}

impl<P> Clone for Route<P> {
    fn clone(&self) -> Self {
        Self {
            operation: self.operation.clone(),
            answers: Arc::clone(&self.answers),
            read: self.read,
            turn: Arc::clone(&self.turn),
            counts: Arc::clone(&self.counts),
        }
    }
}

impl<P: Respond> Route<P> {
    async fn answer(&self, headers: &HeaderMap) -> Response {
        let wanted = headers.get(HEADER).and_then(|name| name.to_str().ok());
        let named = self.answers.iter().find(|answer| wanted == Some(&answer.name));
        let answer = named.unwrap_or_else(|| {
            &self.answers[self.turn.fetch_add(1, Ordering::Relaxed) % self.answers.len()]
        });
        if let Some(count) = self.counts.get(&(self.operation.clone(), answer.name.clone())) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        match &answer.what {
            What::Problems(response) => {
                let problems = (self.read)(response).unwrap_or_default();
                Problems::<P>::new(problems).into_response()
            }
            What::Failure(kind) => framework::answer(*kind).await,
        }
    }
}

/// A client that wants an example asks for its media type.
async fn accept(
    media_types: Arc<BTreeMap<String, String>>,
    mut request: Request,
    next: Next,
) -> Response {
    let wanted = request.headers().get(HEADER).and_then(|name| name.to_str().ok());
    let media_type = wanted.and_then(|name| media_types.get(name));
    if let Some(media_type) = media_type.and_then(|ty| HeaderValue::from_str(ty).ok()) {
        request.headers_mut().insert(header::ACCEPT, media_type);
    }
    next.run(request).await
}

/// The media type that each example of a bundle is shown in.
fn media_types(bundle: &serde_json::Value) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let responses = bundle["components"]["responses"].as_object();
    for (_, response) in responses.into_iter().flatten() {
        for (media_type, media) in response["content"].as_object().into_iter().flatten() {
            let examples = media["examples"].as_object().into_iter().flatten();
            out.extend(examples.map(|(name, _)| (name.clone(), media_type.clone())));
        }
    }
    out
}

fn filter(method: &str) -> MethodFilter {
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    MethodFilter::try_from(method).expect("a method that axum routes")
}

fn listen(router: Router) -> SocketAddr {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
            let listener = listener.expect("a free port");
            let address = listener.local_addr().expect("an address");
            send.send(address).expect("somebody who waits");
            axum::serve(listener, router).await.expect("a server");
        });
    });
    receive.recv().expect("a server that listens")
}
