//! How requests say who sends them: the security schemes of OpenAPI.

use crate::{Catalog, Prose};

/// Index into [`Catalog::security`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub usize);

/// A kind of credentials that the API takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Key in the catalog, also the name of the OpenAPI component.
    pub name: String,
    /// Where the credentials stand in a request.
    pub kind: SchemeKind,
    /// What the credentials may be good for: scopes of OAuth 2.0, else roles. Names and what each
    /// allows.
    pub scopes: Vec<(String, Prose)>,
    /// Where the credentials come from.
    pub doc: Prose,
}

/// Where credentials stand in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// In the header `Authorization` (RFC 9110, section 11).
    Http {
        /// The authentication scheme, `bearer` or `basic` in lower case, others as written.
        scheme: String,
        /// What bearer tokens look like: `JWT`.
        bearer_format: Option<String>,
    },
    /// A key of its own.
    ApiKey {
        /// Where it stands.
        place: KeyPlace,
        /// Name of the header, query parameter or cookie.
        name: String,
    },
    /// Tokens of OAuth 2.0.
    OAuth2 {
        /// The ways to get one. Never empty.
        flows: Vec<OAuthFlow>,
    },
    /// Tokens of `OpenID` Connect.
    OpenIdConnect {
        /// Where the provider describes itself.
        url: String,
    },
    /// The certificate of the TLS client.
    MutualTls,
}

/// Where an API key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// In a header.
    Header,
    /// In the query string.
    Query,
    /// In a cookie.
    Cookie,
}

impl KeyPlace {
    /// The word in catalogs and in OpenAPI.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Query => "query",
            Self::Cookie => "cookie",
        }
    }
}

/// A way to get a token of OAuth 2.0 (RFC 6749, section 1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthFlow {
    /// Which one.
    pub grant: OAuthGrant,
    /// Where people agree; of the grants that ask them.
    pub authorization_url: Option<String>,
    /// Where tokens are handed out; of all grants but the implicit one.
    pub token_url: Option<String>,
    /// Where they are renewed, if elsewhere.
    pub refresh_url: Option<String>,
}

/// A grant of OAuth 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OAuthGrant {
    /// A code, exchanged for the token.
    AuthorizationCode,
    /// The client's own credentials.
    ClientCredentials,
    /// The token straight from where people agree.
    Implicit,
    /// The password of whoever owns the data.
    Password,
}

impl OAuthGrant {
    /// Whether people agree at a page, and whether tokens come from an endpoint.
    pub fn urls(self) -> (bool, bool) {
        match self {
            Self::AuthorizationCode => (true, true),
            Self::Implicit => (true, false),
            Self::ClientCredentials | Self::Password => (false, true),
        }
    }
}

/// Credentials of a scheme, and what they have to be good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The scheme.
    pub scheme: SchemeId,
    /// All of these scopes, in the order written.
    pub scopes: Vec<String>,
}

/// Credentials that a request has together; none where it has to have none.
pub type Requirement = Vec<Credentials>;

impl SecurityScheme {
    /// The authentication scheme that a `WWW-Authenticate` for it names (RFC 9110, section 11.6.1).
    /// Keys and certificates have none.
    pub fn challenge(&self) -> Option<&str> {
        match &self.kind {
            SchemeKind::Http { scheme, .. } => Some(match scheme.as_str() {
                "bearer" => "Bearer",
                "basic" => "Basic",
                other => other,
            }),
            // Their tokens are used as RFC 6750 says.
            SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => Some("Bearer"),
            SchemeKind::ApiKey { .. } | SchemeKind::MutualTls => None,
        }
    }

    /// Whether clients ask for its scopes by name, as of OAuth 2.0. Roles are granted otherwise.
    pub fn negotiates_scopes(&self) -> bool {
        matches!(self.kind, SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. })
    }
}

impl Credentials {
    /// Whether an error about these credentials can come where `required` have to be sent: it is
    /// about the scheme, and where it is about scopes, about one of those.
    pub fn tell_of(&self, required: &Self) -> bool {
        let about = |scope: &String| required.scopes.contains(scope);
        self.scheme == required.scheme && (self.scopes.is_empty() || self.scopes.iter().any(about))
    }
}

impl Catalog {
    /// The security scheme of an id.
    pub fn scheme(&self, id: SchemeId) -> &SecurityScheme {
        &self.security[id.0]
    }
}
