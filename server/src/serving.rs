//! Opens the three ports and keeps the certificate in step with the network.

use std::{
    io::{self, ErrorKind},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum_server::tls_rustls::RustlsConfig;
use time::OffsetDateTime;
use tokio::task::JoinSet;

use crate::{
    announce::{self, Ports},
    authority::{self, Authority, Origin},
    files,
    flags::Flags,
    lan, trust,
};

/// How often the network is looked at for new addresses.
const NETWORK_CHECK: Duration = Duration::from_secs(10);

/// Serves until the process is ended.
///
/// # Errors
/// When there is no built app, a port is taken, or the authority cannot be kept.
pub async fn run(flags: Flags) -> Result<()> {
    if !flags.dir.join("index.html").is_file() {
        bail!("There is no built app in {}: run `cargo xtask build` first.", flags.dir.display());
    }
    if flags.localhost_only {
        return serve_this_computer(&flags).await;
    }
    let authority_dir = match &flags.authority_dir {
        Some(dir) => dir.clone(),
        None => authority::default_dir()?,
    };
    let (authority, origin) = Authority::load_or_make(&authority_dir, OffsetDateTime::now_utc())?;
    let listeners = Listeners::open(&flags)?;
    let ports = listeners.ports()?;
    let mut addresses = network();
    let tls =
        RustlsConfig::from_config(authority.server_config(&addresses, OffsetDateTime::now_utc())?);
    let mut servers = listeners.serve(&flags.dir, &authority, tls.clone())?;

    println!("{}", announce::here(ports.http));
    println!("{}", announce::phones(&addresses, ports)?);
    if origin == Origin::Made {
        println!(
            "A local authority was made in {}: phones are told once to trust it.",
            authority_dir.display()
        );
    }
    println!("Ctrl-C ends.");

    let mut check = tokio::time::interval(NETWORK_CHECK);
    loop {
        tokio::select! {
            Some(ended) = servers.join_next() => {
                return ended.context("The server broke down.")?.context("The server cannot go on.");
            }
            _ = check.tick() => {
                let seen = network();
                if seen != addresses {
                    tls.reload_from_config(
                        authority.server_config(&seen, OffsetDateTime::now_utc())?,
                    );
                    println!("The network changed.\n{}", announce::phones(&seen, ports)?);
                    addresses = seen;
                }
            }
        }
    }
}

/// Serves the app over HTTP to this computer alone.
async fn serve_this_computer(flags: &Flags) -> Result<()> {
    let listeners = listen_here(flags.port)?;
    let port = first_port(&listeners)?;
    let mut servers = JoinSet::new();
    serve_plain(&mut servers, listeners, &files::router(&flags.dir)?)?;
    println!("{}", announce::here(port));
    match servers.join_next().await {
        Some(ended) => ended.context("The server broke down.")?.context("The server cannot go on."),
        None => Ok(()),
    }
}

/// The addresses on the network; none, with a word on why, if the system does not tell them.
fn network() -> Vec<Ipv4Addr> {
    lan::addresses().unwrap_or_else(|error| {
        eprintln!("The network addresses of this computer cannot be read: {error}.");
        Vec::new()
    })
}

/// The open ports: the app over HTTP on this computer alone, all else on every network.
struct Listeners {
    http: Vec<TcpListener>,
    https: TcpListener,
    trust: TcpListener,
}

impl Listeners {
    fn open(flags: &Flags) -> Result<Self> {
        let everywhere = IpAddr::from(Ipv4Addr::UNSPECIFIED);
        Ok(Self {
            http: listen_here(flags.port)?,
            https: listen(everywhere, flags.https_port, "--https-port")?,
            trust: listen(everywhere, flags.trust_port, "--trust-port")?,
        })
    }

    fn ports(&self) -> io::Result<Ports> {
        Ok(Ports {
            http: first_port(&self.http)?,
            https: self.https.local_addr()?.port(),
            trust: self.trust.local_addr()?.port(),
        })
    }

    /// Starts a server on every port; each ends only when it fails.
    fn serve(
        self,
        dir: &Path,
        authority: &Authority,
        tls: RustlsConfig,
    ) -> Result<JoinSet<io::Result<()>>> {
        let ports = self.ports()?;
        let app = files::router(dir)?;
        let mut servers = JoinSet::new();
        serve_plain(&mut servers, self.http, &app)?;
        servers.spawn(plain(self.trust, trust::router(authority, ports.https))?);
        self.https.set_nonblocking(true)?;
        let https = axum_server::from_tcp_rustls(self.https, tls)?;
        servers.spawn(https.serve(app.into_make_service()));
        Ok(servers)
    }
}

/// Opens a port of localhost, under both of its addresses.
fn listen_here(port: u16) -> Result<Vec<TcpListener>> {
    let first = listen(Ipv4Addr::LOCALHOST.into(), port, "--port")?;
    let port = first.local_addr()?.port();
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(second) => Ok(vec![first, second]),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(taken(port, "--port")),
        // A computer without IPv6: its localhost is the IPv4 one.
        Err(_) => Ok(vec![first]),
    }
}

