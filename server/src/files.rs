//! The built app as HTTP responses.

use std::path::Path;

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// Number of hexadecimal digits that the build puts into the name of a file that never changes.
const HASH_DIGITS: usize = 16;

/// Serves the files of `dir`: types by file name, `.br` twins where the client takes them,
/// "not found" for all else. Only names with a hash in them may be kept without asking again.
pub fn router(dir: &Path) -> Router {
    Router::new()
        .fallback_service(ServeDir::new(dir).precompressed_br())
        .layer(middleware::from_fn(cache_by_name))
        .layer(SetResponseHeaderLayer::overriding(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
}

async fn cache_by_name(request: Request, next: Next) -> Response {
    let kept = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let caching = if kept && response.status().is_success() { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

/// Whether a file's name carries the hash of its content: `app-0123456789abcdef.js` or
/// `app-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((stem, _extension)) = name.split_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == HASH_DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept() {
        let cases = [
            ("/dowel-0123456789abcdef.js", true),
            ("/dowel-0123456789abcdef_bg.wasm", true),
            ("/assets/style-fedcba9876543210.css", true),
            ("/", false),
            ("/index.html", false),
            ("/worker_bg.wasm", false),
            ("/worker_loader.js", false),
            ("/icon-192.png", false),
            ("/dowel-0123456789abcde.js", false),
            ("/dowel-0123456789abcdeg.js", false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_hashed(path), expected, "{path}");
        }
    }
}
