//! Serves the built app on localhost and, over HTTPS, on the local network.

fn main() {}
