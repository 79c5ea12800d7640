//! Credentials: the schemes of the API, and who asks for which.

use std::collections::BTreeSet;

use errcat_model::{
    Catalog, Credentials, ErrorId, KeyPlace, OAuthFlow, OAuthGrant, Requirement, SchemeId,
    SchemeKind, SecurityScheme,
};
use errcat_source::Span;
use errcat_syntax::ast::{FlowDef, FlowsDef, RequirementDef, SecurityDef, Text};
use errcat_syntax::{Entries, OneOrMany};

use super::scope::{Found, Scope};
use super::{errors, formats, words};
use crate::names;
use crate::rules::{bad_error_key, bad_security, missing_key, unknown_scheme, unknown_scope};
use crate::symbols::SymbolKind;

/// What the word under `type` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Bearer,
    Basic,
    Http,
    ApiKey,
    OAuth2,
    OpenIdConnect,
    MutualTls,
}

/// The kinds of schemes.
pub(crate) const TYPES: &[(&str, Type)] = &[
    ("bearer", Type::Bearer),
    ("basic", Type::Basic),
    ("http", Type::Http),
    ("api_key", Type::ApiKey),
    ("oauth2", Type::OAuth2),
    ("open_id_connect", Type::OpenIdConnect),
    ("mutual_tls", Type::MutualTls),
];

/// Where keys stand.
pub(crate) const PLACES: &[(&str, KeyPlace)] =
    &[("header", KeyPlace::Header), ("query", KeyPlace::Query), ("cookie", KeyPlace::Cookie)];

/// Lowers the schemes.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    entries: Option<Entries<SecurityDef>>,
    section_unread: bool,
) {
    if section_unread {
        scope.security.open();
    }
    let Some(entries) = entries else { return };
    scope.security = scope.names(SymbolKind::Scheme, &entries);
    for entry in entries.entries {
        let (name, def) = (entry.key, entry.value);
        if !names::is_key(&name.value) {
            scope.report(bad_error_key::report("a security scheme", &name));
        }
        let scopes = def.scopes.as_ref().map(|scopes| scopes.entries.as_slice());
        let scopes = scopes.unwrap_or_default().iter().map(|entry| {
            let what = scope.prose(Some(&entry.value));
            (entry.key.value.clone(), what)
        });
        let scopes = scopes.collect();
        // A scope that could not be read is one all the same.
        let partly =
            def.scopes.as_ref().map_or(def.unread.contains(&"scopes"), |s| !s.unread.is_empty());
        let doc = scope.prose(def.doc.as_ref());
        let (kind, sound) = kind(scope, name.span, def);
        if partly || !sound {
            // References to it and its scopes would only repeat what was reported.
            scope.security.doubt(&name.value);
        }
        scope.places.security.push(name.span);
        scope.catalog.security.push(SecurityScheme { name: name.value, kind, scopes, doc });
    }
}

