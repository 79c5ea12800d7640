//! Credentials: the schemes an API knows, and who asks for which.

use errcat_source::{Sink, Span};
use serde_json::{Value, json};

use super::Text;
use crate::read::{Read, record};
use crate::rules::wrong_type;
use crate::schema::{Definitions, Form, Form::Words};
use crate::words;
use crate::{Entries, Entry, Node, NodeKind, OneOrMany};

record! {
    /// A kind of credentials that the API takes.
    pub struct SecurityDef: "a security scheme" or r#type {
        /// `bearer`, `basic`, `http` (with another `scheme`), `api_key`, `oauth2`,
        /// `open_id_connect` or `mutual_tls`.
        r#type: Text as Words(words::SCHEMES),
        /// Where clients get such credentials.
        doc: Text,
        /// Of `http`: the authentication scheme, such as `Digest`.
        scheme: Text,
        /// Of `bearer`: what the tokens look like, such as `JWT`.
        bearer_format: Text,
        /// Of `api_key`: where it stands, `header`, `query` or `cookie`.
        r#in: Text as Words(words::KEY_PLACES),
        /// Of `api_key`: the name of the header, query parameter or cookie.
        name: Text,
        /// Of `oauth2`: the ways to get a token.
        flows: FlowsDef,
        /// Of `open_id_connect`: where the provider describes itself.
        url: Text,
        /// What such credentials can be good for: scopes, or roles, each with what it allows.
        scopes: Entries<Text>,
    }
}

record! {
    /// Ways to get a token of OAuth 2.0, by grant.
    pub struct FlowsDef: "the flows of OAuth 2.0" {
        /// A code, exchanged for the token.
        authorization_code: FlowDef,
        /// The client's own credentials.
        client_credentials: FlowDef,
        /// The token straight from where people agree.
        implicit: FlowDef,
        /// The password of whoever owns the data.
        password: FlowDef,
    }
}

record! {
    /// A way to get a token.
    pub struct FlowDef: "a flow of OAuth 2.0" {
        /// Where people agree; of `authorization_code` and `implicit`.
        authorization_url: Text,
        /// Where tokens are handed out; of all but `implicit`.
        token_url: Text,
        /// Where they are renewed, if elsewhere.
        refresh_url: Text,
    }
}

/// Credentials that belong together: schemes, each with the scopes that are needed.
#[derive(Debug, Clone)]
pub struct RequirementDef {
    /// Where it is written.
    pub span: Span,
    /// The schemes by name.
    pub schemes: Entries<OneOrMany<Text>>,
}

impl Read for RequirementDef {
    const WHAT: &'static str = "a security scheme";

    /// A name is a scheme without scopes.
    fn read(node: Node, sink: &mut Sink) -> Option<Self> {
        let span = node.span;
        let schemes = match node.kind {
            NodeKind::Scalar { .. } => {
                let key = Text::read(node, sink)?;
                let entries = vec![Entry { key, value: OneOrMany(Vec::new()) }];
                Entries { span, entries, unread: Vec::new() }
            }
            // Nothing written is not `{}`, which asks for nothing.
            NodeKind::Null => return wrong_type::report(&node, Self::WHAT, sink),
            _ => Entries::read(node, sink)?,
        };
        Some(Self { span, schemes })
    }

    fn schema(_: Option<&Form>, definitions: &mut Definitions) -> Value {
        let schemes = Entries::<OneOrMany<Text>>::schema(None, definitions);
        json!({ "anyOf": [Text::schema(None, definitions), schemes] })
    }
}
