//! The addresses under which phones on the local network reach this computer.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, UdpSocket},
};

/// One network interface with one of its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Interface {
    name: String,
    address: Ipv4Addr,
    point_to_point: bool,
}

/// How interfaces made by containers, virtual machines and tunnels are named.
/// A phone cannot reach them, so they come last.
const VIRTUAL_NAMES: &[&str] = &[
    "docker", "br-", "veth", "virbr", "vmnet", "vbox", "lxc", "lxd", "cni", "podman", "tun", "tap",
    "utun", "wg", "bridge",
];

/// The IPv4 addresses of this computer on its networks, the likeliest for a phone first.
/// Empty without a network.
///
/// # Errors
/// When the system does not tell its interfaces.
pub fn addresses() -> io::Result<Vec<Ipv4Addr>> {
    let interfaces: Vec<Interface> = if_addrs::get_if_addrs()?
        .into_iter()
        .filter_map(|interface| match interface.ip() {
            IpAddr::V4(address) => Some(Interface {
                point_to_point: interface.is_p2p(),
                name: interface.name,
                address,
            }),
            IpAddr::V6(_) => None,
        })
        .collect();
    Ok(ranked(&interfaces, default_route_address()))
}

/// The own address that the system would use for traffic to anywhere, `None` without such a route.
/// Connecting a datagram socket only asks the routing table; nothing is sent.
fn default_route_address() -> Option<Ipv4Addr> {
    let somewhere = (Ipv4Addr::new(192, 0, 2, 1), 9);
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(somewhere).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    }
}

/// Usable addresses, each once: real interfaces before virtual ones, among them the one of the
/// default route first, then private addresses before public ones.
fn ranked(interfaces: &[Interface], default_route: Option<Ipv4Addr>) -> Vec<Ipv4Addr> {
    let rank = |interface: &Interface| {
        let is_virtual = interface.point_to_point
            || VIRTUAL_NAMES.iter().any(|prefix| interface.name.starts_with(prefix));
        (is_virtual, Some(interface.address) != default_route, !interface.address.is_private())
    };
    let mut usable: Vec<&Interface> = interfaces
        .iter()
        .filter(|interface| {
            let address = interface.address;
            !(address.is_loopback() || address.is_link_local() || address.is_unspecified())
        })
        .collect();
    usable.sort_by_key(|interface| rank(interface));
    let mut addresses = Vec::new();
    for interface in usable {
        if !addresses.contains(&interface.address) {
            addresses.push(interface.address);
        }
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(name: &str, address: [u8; 4]) -> Interface {
        Interface { name: name.into(), address: address.into(), point_to_point: false }
    }

    /// Name, interfaces, address of the default route, expected addresses.
    type Case<'a> = (&'a str, &'a [&'a Interface], Option<[u8; 4]>, &'a [[u8; 4]]);

    #[test]
    fn the_address_a_phone_can_reach_comes_first() {
        let lo = interface("lo", [127, 0, 0, 1]);
        let wifi = interface("wlan0", [192, 168, 1, 20]);
        let cable = interface("eth0", [10, 0, 0, 5]);
        let docker = interface("docker0", [172, 17, 0, 1]);
        let public = interface("eth1", [203, 0, 113, 9]);
        let unassigned = interface("eth2", [169, 254, 3, 4]);
        let tunnel = Interface { point_to_point: true, ..interface("ppp0", [10, 8, 0, 2]) };
        let cases: &[Case] = &[
            ("no network", &[&lo], None, &[]),
            ("no address given out", &[&lo, &unassigned], None, &[]),
            ("one network", &[&lo, &wifi], None, &[[192, 168, 1, 20]]),
            (
                "the default route wins",
                &[&wifi, &cable],
                Some([10, 0, 0, 5]),
                &[[10, 0, 0, 5], [192, 168, 1, 20]],
            ),
            ("containers last", &[&docker, &wifi], None, &[[192, 168, 1, 20], [172, 17, 0, 1]]),
            (
                "a tunnel last, even as the default route",
                &[&tunnel, &wifi],
                Some([10, 8, 0, 2]),
                &[[192, 168, 1, 20], [10, 8, 0, 2]],
            ),
            (
                "private before public",
                &[&public, &wifi],
                None,
                &[[192, 168, 1, 20], [203, 0, 113, 9]],
            ),
            ("only a public one", &[&public], None, &[[203, 0, 113, 9]]),
            ("the same address on two interfaces", &[&wifi, &wifi], None, &[[192, 168, 1, 20]]),
        ];
        for (case, interfaces, default_route, expected) in cases {
            let interfaces: Vec<Interface> = interfaces.iter().map(|&i| i.clone()).collect();
            let expected: Vec<Ipv4Addr> = expected.iter().map(|&octets| octets.into()).collect();
            assert_eq!(ranked(&interfaces, default_route.map(Ipv4Addr::from)), expected, "{case}");
        }
    }
}
