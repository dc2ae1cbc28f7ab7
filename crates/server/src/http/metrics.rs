//! What the server counts about itself, as Prometheus reads it. Numbers, endpoints and codes; nobody's name.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use super::table::ROUTES;

/// Upper ends of the classes of durations, in seconds.
const CLASSES: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// What is counted.
#[derive(Default)]
pub(super) struct Metrics {
    answers: Mutex<BTreeMap<(usize, u16), u64>>,
    durations: Mutex<BTreeMap<usize, Durations>>,
    refusals: Mutex<BTreeMap<String, u64>>,
    pub connections: AtomicI64,
    pub turned_away: AtomicU64,
    pub received: AtomicU64,
    pub sent: AtomicU64,
}

#[derive(Default, Clone, Copy)]
struct Durations {
    classes: [u64; CLASSES.len()],
    count: u64,
    seconds: f64,
}

/// A figure of the database.
pub(super) struct Figure {
    pub name: &'static str,
    pub what: &'static str,
    pub value: f64,
}

impl Metrics {
    /// An answer of an endpoint; `route` is the one after the last for what is no endpoint.
    pub(super) fn answered(&self, route: Option<usize>, status: u16, took: Duration) {
        let route = route.unwrap_or(ROUTES.len());
        *locked(&self.answers).entry((route, status)).or_default() += 1;
        let mut durations = locked(&self.durations);
        let known = durations.entry(route).or_default();
        let seconds = took.as_secs_f64();
        if let Some(at) = CLASSES.iter().position(|end| seconds <= *end) {
            known.classes[at] += 1;
        }
        known.count += 1;
        known.seconds += seconds;
    }

    /// A refusal, by its code.
    pub(super) fn refused(&self, code: &str) {
        let mut refusals = locked(&self.refusals);
        match refusals.get_mut(code) {
            Some(count) => *count += 1,
            None => drop(refusals.insert(code.into(), 1)),
        }
    }

    /// All of it, with figures of the database.
    pub(super) fn text(&self, figures: &[Figure]) -> String {
        let mut text = String::new();
        self.write(&mut text, figures).unwrap_or_default();
        text
    }

    fn write(&self, text: &mut String, figures: &[Figure]) -> std::fmt::Result {
        head(text, "sillage_requests_total", "counter", "Answers, by endpoint and status.")?;
        for ((route, status), count) in locked(&self.answers).iter() {
            writeln!(text, "sillage_requests_total{{path=\"{}\",status=\"{status}\"}} {count}", path(*route))?;
        }
        head(text, "sillage_request_seconds", "histogram", "How long answers took, by endpoint.")?;
        for (route, durations) in locked(&self.durations).iter() {
            let (path, mut below) = (path(*route), 0);
            for (end, count) in CLASSES.iter().zip(durations.classes) {
                below += count;
                writeln!(text, "sillage_request_seconds_bucket{{path=\"{path}\",le=\"{end}\"}} {below}")?;
            }
            let Durations { count, seconds, .. } = durations;
            writeln!(text, "sillage_request_seconds_bucket{{path=\"{path}\",le=\"+Inf\"}} {count}")?;
            writeln!(text, "sillage_request_seconds_sum{{path=\"{path}\"}} {seconds}")?;
            writeln!(text, "sillage_request_seconds_count{{path=\"{path}\"}} {count}")?;
        }
        head(text, "sillage_refusals_total", "counter", "Refusals, by code.")?;
        for (code, count) in locked(&self.refusals).iter() {
            writeln!(text, "sillage_refusals_total{{code=\"{code}\"}} {count}")?;
        }
        let counters = [
            ("sillage_connections_turned_away_total", "Connections beyond what is kept open.", &self.turned_away),
            ("sillage_received_bytes_total", "Bytes of bodies that came.", &self.received),
            ("sillage_sent_bytes_total", "Bytes of bodies that left.", &self.sent),
        ];
        for (name, what, counter) in counters {
            head(text, name, "counter", what)?;
            writeln!(text, "{name} {}", counter.load(Ordering::Relaxed))?;
        }
        head(text, "sillage_connections", "gauge", "Connections that are open.")?;
        writeln!(text, "sillage_connections {}", self.connections.load(Ordering::Relaxed))?;
        for Figure { name, what, value } in figures {
            head(text, name, "gauge", what)?;
            writeln!(text, "{name} {value}")?;
        }
        Ok(())
    }
}

fn head(text: &mut String, name: &str, kind: &str, what: &str) -> std::fmt::Result {
    writeln!(text, "# HELP {name} {what}\n# TYPE {name} {kind}")
}

fn path(route: usize) -> &'static str {
    ROUTES.get(route).map_or("other", |route| route.path)
}

fn locked<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_adds_up() {
        let metrics = Metrics::default();
        for ms in [1, 20, 20, 700, 60_000] {
            metrics.answered(Some(0), 200, Duration::from_millis(ms));
        }
        metrics.answered(None, 404, Duration::ZERO);
        metrics.refused("not_found");
        let text = metrics.text(&[Figure { name: "sillage_devices", what: "Devices.", value: 3.0 }]);
        for line in [
            "sillage_requests_total{path=\"/health\",status=\"200\"} 5",
            "sillage_requests_total{path=\"other\",status=\"404\"} 1",
            "sillage_request_seconds_bucket{path=\"/health\",le=\"0.005\"} 1",
            "sillage_request_seconds_bucket{path=\"/health\",le=\"0.025\"} 3",
            "sillage_request_seconds_bucket{path=\"/health\",le=\"30\"} 4",
            "sillage_request_seconds_bucket{path=\"/health\",le=\"+Inf\"} 5",
            "sillage_refusals_total{code=\"not_found\"} 1",
            "# TYPE sillage_devices gauge",
            "sillage_devices 3",
        ] {
            assert!(text.lines().any(|told| told == line), "{line} in\n{text}");
        }
    }
}
