//! Every endpoint once: its handlers, and what is written about it. The router and the description are both made of
//! this table, so that neither can say what the other does not.

use std::sync::Arc;

use axum::routing::{MethodRouter, get, post, put};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use sillage_sync_protocol::wire::{
    BUNDLE_TYPE, Differing, DigestAsk, Enrol, Enrolled, Hello, Lines, Receipt, Receipts, Reconcile, Restored, Snapshot,
    Wanted, Welcome,
};

use super::{Host, handlers};

/// An answer that says nothing but that it was done.
#[derive(JsonSchema)]
struct Empty {}

/// What a body is made of.
#[derive(Clone, Copy)]
pub(super) enum Body {
    /// None.
    Nothing,
    /// A message of the protocol.
    Json(fn(&mut SchemaGenerator) -> Schema),
    /// A bundle.
    Bundle,
    /// Bytes of an object.
    Bytes,
    /// A line of text.
    Text,
}

impl Body {
    /// Its media type.
    pub(super) fn media_type(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Json(_) => Some("application/json"),
            Self::Bundle => Some(BUNDLE_TYPE),
            Self::Bytes => Some("application/octet-stream"),
            Self::Text => Some("text/plain"),
        }
    }
}

/// One verb of an endpoint.
pub(super) struct Verb {
    pub method: &'static str,
    pub what: &'static str,
    pub parameters: &'static [Parameter],
    pub request: Body,
    pub answer: Body,
    /// Statuses of success, then those of refusals of its own.
    pub statuses: &'static [u16],
}

/// What is said beside the body.
pub(super) struct Parameter {
    pub name: &'static str,
    pub place: &'static str,
    pub is_required: bool,
    pub what: &'static str,
}

/// An endpoint.
pub(super) struct Route {
    pub path: &'static str,
    /// Whether a device signs for it.
    pub is_signed: bool,
    pub verbs: &'static [Verb],
    pub handler: fn() -> MethodRouter<Arc<Host>>,
}

const fn query(name: &'static str, is_required: bool, what: &'static str) -> Parameter {
    Parameter { name, place: "query", is_required, what }
}

const fn header(name: &'static str, what: &'static str) -> Parameter {
    Parameter { name, place: "header", is_required: true, what }
}

const NONE: &[Parameter] = &[];

