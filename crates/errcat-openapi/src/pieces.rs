//! What the errors of a catalog add to a document that somebody wrote, as values.

use errcat_model::{Catalog, Json, OpenApiTarget, OpenApiVersion};

use crate::document;
use crate::header::Headers;
use crate::operation;
use crate::plan::Plan;
use crate::schema::Object;
use crate::security;
use crate::sheet::{Section, Sheets};

/// The extension that says, at the root of a document and in its operations, what in them errcat
/// wrote: whatever is not on these lists is somebody else's.
pub const RECORD: &str = "x-errcat";

/// The extension that lists the codes an operation may answer.
pub const CODES: &str = "x-error-codes";

/// The member that says which credentials an operation asks for.
pub const SECURITY: &str = "security";

/// Everything that belongs into a document of one version.
#[derive(Debug, Clone, PartialEq)]
pub struct Pieces {
    /// Entries by section of `components`.
    pub components: Vec<(String, Vec<(String, Json)>)>,
    /// The operations that answer errors.
    pub operations: Vec<OperationErrors>,
}

/// The errors of one operation.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationErrors {
    /// Its `operationId`.
    pub id: String,
    /// Its path template.
    pub path: String,
    /// Its member in the path item, such as `get`.
    pub method: String,
    /// Its responses by status.
    pub responses: Vec<(String, Json)>,
    /// The value of [`SECURITY`], where there is anything to say.
    pub security: Option<Json>,
    /// The value of [`CODES`].
    pub codes: Json,
}

/// What `catalog` adds to a document of `version`. The versions and formats of `target` do not
/// matter.
pub fn pieces(catalog: &Catalog, target: &OpenApiTarget, version: OpenApiVersion) -> Pieces {
    let plan = Plan::new(catalog, target);
    let headers = Headers::new(&plan);
    let mut components = Sheets::values(version);
    document::components(&plan, &headers, &mut components);
    let operations = operation::additions(&plan).into_iter().map(|addition| {
        let operation::Addition { operation, method, responses, codes } = addition;
        let (id, path) = (operation.id.clone(), operation.path.clone());
        let security = security::of_operation(catalog, operation, version);
        OperationErrors { id, path, method, responses, security, codes }
    });
    Pieces { operations: operations.collect(), components: components.into_sections() }
}

/// What stands under the catalog's name in the root's [`RECORD`]: the names of its components.
pub fn record_of_components(sections: &[Section]) -> Json {
    let mut record = Object::new();
    for (section, entries) in sections {
        let names = entries.iter().map(|(name, _)| Json::string(name)).collect();
        record = record.with_filled(section, Json::Array(names));
    }
    record.build()
}

/// An operation's [`RECORD`]: the catalog, the statuses of the responses that are its, and whether
/// the operation's [`SECURITY`] is.
pub fn record_of_operation<'s>(
    api: &str,
    statuses: impl IntoIterator<Item = &'s str>,
    security: bool,
) -> Json {
    let statuses = statuses.into_iter().map(Json::string).collect();
    Object::new()
        .with("api", Json::string(api))
        .with("responses", Json::Array(statuses))
        .with_some(SECURITY, security.then_some(Json::Boolean(true)))
        .build()
}
