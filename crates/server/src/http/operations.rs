//! What whoever runs the server asks it: health, readiness, figures, the description. On the loopback alone, without
//! TLS, and nothing in it is anybody's.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{Host, handlers, metrics::Figure, openapi};
use crate::{
    clock,
    store::{StoreError, read},
};

/// The routes of the operator.
pub(super) fn router(host: Arc<Host>) -> Router {
    Router::new()
        .route("/health", get(handlers::health))
        .route("/ready", get(handlers::ready))
        .route("/metrics", get(metrics))
        .route("/openapi.json", get(|| async { axum::Json(openapi()) }))
        .with_state(host)
}

async fn metrics(State(host): State<Arc<Host>>) -> Response {
    let asked = host.clone();
    let figures = tokio::task::spawn_blocking(move || figures(&asked)).await;
    match figures {
        Ok(Ok(figures)) => {
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], host.metrics.text(&figures)).into_response()
        }
        // What was counted here is told all the same; that the database does not answer is told too.
        _ => {
            let down = [Figure { name: "sillage_database_up", what: "Whether the database answers.", value: 0.0 }];
            (StatusCode::OK, host.metrics.text(&down)).into_response()
        }
    }
}

fn figures(host: &Host) -> Result<Vec<Figure>, StoreError> {
    let (streams, devices, aside, bytes, copied) = read(host.central.store(), |rows| {
        Ok((rows.streams()?, rows.devices()?, rows.aside()?, rows.total_bytes()?, rows.fact(crate::backup::LAST)?))
    })?;
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let late = aside.iter().filter(|row| row.code == "late_work").count();
    let good = devices.iter().filter(|row| row.revoked_ms.is_none()).count();
    let figure = |name, what, value| Figure { name, what, value };
    let mut figures = vec![
        figure("sillage_database_up", "Whether the database answers.", 1.0),
        figure("sillage_streams", "Units with a stream.", number(streams.len())),
        figure(
            "sillage_commits",
            "Operations that have a place.",
            streams.iter().map(|row| row.head).sum::<u64>() as f64,
        ),
        figure("sillage_devices", "Devices that are not revoked.", number(good)),
        figure("sillage_devices_revoked", "Devices that are revoked.", number(devices.len() - good)),
        figure("sillage_aside", "Operations that lie aside, late work left out.", number(aside.len() - late)),
        figure("sillage_late_work", "Late work that waits for somebody's word.", number(late)),
        figure("sillage_stored_bytes", "Bytes of operations and photos.", bytes as f64),
    ];
    if let Some(made_ms) = copied.and_then(|ms| ms.parse::<i64>().ok()) {
        let age = (clock::now_ms() - made_ms) as f64 / 1_000.0;
        figures.push(figure("sillage_backup_age_seconds", "Seconds since the last copy that was read again.", age));
    }
    Ok(figures)
}
