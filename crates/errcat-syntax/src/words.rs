//! The fixed words of the language, and the forms of names, as the schema offers them.
//!
//! `errcat-check` gives the words their meaning, and a test there holds its tables against these.

/// How codes are spelled.
pub const CODE_STYLES: &[&str] =
    &["SCREAMING_SNAKE_CASE", "snake_case", "kebab-case", "PascalCase", "camelCase", "any"];
/// Prose a catalog can require.
pub const REQUIRED: &[&str] =
    &["title", "message", "description", "cause", "resolution", "retry", "example"];
/// Whose a context member is.
pub const PER: &[&str] = &["response", "problem"];
/// What durations are counted in.
pub const UNITS: &[&str] = &["seconds", "milliseconds"];
/// Grades of retry advice.
pub const GRADES: &[&str] = &["never", "after_fix", "after_reauth", "backoff", "caution"];
/// Severities of errors.
pub const SEVERITIES: &[&str] = &["debug", "info", "warning", "error", "critical"];
/// How much a warning counts.
pub const LEVELS: &[&str] = &["off", "warning", "error"];
/// Where a guide stands.
pub const PLACES: &[&str] = &["before", "after"];
/// Standards that a wire can claim to follow.
pub const PROFILES: &[&str] = &["rfc6749", "rfc9457", "json-api-1.1"];
/// Types without a name of the catalog's own.
pub const TYPES: &[&str] =
    &["string", "integer", "number", "boolean", "datetime", "uuid", "uri", "duration", "any"];
/// Transports that are often meant; any other word is one, too.
pub const TRANSPORTS: &[&str] = &["http", "mqtt", "grpc", "jsonrpc"];
/// Kinds of security schemes.
pub const SCHEMES: &[&str] =
    &["bearer", "basic", "http", "api_key", "oauth2", "open_id_connect", "mutual_tls"];
/// Where API keys stand.
pub const KEY_PLACES: &[&str] = &["header", "query", "cookie"];
/// Methods of operations.
pub const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// The key of an error, a group or a wire.
pub(crate) const KEY: &str = "^[A-Za-z0-9][A-Za-z0-9_.-]*$";
/// The name of a param or a context member.
pub(crate) const NAME: &str = "^[A-Za-z_][A-Za-z0-9_]*$";
/// The name of a type.
pub(crate) const TYPE_NAME: &str = "^[A-Z][A-Za-z0-9]*$";
/// A status code as a key.
pub(crate) const STATUS: &str = "^[1-5][0-9]{2}$";