fn first_port(listeners: &[TcpListener]) -> io::Result<u16> {
    let first = listeners.first().ok_or(ErrorKind::NotConnected)?;
    Ok(first.local_addr()?.port())
}

/// Starts a server over HTTP on each listener; each ends only when it fails.
fn serve_plain(
    servers: &mut JoinSet<io::Result<()>>,
    listeners: Vec<TcpListener>,
    app: &Router,
) -> io::Result<()> {
    for listener in listeners {
        servers.spawn(plain(listener, app.clone())?);
    }
    Ok(())
}

fn plain(
    listener: TcpListener,
    router: Router,
) -> io::Result<impl Future<Output = io::Result<()>> + Send + 'static> {
    listener.set_nonblocking(true)?;
    Ok(axum_server::from_tcp(listener)?.serve(router.into_make_service()))
}

fn listen(address: IpAddr, port: u16, flag: &str) -> Result<TcpListener> {
    TcpListener::bind(SocketAddr::new(address, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => taken(port, flag),
        ErrorKind::PermissionDenied => anyhow::anyhow!(
            "Port {port} is not allowed for you: choose one above 1023 with {flag}."
        ),
        _ => anyhow::Error::new(error)
            .context(format!("Port {port} cannot be opened: choose another with {flag}.")),
    })
}

