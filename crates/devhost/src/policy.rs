//! The content policy of the window, from the window's own configuration: what the window would refuse, a browser test
//! shall meet too. Only where the shell is asked differs: the window has schemes for it, a page of this host asks its host.

use axum::http::{HeaderValue, header::InvalidHeaderValue};
use serde_json::Value;

const CONFIGURATION: &str = include_str!("../../../src-tauri/tauri.conf.json");
const OF_THE_SHELL: [&str; 4] = ["ipc:", "http://ipc.localhost", "photo:", "http://photo.localhost"];

/// The policy every answer carries. A configuration without one lets nothing in, and then no page stands.
pub(crate) fn content_policy() -> Result<HeaderValue, InvalidHeaderValue> {
    let configuration: Value = serde_json::from_str(CONFIGURATION).unwrap_or_default();
    let policy = configuration["app"]["security"]["csp"].as_str().unwrap_or("default-src 'none'");
    HeaderValue::from_str(&for_this_host(policy))
}

fn for_this_host(policy: &str) -> String {
    let directive = |directive: &str| {
        let mut words: Vec<&str> = Vec::new();
        for word in directive.split_whitespace() {
            let word = if OF_THE_SHELL.contains(&word) { "'self'" } else { word };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(" ")
    };
    policy.split(';').map(directive).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_where_the_shell_is_asked_differs_from_the_window() {
        assert_eq!(
            for_this_host(
                "default-src 'none'; connect-src ipc: http://ipc.localhost; img-src 'self' blob: photo:; a b"
            ),
            "default-src 'none'; connect-src 'self'; img-src 'self' blob:; a b"
        );
        let policy = content_policy().expect("a header");
        let policy = policy.to_str().expect("letters");
        for kept in ["default-src 'none'; connect-src 'self'; img-src 'self' blob:; ", "; form-action 'none'; "] {
            assert!(policy.contains(kept), "{policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    }
}
