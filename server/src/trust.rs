//! The page by which a phone learns to trust this computer, served over plain HTTP.
//!
//! It hands out the authority's certificate and nothing else; the app is not reachable here.

use std::{net::IpAddr, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};

use crate::{authority::Authority, lan};

const PAGE: &str = include_str!("trust.html");

/// What the page shows and hands out.
struct Trust {
    certificate: Vec<u8>,
    fingerprint: String,
    https_port: u16,
}

/// The page at `/` and the certificate under the names that iPhones and Android expect.
pub fn router(authority: &Authority, https_port: u16) -> Router {
    let trust = Trust {
        certificate: authority.certificate().to_vec(),
        fingerprint: authority.fingerprint(),
        https_port,
    };
    Router::new()
        .route("/", get(page))
        .route("/dowel-authority.cer", get(for_iphone))
        .route("/dowel-authority.crt", get(for_android))
        .with_state(Arc::new(trust))
}

async fn page(State(trust): State<Arc<Trust>>, headers: HeaderMap) -> Response {
    let app = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .and_then(host_name)
        .or_else(first_address)
        .map(|host| format!("https://{host}:{}/", trust.https_port))
        .unwrap_or_default();
    let html = PAGE.replace("{app}", &app).replace("{fingerprint}", &trust.fingerprint);
    ([(header::CACHE_CONTROL, "no-cache")], Html(html)).into_response()
}

/// The name in a `Host` header, if it is one that the server's certificate can carry: an IPv4
/// address or localhost. Anything else is `None`, so that no foreign text gets into the page.
fn host_name(host: &str) -> Option<String> {
    let name = host.rsplit_once(':').map_or(host, |(name, _port)| name);
    match name.parse() {
        Ok(IpAddr::V4(address)) => Some(address.to_string()),
        _ => (name == "localhost").then(|| name.to_owned()),
    }
}

/// The address told at the terminal, for a phone that came by a name.
fn first_address() -> Option<String> {
    // Without a readable network the page keeps its steps and only lacks the link.
    let addresses = lan::addresses().ok()?;
    addresses.first().map(ToString::to_string)
}

/// An iPhone offers to install what comes with this type as a profile.
async fn for_iphone(State(trust): State<Arc<Trust>>) -> Response {
    certificate(&trust, "application/x-x509-ca-cert", None)
}

/// Android installs authorities from a file only, so the file must end up among the downloads.
async fn for_android(State(trust): State<Arc<Trust>>) -> Response {
    certificate(
        &trust,
        "application/octet-stream",
        Some("attachment; filename=\"dowel-authority.crt\""),
    )
}

fn certificate(trust: &Trust, kind: &'static str, disposition: Option<&'static str>) -> Response {
    let mut response = trust.certificate.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(disposition) = disposition {
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_reach_the_page() {
        let cases = [
            ("192.168.1.20:8081", Some("192.168.1.20")),
            ("192.168.1.20", Some("192.168.1.20")),
            ("localhost:8081", Some("localhost")),
            ("example.org:8081", None),
            ("\"><script>:1", None),
            ("", None),
        ];
        for (host, expected) in cases {
            assert_eq!(host_name(host).as_deref(), expected, "{host}");
        }
    }
}