fn taken(port: u16, flag: &str) -> anyhow::Error {
    anyhow::anyhow!(
        "Port {port} is taken: end the program that uses it, or choose another port with {flag}."
    )
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::{
        fs,
        io::{Read, Write},
        net::TcpStream,
        path::PathBuf,
        sync::Arc,
    };

    use rustls::{
        ClientConfig, ClientConnection, RootCertStore, Stream,
        crypto::ring,
        pki_types::{CertificateDer, ServerName},
    };

    /// An empty folder of this test alone, inside the build folder.
    pub fn scratch(name: &str) -> PathBuf {
        let folder = std::env::current_exe().unwrap().with_file_name(format!("scratch-{name}"));
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => panic!("{error}"),
            _ => fs::create_dir_all(&folder).unwrap(),
        }
        folder
    }

    struct Running {
        ports: Ports,
        authority: Authority,
        runtime: tokio::runtime::Runtime,
        _servers: JoinSet<io::Result<()>>,
    }

    fn flags(dir: PathBuf, port: u16) -> Flags {
        Flags {
            dir,
            port,
            https_port: 0,
            trust_port: 0,
            localhost_only: false,
            authority_dir: None,
        }
    }

    fn start(name: &str) -> Running {
        let folder = scratch(name);
        let dist = folder.join("dist");
        fs::create_dir_all(&dist).unwrap();
        for (file, content) in [
            ("index.html", "<title>Dowel</title>"),
            ("worker_bg.wasm", "wasm"),
            ("worker_bg.wasm.br", "smaller"),
            ("app-0123456789abcdef.js", "js"),
            (
                "_headers",
                "/*\n  Referrer-Policy: no-referrer\n/app-0123456789abcdef.js\n  Cache-Control: \
                 immutable\n",
            ),
        ] {
            fs::write(dist.join(file), content).unwrap();
        }
        fs::write(folder.join("secret"), "not served").unwrap();
        let now = OffsetDateTime::now_utc();
        let (authority, _) = Authority::load_or_make(&folder.join("authority"), now).unwrap();
        let flags = flags(dist.clone(), 0);
        let tls = RustlsConfig::from_config(
            authority.server_config(&[Ipv4Addr::new(192, 168, 1, 20)], now).unwrap(),
        );
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let guard = runtime.enter();
        let listeners = Listeners::open(&flags).unwrap();
        let ports = listeners.ports().unwrap();
        let servers = listeners.serve(&dist, &authority, tls).unwrap();
        drop(guard);
        Running { ports, authority, runtime, _servers: servers }
    }

    fn exchange(mut stream: impl Read + Write, path: &str, headers: &str) -> io::Result<String> {
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Connection: close\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    fn get(port: u16, path: &str, headers: &str) -> String {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        exchange(stream, path, headers).unwrap()
    }

    fn get_https(port: u16, trusted: &[u8], name: &str) -> io::Result<String> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(trusted.to_vec())).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let mut client = ClientConnection::new(Arc::new(config), name).unwrap();
        let mut socket = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        exchange(Stream::new(&mut client, &mut socket), "/", "")
    }

    fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
        let start = format!("{name}: ");
        answer
            .lines()
            .take_while(|line| !line.is_empty())
            .find_map(|line| line.strip_prefix(start.as_str()))
    }

    #[test]
    fn files_come_with_their_type_and_caching() {
        let running = start("files");
        let port = running.ports.http;
        let page = get(port, "/", "");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert_eq!(header(&page, "content-type"), Some("text/html"));
        assert_eq!(header(&page, "cache-control"), Some("no-cache"));
        assert_eq!(header(&page, "x-content-type-options"), Some("nosniff"));
        assert_eq!(header(&page, "referrer-policy"), Some("no-referrer"));

        let wasm = get(port, "/worker_bg.wasm", "Accept-Encoding: br\r\n");
        assert_eq!(header(&wasm, "content-type"), Some("application/wasm"));
        assert_eq!(header(&wasm, "content-encoding"), Some("br"));
        assert!(wasm.ends_with("smaller"));
        assert!(get(port, "/worker_bg.wasm", "").ends_with("wasm"));

        let hashed = get(port, "/app-0123456789abcdef.js", "");
        assert_eq!(header(&hashed, "cache-control"), Some("immutable"));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let running = start("absent");
        for path in ["/nothing", "/app-ffffffffffffffff.js", "/../secret", "/%2e%2e/secret"] {
            let answer = get(running.ports.http, path, "");
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
            assert_eq!(header(&answer, "cache-control"), Some("no-cache"), "{path}");
        }
    }

    #[test]
    fn a_client_that_trusts_the_authority_gets_the_app() {
        let running = start("trusted");
        let certificate = running.authority.certificate();
        for name in ["127.0.0.1", "localhost", "192.168.1.20"] {
            let answer = get_https(running.ports.https, certificate, name).unwrap();
            assert!(answer.contains("<title>Dowel</title>"), "{name}: {answer}");
        }
        for name in ["192.168.1.21", "example.org"] {
            let error = get_https(running.ports.https, certificate, name).unwrap_err();
            assert!(error.to_string().contains("certificate"), "{name}: {error}");
        }
    }

    #[test]
    fn a_client_that_trusts_another_authority_is_warned() {
        let running = start("untrusted");
        let now = OffsetDateTime::now_utc();
        let (other, _) = Authority::load_or_make(&scratch("untrusted-other"), now).unwrap();
        let error = get_https(running.ports.https, other.certificate(), "127.0.0.1").unwrap_err();
        assert!(error.to_string().contains("certificate"), "{error}");
    }

    #[test]
    fn the_trust_port_gives_the_certificate_and_not_the_app() {
        let running = start("trust");
        let port = running.ports.trust;
        let page = get(port, "/", "");
        assert!(page.contains(&format!("https://127.0.0.1:{}/", running.ports.https)));
        assert!(page.contains(&running.authority.fingerprint()));
        assert!(!page.contains("{app}") && !page.contains("{fingerprint}"));
        let iphone = get(port, "/dowel-authority.cer", "");
        assert_eq!(header(&iphone, "content-type"), Some("application/x-x509-ca-cert"));
        let android = get(port, "/dowel-authority.crt", "");
        assert!(header(&android, "content-disposition").is_some());
        for path in ["/index.html", "/worker_bg.wasm", "/authority.pem"] {
            assert!(get(port, path, "").starts_with("HTTP/1.1 404"), "{path}");
        }
    }

    #[test]
    fn a_taken_port_is_told_with_the_flag_that_helps() {
        let running = start("taken");
        let flags = flags(PathBuf::new(), running.ports.http);
        let error = Listeners::open(&flags).err().unwrap().to_string();
        assert!(error.contains("is taken") && error.contains("--port"), "{error}");
        drop(running.runtime);
    }
}
