//! Credentials in words, for whichever form the reference has.

use errcat_model::{
    Catalog, Credentials, Inline, KeyPlace, OAuthFlow, OAuthGrant, Prose, Requirement, SchemeKind,
    SecurityScheme,
};

/// Where a request has the credentials of a scheme, and where tokens come from.
pub(crate) fn place(scheme: &SecurityScheme) -> Prose {
    let text = |text: &str| Inline::Text(text.to_owned());
    let code = |code: &str| Inline::Code(code.to_owned());
    let line = match &scheme.kind {
        SchemeKind::Http { bearer_format, .. } => {
            let name = scheme.challenge().unwrap_or_default();
            let mut line = vec![text("Header "), code(&format!("Authorization: {name} …"))];
            if let Some(format) = bearer_format {
                line.extend([text(", a "), code(format)]);
            }
            line
        }
        SchemeKind::ApiKey { place, name } => {
            let place = match place {
                KeyPlace::Header => "Header ",
                KeyPlace::Query => "Query parameter ",
                KeyPlace::Cookie => "Cookie ",
            };
            vec![text(place), code(name)]
        }
        SchemeKind::OAuth2 { flows } => {
            let mut line = vec![text("Token of OAuth 2.0")];
            for (at, flow) in flows.iter().enumerate() {
                line.push(text(if at == 0 { ": " } else { "; " }));
                line.extend(way(flow));
            }
            line
        }
        SchemeKind::OpenIdConnect { url } => {
            vec![text("Token of OpenID Connect; the provider describes itself at "), code(url)]
        }
        SchemeKind::MutualTls => vec![text("Certificate of the TLS client")],
    };
    Prose { paragraphs: vec![line] }
}

fn way(flow: &OAuthFlow) -> Vec<Inline> {
    let grant = match flow.grant {
        OAuthGrant::AuthorizationCode => "authorization code",
        OAuthGrant::ClientCredentials => "client credentials",
        OAuthGrant::Implicit => "implicit grant",
        OAuthGrant::Password => "password",
    };
    let mut way = vec![Inline::Text(grant.to_owned())];
    let urls =
        [(" by way of ", &flow.authorization_url), (", token from ", &flow.token_url)].into_iter();
    for (how, url) in urls.chain([(", renewed at ", &flow.refresh_url)]) {
        if let Some(url) = url {
            way.extend([Inline::Text(how.to_owned()), Inline::Code(url.clone())]);
        }
    }
    way
}

/// The scopes of a scheme and what each allows, a paragraph for each.
pub(crate) fn scopes(scheme: &SecurityScheme) -> Prose {
    let one = |(name, doc): &(String, Prose)| {
        let mut line = vec![Inline::Code(name.clone()), Inline::Text(": ".to_owned())];
        line.extend(doc.paragraphs.iter().flatten().cloned());
        line
    };
    Prose { paragraphs: scheme.scopes.iter().map(one).collect() }
}

/// What an operation asks for: choices parted by "or". Empty where the catalog does not say.
/// `name` writes the name of a scheme, `scope` that of a scope.
pub(crate) fn requirements(
    requirements: Option<&[Requirement]>,
    name: &dyn Fn(&Credentials) -> String,
    scope: &dyn Fn(&str) -> String,
) -> String {
    let Some(requirements) = requirements else { return String::new() };
    let choice = |requirement: &Requirement| {
        let all: Vec<_> = requirement.iter().map(|c| credentials(c, name, scope)).collect();
        if all.is_empty() { "none".to_owned() } else { all.join(" and ") }
    };
    let choices: Vec<_> = requirements.iter().map(choice).collect();
    if choices.is_empty() { "None".to_owned() } else { choices.join(", or ") }
}

/// The name of a scheme, with the scopes in parentheses.
pub(crate) fn credentials(
    credentials: &Credentials,
    name: &dyn Fn(&Credentials) -> String,
    scope: &dyn Fn(&str) -> String,
) -> String {
    let scopes: Vec<_> = credentials.scopes.iter().map(|s| scope(s)).collect();
    let name = name(credentials);
    if scopes.is_empty() { name } else { format!("{name} ({})", scopes.join(", ")) }
}

/// The name of the scheme.
pub(crate) fn scheme_name<'c>(catalog: &'c Catalog, credentials: &Credentials) -> &'c str {
    &catalog.scheme(credentials.scheme).name
}
