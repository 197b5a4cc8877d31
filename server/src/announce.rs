//! What the person at the terminal reads: the addresses, and a QR code for the phone.

use std::{
    io::{self, IsTerminal},
    net::Ipv4Addr,
};

use anyhow::{Context, Result};
use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

/// Terminal codes for the palette's fixed white and black (ECMA-48, 256 colours).
const WHITE_ON_BLACK: &str = "\x1b[38;5;231;48;5;16m";
const RESET: &str = "\x1b[0m";

/// The ports in use.
#[derive(Debug, Clone, Copy)]
pub struct Ports {
    /// Plain HTTP on this computer alone.
    pub http: u16,
    /// HTTPS on the local network.
    pub https: u16,
    /// The page about trust, plain HTTP on the local network.
    pub trust: u16,
}

/// The line about this computer.
pub fn here(http_port: u16) -> String {
    format!("On this computer   http://localhost:{http_port}/")
}

/// The lines about phones, with a QR code for the first address; without an address, how to
/// get one.
///
/// # Errors
/// When the address does not fit into a QR code, which no address reaches.
pub fn phones(addresses: &[Ipv4Addr], ports: Ports) -> Result<String> {
    let Some((first, others)) = addresses.split_first() else {
        return Ok("On a phone         not now: this computer has no address on a local network. \
             Join a Wi-Fi or cable network; its address will be shown here."
            .into());
    };
    let trust = format!("http://{first}:{}/", ports.trust);
    let mut text = format!(
        "On a phone         https://{first}:{}/   (same Wi-Fi)\n\
         First time there   {trust}   (steps of trust)\n",
        ports.https
    );
    for other in others {
        text.push_str(&format!(
            "Other network      https://{other}:{}/   http://{other}:{}/\n",
            ports.https, ports.trust
        ));
    }
    text.push_str("\nScan with the phone: it goes to the app, or first to the steps of trust.\n\n");
    text.push_str(&qr(&trust, io::stdout().is_terminal())?);
    Ok(text)
}

/// A QR code in half blocks, whose full blocks are the light modules. In a terminal the colours
/// are set as well, so that it is dark on light whatever the terminal's own colours are.
fn qr(text: &str, coloured: bool) -> Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L)
        .context("The address does not fit into a QR code.")?;
    let blocks =
        code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build();
    let lines: Vec<String> = blocks
        .lines()
        .map(|line| {
            if coloured { format!("{WHITE_ON_BLACK}{line}{RESET}\n") } else { format!("{line}\n") }
        })
        .collect();
    Ok(lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PORTS: Ports = Ports { http: 8080, https: 8443, trust: 8081 };

    #[test]
    fn both_addresses_and_the_code_are_told() {
        assert!(here(PORTS.http).ends_with("http://localhost:8080/"));
        let told = phones(&[[192, 168, 1, 20].into(), [10, 0, 0, 5].into()], PORTS).unwrap();
        for part in [
            "https://192.168.1.20:8443/",
            "http://192.168.1.20:8081/",
            "https://10.0.0.5:8443/",
            "█",
        ] {
            assert!(told.contains(part), "{part} missing in\n{told}");
        }
        assert!(told.contains('▀') && !told.contains(RESET));
        assert!(qr("http://10.0.0.5:8081/", true).unwrap().contains(RESET));
        let widest = told.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{widest:?} columns do not fit a terminal");
    }

    #[test]
    fn without_a_network_it_says_so() {
        assert!(phones(&[], PORTS).unwrap().contains("no address"));
    }
}
