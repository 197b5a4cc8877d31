//! The built app as HTTP responses.

use std::path::Path;

use anyhow::Result;
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};
use tower_http::services::ServeDir;

use crate::headers::Rules;

/// Serves the files of `dir`: types by file name, `.br` twins where the client takes them, "not
/// found" for all else, with the headers that the build wrote. Without a rule a file is asked for
/// anew each time.
///
/// # Errors
/// When the headers can't be read.
pub fn router(dir: &Path) -> Result<Router> {
    let rules = Rules::load(dir)?;
    let with_headers = move |request: Request, next: Next| {
        let rules = rules.clone();
        async move { answered(&rules, request, next).await }
    };
    Ok(Router::new()
        .fallback_service(ServeDir::new(dir).precompressed_br())
        .layer(middleware::from_fn(with_headers)))
}

async fn answered(rules: &Rules, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let is_there = !response.status().is_client_error();
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    rules.apply(&path, headers);
    // What is missing now may be there later.
    if !is_there || !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}