/// Every endpoint devices reach.
pub(super) static ROUTES: &[Route] = &[
    Route {
        path: "/health",
        is_signed: false,
        handler: || get(handlers::health),
        verbs: &[Verb {
            method: "get",
            what: "That the program runs.",
            parameters: NONE,
            request: Body::Nothing,
            answer: Body::Text,
            statuses: &[200],
        }],
    },
    Route {
        path: "/ready",
        is_signed: false,
        handler: || get(handlers::ready),
        verbs: &[Verb {
            method: "get",
            what: "That its database answers.",
            parameters: NONE,
            request: Body::Nothing,
            answer: Body::Text,
            statuses: &[200, 503],
        }],
    },
    Route {
        path: "/v1/enrol",
        is_signed: true,
        handler: || post(handlers::enrol),
        verbs: &[Verb {
            method: "post",
            what: "An installation becomes a device of a person, by a code that is good once. Signed by the key it names.",
            parameters: NONE,
            request: Body::Json(SchemaGenerator::subschema_for::<Enrol>),
            answer: Body::Json(SchemaGenerator::subschema_for::<Enrolled>),
            statuses: &[200, 403, 409, 422],
        }],
    },
    Route {
        path: "/v1/sync/hello",
        is_signed: true,
        handler: || post(handlers::hello),
        verbs: &[Verb {
            method: "post",
            what: "The first word of a session: what is here of the device's histories, and which units it may read.",
            parameters: NONE,
            request: Body::Json(SchemaGenerator::subschema_for::<Hello>),
            answer: Body::Json(SchemaGenerator::subschema_for::<Welcome>),
            statuses: &[200, 422],
        }],
    },
    Route {
        path: "/v1/sync/bundles/{id}",
        is_signed: true,
        handler: || get(handlers::receipt).put(handlers::push),
        verbs: &[
            Verb {
                method: "get",
                what: "The receipt of a bundle once more.",
                parameters: NONE,
                request: Body::Nothing,
                answer: Body::Json(SchemaGenerator::subschema_for::<Receipt>),
                statuses: &[200, 404],
            },
            Verb {
                method: "put",
                what: "Takes a bundle in. The same bundle gets the same receipt, however often it comes.",
                parameters: NONE,
                request: Body::Bundle,
                answer: Body::Json(SchemaGenerator::subschema_for::<Receipt>),
                statuses: &[200, 409, 413, 422, 507],
            },
        ],
    },
    Route {
        path: "/v1/sync/pull",
        is_signed: true,
        handler: || get(handlers::pull),
        verbs: &[Verb {
            method: "get",
            what: "The next page of one unit, as its reader may see it, signed by the network.",
            parameters: &[
                query("cursor", true, "timeline.unit.commit"),
                query("limit", false, "operations of the page at most"),
                query("mine", false, "replica:sequence: what the device wrote up to there need not come back"),
            ],
            request: Body::Nothing,
            answer: Body::Bundle,
            statuses: &[200, 404, 409, 422],
        }],
    },
    Route {
        path: "/v1/sync/reconcile",
        is_signed: true,
        handler: || post(handlers::wanted),
        verbs: &[Verb {
            method: "post",
            what: "After the server lost something: a device tells what it holds, and is told what is wanted of it.",
            parameters: NONE,
            request: Body::Json(SchemaGenerator::subschema_for::<Reconcile>),
            answer: Body::Json(SchemaGenerator::subschema_for::<Wanted>),
            statuses: &[200, 422],
        }],
    },
    Route {
        path: "/v1/sync/reconcile/{id}",
        is_signed: true,
        handler: || put(handlers::restore),
        verbs: &[Verb {
            method: "put",
            what: "Brings back operations the server once gave, with its own proof of their places.",
            parameters: NONE,
            request: Body::Bundle,
            answer: Body::Json(SchemaGenerator::subschema_for::<Restored>),
            statuses: &[200, 409, 413, 422, 507],
        }],
    },
    Route {
        path: "/v1/sync/digest",
        is_signed: true,
        handler: || post(handlers::digest),
        verbs: &[Verb {
            method: "post",
            what: "Compares what a device holds of its units, month by month.",
            parameters: NONE,
            request: Body::Json(SchemaGenerator::subschema_for::<DigestAsk>),
            answer: Body::Json(SchemaGenerator::subschema_for::<Differing>),
            statuses: &[200, 422],
        }],
    },
    Route {
        path: "/v1/sync/lines",
        is_signed: true,
        handler: || post(handlers::lines),
        verbs: &[Verb {
            method: "post",
            what: "The operations that are named, as a bundle.",
            parameters: NONE,
            request: Body::Json(SchemaGenerator::subschema_for::<Lines>),
            answer: Body::Bundle,
            statuses: &[200, 404, 422],
        }],
    },
    Route {
        path: "/v1/sync/snapshots/{unit}",
        is_signed: true,
        handler: || get(handlers::snapshot),
        verbs: &[Verb {
            method: "get",
            what: "The packed beginning of a unit, if there is one for this reader.",
            parameters: NONE,
            request: Body::Nothing,
            answer: Body::Json(SchemaGenerator::subschema_for::<Snapshot>),
            statuses: &[200, 404],
        }],
    },
    Route {
        path: "/v1/sync/snapshots/{unit}/{hash}",
        is_signed: true,
        handler: || get(handlers::snapshot_part),
        verbs: &[Verb {
            method: "get",
            what: "Bytes of a packed beginning, from an offset on.",
            parameters: &[Parameter { name: "Range", place: "header", is_required: false, what: "bytes=offset-" }],
            request: Body::Nothing,
            answer: Body::Bytes,
            statuses: &[206, 404, 416],
        }],
    },
    Route {
        path: "/v1/sync/receipts",
        is_signed: true,
        handler: || post(handlers::receipts),
        verbs: &[Verb {
            method: "post",
            what: "What a device has carried out: erasures, units it left.",
            parameters: NONE,
            request: Body::Json(SchemaGenerator::subschema_for::<Receipts>),
            answer: Body::Json(SchemaGenerator::subschema_for::<Empty>),
            statuses: &[200, 422],
        }],
    },
    Route {
        path: "/v1/blobs/{unit}/{hash}",
        is_signed: true,
        handler: || get(handlers::object).head(handlers::offset).patch(handlers::upload),
        verbs: &[
            Verb {
                method: "get",
                what: "A photo or paper of a unit the device reads.",
                parameters: NONE,
                request: Body::Nothing,
                answer: Body::Bytes,
                statuses: &[200, 404],
            },
            Verb {
                method: "head",
                what: "Where an upload stands (`Upload-Offset`): 202 until it is whole.",
                parameters: NONE,
                request: Body::Nothing,
                answer: Body::Nothing,
                statuses: &[200, 202, 404],
            },
            Verb {
                method: "patch",
                what: "Adds a piece of at most 256 KiB to an upload. A wrong offset is told the right one.",
                parameters: &[
                    header("Upload-Offset", "where the piece begins"),
                    header("Upload-Length", "bytes of the whole object"),
                ],
                request: Body::Bytes,
                answer: Body::Nothing,
                statuses: &[200, 202, 404, 409, 413, 422, 507],
            },
        ],
    },
];

/// Which endpoint a path belongs to.
pub(super) fn route_of(path: &str) -> Option<usize> {
    ROUTES.iter().position(|route| {
        let (mut asked, mut known) = (path.split('/'), route.path.split('/'));
        loop {
            match (asked.next(), known.next()) {
                (None, None) => return true,
                (Some(_), Some(part)) if part.starts_with('{') => {}
                (Some(asked), Some(part)) if asked == part => {}
                _ => return false,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_belongs_to_one_endpoint() {
        for (i, route) in ROUTES.iter().enumerate() {
            assert_eq!(route_of(route.path), Some(i), "{}", route.path);
        }
        assert_eq!(route_of("/v1/blobs/a"), None);
        assert_eq!(route_of("/v1/admin"), None);
    }
}
