//! The command line of the server.

use std::path::PathBuf;

use clap::Parser;

/// Serves the built app to this computer and, over HTTPS, to phones on the local network.
#[derive(Debug, Clone, Parser)]
#[command(version)]
pub struct Flags {
    /// Folder of the built app
    #[arg(long, default_value = "dist")]
    pub dir: PathBuf,
    /// Port of http://localhost; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Port of HTTPS on the local network; 0 takes any free one
    #[arg(long, default_value_t = 8443)]
    pub https_port: u16,
    /// Port of the page that tells a phone how to trust this computer; 0 takes any free one
    #[arg(long, default_value_t = 8081)]
    pub trust_port: u16,
    /// Serve this computer alone: no HTTPS, no page for phones, no local authority
    #[arg(long, conflicts_with_all = ["https_port", "trust_port", "authority_dir"])]
    pub localhost_only: bool,
    /// Folder of the local authority [default: dowel in the user's data folder]
    #[arg(long)]
    pub authority_dir: Option<PathBuf>,
}
