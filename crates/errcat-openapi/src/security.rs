//! Credentials: the security schemes, who asks for them, and which errors are about them.

use errcat_model::{
    Catalog, Credentials, ErrorDef, ErrorId, Json, OAuthFlow, OAuthGrant, OpenApiVersion,
    Operation, SchemeKind, SecurityScheme,
};

use crate::commonmark;
use crate::idiom::Kind;
use crate::schema::Object;
use crate::sheet::Sheets;

/// The extension that says which credentials an error is about, in the form of an operation's
/// `security`: whichever of them were sent, they are not good enough.
pub(crate) const ABOUT: &str = "x-error-security";

/// The section of the components.
const SECTION: &str = "securitySchemes";

/// The schemes as components.
pub(crate) fn components(catalog: &Catalog, out: &mut Sheets) {
    if catalog.security.is_empty() {
        return;
    }
    out.open(SECTION);
    for scheme in &catalog.security {
        let component = |version| exists(scheme, version).then(|| describe(scheme));
        out.entry_by(Kind::Plain, &scheme.name, component);
    }
    out.close();
}

/// Whether a version has the component `name` of a section: all but some of the schemes.
pub(crate) fn knows(catalog: &Catalog, version: OpenApiVersion, section: &str, name: &str) -> bool {
    let gone = |scheme: &SecurityScheme| scheme.name == name && !exists(scheme, version);
    section != SECTION || !catalog.security.iter().any(gone)
}

/// What an operation asks for. `None` where the catalog does not say, or nothing that the version
/// has a scheme for: an empty list would say that it asks for nothing.
pub(crate) fn of_operation(
    catalog: &Catalog,
    operation: &Operation,
    version: OpenApiVersion,
) -> Option<Json> {
    let wanted = operation.security.as_ref()?;
    let mut said = Vec::new();
    for requirement in wanted {
        let known = requirement.iter().filter(|c| exists(catalog.scheme(c.scheme), version));
        let known: Vec<&Credentials> = known.collect();
        let object = requirement_object(catalog, &known, version);
        if (!known.is_empty() || requirement.is_empty()) && !said.contains(&object) {
            said.push(object);
        }
    }
    (!said.is_empty() || wanted.is_empty()).then_some(Json::Array(said))
}

/// What an error is about; empty where it is about no credentials.
pub(crate) fn of_error(catalog: &Catalog, error: &ErrorDef) -> Json {
    about(catalog, std::iter::once(error))
}

/// What any of the errors is about.
pub(crate) fn of_errors(catalog: &Catalog, errors: impl Iterator<Item = ErrorId>) -> Json {
    about(catalog, errors.map(|id| catalog.error(id)))
}

fn about<'e>(catalog: &Catalog, errors: impl Iterator<Item = &'e ErrorDef>) -> Json {
    let mut all = Vec::new();
    for credentials in errors.flat_map(|error| &error.security) {
        let one = requirement_object(catalog, &[credentials], OpenApiVersion::V3_2);
        if !all.contains(&one) {
            all.push(one);
        }
    }
    Json::Array(all)
}

/// A Security Requirement Object. 3.0 has scopes only where clients ask for them by name.
fn requirement_object(
    catalog: &Catalog,
    credentials: &[&Credentials],
    version: OpenApiVersion,
) -> Json {
    let mut out = Object::new();
    for credentials in credentials {
        let scheme = catalog.scheme(credentials.scheme);
        let roles = version > OpenApiVersion::V3_0 || scheme.negotiates_scopes();
        let scopes = credentials.scopes.iter().filter(|_| roles).map(Json::string).collect();
        out = out.with(&scheme.name, Json::Array(scopes));
    }
    out.build()
}

/// Whether a version has schemes of that kind: `mutualTLS` came with 3.1.
fn exists(scheme: &SecurityScheme, version: OpenApiVersion) -> bool {
    scheme.kind != SchemeKind::MutualTls || version > OpenApiVersion::V3_0
}

/// A Security Scheme Object.
fn describe(scheme: &SecurityScheme) -> Json {
    let of_type = |name: &str| Object::new().with("type", Json::string(name));
    let object = match &scheme.kind {
        SchemeKind::Http { scheme, bearer_format } => of_type("http")
            .with("scheme", Json::string(scheme))
            .with_some("bearerFormat", bearer_format.as_ref().map(Json::string)),
        SchemeKind::ApiKey { place, name } => of_type("apiKey")
            .with("in", Json::string(place.as_str()))
            .with("name", Json::string(name)),
        SchemeKind::OAuth2 { flows } => {
            let described = flows.iter().map(|flow| describe_flow(flow, scheme));
            of_type("oauth2").with("flows", Json::Object(described.collect()))
        }
        SchemeKind::OpenIdConnect { url } => {
            of_type("openIdConnect").with("openIdConnectUrl", Json::string(url))
        }
        SchemeKind::MutualTls => of_type("mutualTLS"),
    };
    object.described(commonmark::prose(&scheme.doc)).build()
}

fn describe_flow(flow: &OAuthFlow, scheme: &SecurityScheme) -> (String, Json) {
    let name = match flow.grant {
        OAuthGrant::AuthorizationCode => "authorizationCode",
        OAuthGrant::ClientCredentials => "clientCredentials",
        OAuthGrant::Implicit => "implicit",
        OAuthGrant::Password => "password",
    };
    let url = |url: &Option<String>| url.as_ref().map(Json::string);
    let scopes = scheme.scopes.iter();
    let scopes = scopes.map(|(name, doc)| (name.clone(), Json::String(commonmark::prose(doc))));
    let flow = Object::new()
        .with_some("authorizationUrl", url(&flow.authorization_url))
        .with_some("tokenUrl", url(&flow.token_url))
        .with_some("refreshUrl", url(&flow.refresh_url))
        .with("scopes", Json::Object(scopes.collect()));
    (name.to_owned(), flow.build())
}
