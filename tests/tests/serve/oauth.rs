//! The token endpoint of device-cloud, called by the `oauth2` crate: what this client makes of its
//! answers is what clients of OAuth 2.0 (RFC 6749) make of them.

use std::cell::RefCell;
use std::net::SocketAddr;

use ::actix_web::{HttpRequest as ActixRequest, web};
use ::axum::Router;
use ::axum::extract::Form;
use ::axum::extract::rejection::FormRejection;
use ::axum::http::HeaderMap;
use ::axum::response::Json;
use ::axum::routing::post;
use device_cloud_errors::axum::ErrorLayer;
use device_cloud_errors::operations::CreateToken;
use device_cloud_errors::{ErrorCode, Problem};
use oauth2::basic::BasicErrorResponseType::{
    self, Extension, InvalidClient, InvalidRequest, UnsupportedGrantType,
};
use oauth2::basic::{BasicClient, BasicTokenResponse};
use oauth2::{
    ClientId, ClientSecret, HttpRequest, HttpResponse, RequestTokenError, ResourceOwnerPassword,
    ResourceOwnerUsername, TokenResponse as _, TokenUrl,
};
use serde_json::{Value, json};

use super::{actix, axum};

const PATH: &str = "/v3/auth/token";

/// What a client sends.
#[derive(serde::Deserialize)]
struct Grant {
    grant_type: String,
}

/// The endpoint, whatever the framework. A form that cannot be read is no grant.
fn token(
    api_key: Option<&str>,
    authorization: Option<&str>,
    grant: Option<&Grant>,
) -> Result<Value, CreateToken> {
    if api_key != Some("key-1") {
        return Err(CreateToken::access_denied());
    }
    let grant = grant.ok_or_else(CreateToken::invalid_request)?;
    if grant.grant_type != "client_credentials" {
        return Err(CreateToken::unsupported_grant_type());
    }
    // fleet:right
    if authorization != Some("Basic ZmxlZXQ6cmlnaHQ=") {
        return Err(CreateToken::invalid_client());
    }
    Ok(json!({ "access_token": "token-1", "token_type": "bearer", "expires_in": 3600 }))
}

fn with_axum() -> SocketAddr {
    type Sent = Result<Form<Grant>, FormRejection>;

    let create = async |headers: HeaderMap, form: Sent| -> Result<Json<Value>, CreateToken> {
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let grant = form.ok().map(|Form(grant)| grant);
        token(header("x-api-key"), header("authorization"), grant.as_ref()).map(Json)
    };
    axum::start(Router::new().route(PATH, post(create)).layer(ErrorLayer::new()))
}

fn with_actix() -> SocketAddr {
    type Sent = Result<web::Form<Grant>, ::actix_web::Error>;

    async fn create(request: ActixRequest, form: Sent) -> Result<web::Json<Value>, CreateToken> {
        let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
        let grant = form.ok().map(web::Form::into_inner);
        token(header("x-api-key"), header("authorization"), grant.as_ref()).map(web::Json)
    }

    actix::start::<Problem>(|config| {
        config.route(PATH, web::post().to(create));
    })
}

/// How a client asks for a token.
#[derive(Debug, Clone, Copy)]
enum Ask {
    Well,
    WithSecret(&'static str),
    WithApiKey(&'static str),
    ForPassword,
    /// With a parameter repeated, which RFC 6749, section 3.2, forbids.
    Twice,
}

/// What an OAuth client has understood.
#[derive(Debug)]
struct Understood {
    token: Result<BasicTokenResponse, (BasicErrorResponseType, Option<String>)>,
    status: u16,
    cache_control: String,
    challenge: String,
}

fn ask(server: SocketAddr, how: Ask) -> Understood {
    let (secret, api_key) = match how {
        Ask::WithSecret(secret) => (secret, "key-1"),
        Ask::WithApiKey(key) => ("right", key),
        _ => ("right", "key-1"),
    };
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let seen = RefCell::new((0, String::new(), String::new()));
    let http = |mut request: HttpRequest| -> Result<HttpResponse, ureq::Error> {
        request.headers_mut().insert("x-api-key", api_key.parse().unwrap());
        let (head, mut body) = agent.run(request)?.into_parts();
        let header = |name| head.headers.get(name).map_or("", |value| value.to_str().unwrap());
        let (caching, challenge) = (header("cache-control"), header("www-authenticate"));
        seen.replace((head.status.as_u16(), caching.to_owned(), challenge.to_owned()));
        Ok(HttpResponse::from_parts(head, body.read_to_vec()?))
    };
    let client = BasicClient::new(ClientId::new("fleet".to_owned()))
        .set_client_secret(ClientSecret::new(secret.to_owned()))
        .set_token_uri(TokenUrl::new(format!("http://{server}{PATH}")).unwrap());
    let token = match how {
        Ask::ForPassword => {
            let (user, password) = ("ada".to_owned(), "secret".to_owned());
            let (user, password) =
                (ResourceOwnerUsername::new(user), ResourceOwnerPassword::new(password));
            client.exchange_password(&user, &password).request(&http)
        }
        Ask::Twice => {
            let request = client.exchange_client_credentials();
            request.add_extra_param("grant_type", "client_credentials").request(&http)
        }
        _ => client.exchange_client_credentials().request(&http),
    };
    let (status, cache_control, challenge) = seen.into_inner();
    let token = token.map_err(|error| match error {
        RequestTokenError::ServerResponse(error) => {
            (error.error().clone(), error.error_description().cloned())
        }
        other => panic!("{how:?} is not understood: {other:?}"),
    });
    Understood { token, status, cache_control, challenge }
}

#[test]
fn clients_understand_every_error() {
    let denied = Extension("access_denied".to_owned());
    let cases = [
        (Ask::Twice, 400, InvalidRequest, "Missing or invalid parameters"),
        (Ask::ForPassword, 400, UnsupportedGrantType, "Only client_credentials is supported"),
        (Ask::WithSecret("wrong"), 401, InvalidClient, "Invalid client credentials"),
        (Ask::WithApiKey("wrong"), 403, denied, "Missing or invalid API key"),
    ];
    // Of the catalog's codes none is left out.
    let all = ErrorCode::ALL.iter().filter(|code| code.group().name == "oauth");
    let tried = cases.iter().map(|(_, _, code, _)| code.as_ref());
    assert!(all.map(|code| code.as_str()).eq(tried));

    for server in [with_axum(), with_actix()] {
        for (how, status, code, description) in &cases {
            let understood = ask(server, *how);
            assert_eq!(understood.status, *status, "{understood:?}");
            let challenge = if *status == 401 { r#"Basic realm="device-cloud""# } else { "" };
            assert_eq!(understood.challenge, challenge, "{understood:?}");
            assert_eq!(understood.cache_control, "no-store", "{understood:?}");
            let description = Some((*description).to_owned());
            assert_eq!(understood.token.unwrap_err(), (code.clone(), description));
        }
        let token = ask(server, Ask::Well).token.unwrap();
        assert_eq!(token.access_token().secret(), "token-1");
    }
}