/// Where the credentials stand, and whether the scheme says so.
fn kind(scope: &mut Scope<'_>, name: Span, def: SecurityDef) -> (SchemeKind, bool) {
    let faults = scope.sink.len();
    let unread = def.unread;
    let owner = ("a security scheme", name, unread.as_slice());
    let ty = scope.required(def.r#type, "type", owner);
    let ty = ty.and_then(|ty| words::one_of(scope, "a kind of security scheme", &ty, TYPES));
    let Some(ty) = ty else { return (SchemeKind::MutualTls, false) };
    let spans = [
        ("scheme", "http", Type::Http, def.scheme.as_ref().map(|text| text.span)),
        ("bearer_format", "bearer", Type::Bearer, def.bearer_format.as_ref().map(|text| text.span)),
        ("in", "api_key", Type::ApiKey, def.r#in.as_ref().map(|text| text.span)),
        ("name", "api_key", Type::ApiKey, def.name.as_ref().map(|text| text.span)),
        ("flows", "oauth2", Type::OAuth2, def.flows.as_ref().map(|flows| flows.span)),
        ("url", "open_id_connect", Type::OpenIdConnect, def.url.as_ref().map(|text| text.span)),
    ];
    for (key, fit, of, span) in spans {
        if let Some(span) = span.filter(|_| ty != of) {
            scope.report(bad_security::of_another(key, fit, span));
        }
    }
    let kind = match ty {
        Type::Bearer => {
            let bearer_format = scope.line("a format of tokens", def.bearer_format);
            SchemeKind::Http { scheme: "bearer".to_owned(), bearer_format }
        }
        Type::Basic => SchemeKind::Http { scheme: "basic".to_owned(), bearer_format: None },
        Type::Http => {
            let scheme = scope.required(def.scheme, "scheme", owner);
            if let Some(scheme) = scheme.as_ref().filter(|text| !formats::is_token(&text.value)) {
                scope.report(bad_security::not_a_scheme(scheme));
            }
            let scheme = scheme.map(|text| text.value).unwrap_or_default();
            // As a word of its own, it is the same scheme.
            let known = ["bearer", "basic"].into_iter().find(|k| scheme.eq_ignore_ascii_case(k));
            let scheme = known.map_or(scheme, str::to_owned);
            SchemeKind::Http { scheme, bearer_format: None }
        }
        Type::ApiKey => {
            let place = scope.required(def.r#in, "in", owner);
            let place = place.and_then(|place| words::one_of(scope, "a place", &place, PLACES));
            let place = place.unwrap_or(KeyPlace::Header);
            let name = scope.required(def.name, "name", owner);
            SchemeKind::ApiKey { place, name: key_name(scope, place, name) }
        }
        Type::OAuth2 => {
            let flows = scope.required(def.flows, "flows", owner);
            SchemeKind::OAuth2 { flows: flows.map(|f| flows_of(scope, f)).unwrap_or_default() }
        }
        Type::OpenIdConnect => {
            let url = scope.required(def.url, "url", owner);
            SchemeKind::OpenIdConnect { url: errors::link(scope, url).unwrap_or_default() }
        }
        Type::MutualTls => SchemeKind::MutualTls,
    };
    (kind, unread.is_empty() && scope.sink.len() == faults)
}

/// The name of a header, cookie (RFC 6265, section 4.1.1) or query parameter.
fn key_name(scope: &mut Scope<'_>, place: KeyPlace, name: Option<Text>) -> String {
    let Some(name) = name else { return String::new() };
    if place != KeyPlace::Query && !formats::is_token(&name.value) {
        scope.report(bad_security::not_a_name(&name, place));
    }
    scope.line("a name", Some(name)).unwrap_or_default()
}

fn flows_of(scope: &mut Scope<'_>, def: FlowsDef) -> Vec<OAuthFlow> {
    let given = [
        ("authorization_code", OAuthGrant::AuthorizationCode, def.authorization_code),
        ("client_credentials", OAuthGrant::ClientCredentials, def.client_credentials),
        ("implicit", OAuthGrant::Implicit, def.implicit),
        ("password", OAuthGrant::Password, def.password),
    ];
    let mut flows = Vec::new();
    for (name, grant, flow) in given {
        if let Some(flow) = flow {
            flows.push(flow_of(scope, name, grant, flow));
        }
    }
    if flows.is_empty() && def.unread.is_empty() {
        scope.report(missing_key::report("`flows`", "a flow", def.span.part(0..0)));
    }
    flows
}

fn flow_of(scope: &mut Scope<'_>, name: &str, grant: OAuthGrant, def: FlowDef) -> OAuthFlow {
    let (authorizes, hands_out) = grant.urls();
    let what = format!("the flow `{name}`");
    let owner = (what.as_str(), def.span.part(0..0), def.unread.as_slice());
    let mut url = |key: &'static str, wanted: bool, text: Option<Text>| {
        let text = if wanted { scope.required(text, key, owner) } else { text };
        if let Some(text) = text.as_ref().filter(|_| !wanted) {
            scope.report(bad_security::of_another_flow(key, name, text.span));
        }
        errors::link(scope, text)
    };
    let authorization_url = url("authorization_url", authorizes, def.authorization_url);
    let token_url = url("token_url", hands_out, def.token_url);
    let refresh_url = errors::link(scope, def.refresh_url);
    OAuthFlow { grant, authorization_url, token_url, refresh_url }
}

/// What an operation asks for, if the catalog says.
pub(crate) fn of_operation(
    scope: &mut Scope<'_>,
    defs: Option<OneOrMany<RequirementDef>>,
    unread: &[&'static str],
) -> Option<Vec<Requirement>> {
    scope.places.security_unclear |= unread.contains(&"security");
    let defs = defs?.0;
    Some(defs.into_iter().map(|def| requirement(scope, def)).collect())
}

/// The credentials that an error, or those of a group, are about, where it says so.
pub(crate) fn of_errors(
    scope: &mut Scope<'_>,
    defs: Option<OneOrMany<RequirementDef>>,
    unread: &[&'static str],
) -> Option<Vec<Credentials>> {
    scope.places.security_unclear |= unread.contains(&"security");
    let mut all: Vec<Credentials> = Vec::new();
    for def in defs?.0 {
        if def.schemes.entries.is_empty() && def.schemes.unread.is_empty() {
            scope.report(bad_security::about_none(def.span));
        }
        for credentials in requirement(scope, def) {
            if !all.contains(&credentials) {
                all.push(credentials);
            }
        }
    }
    Some(all)
}

fn requirement(scope: &mut Scope<'_>, def: RequirementDef) -> Requirement {
    scope.places.security_unclear |= !def.schemes.unread.is_empty();
    let mut out = Vec::new();
    for entry in def.schemes.entries {
        let (name, scopes) = (entry.key, entry.value.0);
        match scope.security.find(&name.value) {
            Found::At(index, place) => {
                scope.refer(name.span, place);
                let scheme = &scope.catalog.security[index];
                let reports = unknown_scope::check(scheme, &scopes);
                for report in reports {
                    scope.report(report);
                }
                let scopes = scopes.into_iter().map(|scope| scope.value).collect();
                out.push(Credentials { scheme: SchemeId(index), scopes });
            }
            Found::Unread => scope.places.security_unclear = true,
            Found::Nothing => {
                scope.places.security_unclear = true;
                let near = scope.near(&unknown_scheme::RULE, &scope.security);
                let report = unknown_scheme::report(&name, near);
                scope.report(report);
            }
        }
    }
    out
}

/// The errors that are about credentials.
pub(crate) fn errors_about(catalog: &Catalog) -> Vec<ErrorId> {
    let about = catalog.errors().filter(|(_, error)| !error.security.is_empty());
    about.map(|(id, _)| id).collect()
}

/// Adds those of the errors `about` credentials that are about what a request has to bring along:
/// whoever asks for it, answers them.
pub(crate) fn add_errors(
    catalog: &Catalog,
    about: &[ErrorId],
    required: Option<&[Requirement]>,
    errors: &mut BTreeSet<ErrorId>,
) {
    let required: Vec<&Credentials> = required.into_iter().flatten().flatten().collect();
    let asked = |about: &Credentials| required.iter().any(|required| about.tell_of(required));
    errors.extend(about.iter().filter(|id| catalog.error(**id).security.iter().any(asked)));
}
