//! The local authority: made once per person, it vouches for this computer's network addresses.
//!
//! Its certificate is bound to the DNS name `localhost` by name constraints (RFC 5280, 4.2.1.10),
//! so that even with its key nobody can pose as a website before a phone that trusts it.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, ensure};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, PublicKeyData,
    SanType,
};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject},
};
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};
use x509_parser::parse_x509_certificate;

/// File with the authority's key and certificate, readable by its owner only.
const FILE: &str = "authority.pem";

/// The one DNS name that the authority may vouch for.
const NAME: &str = "localhost";

/// How long phones keep trusting the authority.
const AUTHORITY_LIFE: Duration = Duration::days(3650);

/// How long a server's certificate holds. Apple refuses more than 398 days
/// (support article HT211025).
const SERVER_LIFE: Duration = Duration::days(365);

/// How far certificates reach back, for phones whose clock is behind.
const BACKDATED: Duration = Duration::days(2);

/// A key and certificate that sign the server's certificates.
pub struct Authority {
    key: KeyPair,
    certificate: CertificateDer<'static>,
}

/// Whether phones have met this authority before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It was there.
    Kept,
    /// It was made now, because there was none or it would have expired soon.
    Made,
}

impl Authority {
    /// Reads the authority in `dir`, or makes it and keeps it there with access for its owner only.
    ///
    /// # Errors
    /// When the folder cannot be written, or holds an authority that cannot be read: it is never
    /// replaced silently, as phones would stop to trust this computer.
    pub fn load_or_make(dir: &Path, now: OffsetDateTime) -> Result<(Self, Origin)> {
        let path = dir.join(FILE);
        match fs::read(&path) {
            Ok(pem) => {
                let kept = Self::from_pem(&pem).with_context(|| damaged(&path))?;
                restrict(&path)?;
                if kept.expires()? > now + SERVER_LIFE {
                    return Ok((kept, Origin::Kept));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| damaged(&path)),
        }
        let pem = make(now)?;
        write_authority(dir, &pem)
            .with_context(|| format!("The local authority cannot be kept in {}.", dir.display()))?;
        Ok((Self::from_pem(pem.as_bytes())?, Origin::Made))
    }

    fn from_pem(pem: &[u8]) -> Result<Self> {
        let certificate = CertificateDer::from_pem_slice(pem)?;
        let key = KeyPair::try_from(&PrivateKeyDer::from_pem_slice(pem)?)?;
        let (_, parsed) = parse_x509_certificate(&certificate)?;
        ensure!(
            parsed.public_key().raw == key.subject_public_key_info(),
            "the key and the certificate do not belong together"
        );
        Ok(Self { key, certificate })
    }

    fn expires(&self) -> Result<OffsetDateTime> {
        let (_, parsed) = parse_x509_certificate(&self.certificate)?;
        Ok(parsed.validity().not_after.to_datetime())
    }

    /// The certificate that phones install, in DER.
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// SHA-256 of the certificate as pairs of hexadecimal digits, the way phones show it.
    pub fn fingerprint(&self) -> String {
        let pairs: Vec<String> =
            Sha256::digest(&self.certificate).iter().map(|byte| format!("{byte:02X}")).collect();
        pairs.join(" ")
    }

    /// A TLS set-up with a fresh key and certificate for localhost and `addresses`.
    ///
    /// # Errors
    /// When the certificate cannot be made.
    pub fn server_config(
        &self,
        addresses: &[Ipv4Addr],
        now: OffsetDateTime,
    ) -> Result<Arc<ServerConfig>> {
        let names: Vec<SanType> = [SanType::DnsName(NAME.try_into()?)]
            .into_iter()
            .chain(
                [Ipv4Addr::LOCALHOST]
                    .iter()
                    .chain(addresses)
                    .map(|&address| SanType::IpAddress(IpAddr::V4(address))),
            )
            .collect();
        let (certificate, key) = self.issue(names, now)?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    fn issue(
        &self,
        names: Vec<SanType>,
        now: OffsetDateTime,
    ) -> Result<(CertificateDer<'static>, PrivateKeyDer<'static>)> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::default();
        params.not_before = now - BACKDATED;
        params.not_after = now + SERVER_LIFE;
        params.distinguished_name = named("Dowel");
        params.subject_alt_names = names;
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let issuer = Issuer::from_ca_cert_der(&self.certificate, &self.key)?;
        let certificate = params.signed_by(&key, &issuer)?;
        Ok((certificate.der().clone(), PrivatePkcs8KeyDer::from(key.serialize_der()).into()))
    }
}

/// The folder where the authority is kept: `dowel` in the user's data folder.
///
/// # Errors
/// When neither `XDG_DATA_HOME` nor a home folder is set.
pub fn default_dir() -> Result<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    set("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            set("HOME")
                .or_else(|| set("USERPROFILE"))
                .map(|home| Path::new(&home).join(".local/share"))
        })
        .map(|data| data.join("dowel"))
        .context("No home folder is set: say where to keep the authority with --authority-dir.")
}

/// A new key and its certificate, both in PEM.
fn make(now: OffsetDateTime) -> Result<String> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::default();
    params.not_before = now - BACKDATED;
    params.not_after = now + AUTHORITY_LIFE;
    params.distinguished_name = named(&format!("Dowel on this computer, {}", now.date()));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![GeneralSubtree::DnsName(NAME.into())],
        excluded_subtrees: Vec::new(),
    });
    let certificate = params.self_signed(&key)?;
    Ok(key.serialize_pem() + &certificate.pem())
}

/// Writes the file beside its place first, so that a half-written one is never met.
fn write_authority(dir: &Path, pem: &str) -> Result<()> {
    fs::create_dir_all(dir)?;
    let part = dir.join(format!("{FILE}.part"));
    if let Err(error) = fs::remove_file(&part)
        && error.kind() != ErrorKind::NotFound
    {
        return Err(error.into());
    }
    let mut file = private_file(&part)?;
    file.write_all(pem.as_bytes())?;
    file.sync_all()?;
    fs::rename(&part, dir.join(FILE))?;
    Ok(())
}

fn damaged(path: &Path) -> String {
    format!(
        "The local authority {} cannot be read: delete it for a new one, which phones must then be \
         told to trust.",
        path.display()
    )
}

fn named(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}

#[cfg(unix)]
fn private_file(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> io::Result<fs::File> {
    fs::File::create_new(path)
}

/// Takes away everyone else's access to an existing key.
#[cfg(unix)]
fn restrict(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
        .with_context(|| format!("The access to {} cannot be restricted.", path.display()))
}

#[cfg(not(unix))]
fn restrict(_path: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serving::tests::scratch;
    use rustls::{
        RootCertStore,
        client::{WebPkiServerVerifier, danger::ServerCertVerifier},
        pki_types::UnixTime,
    };
    use x509_parser::extensions::{GeneralName, ParsedExtension};

    fn now() -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }

    #[cfg(unix)]
    fn mode(file: &Path) -> u32 {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(file).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn made_once_and_kept_for_its_owner_only() {
        let dir = scratch("authority-once");
        let (made, first) = Authority::load_or_make(&dir, now()).unwrap();
        #[cfg(unix)]
        assert_eq!(mode(&dir.join(FILE)), 0o600);
        let (kept, second) = Authority::load_or_make(&dir, now()).unwrap();
        assert_eq!((first, second), (Origin::Made, Origin::Kept));
        assert_eq!(made.certificate(), kept.certificate());
        assert_eq!(kept.fingerprint().len(), 32 * 3 - 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let file = dir.join(FILE);
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
            Authority::load_or_make(&dir, now()).unwrap();
            assert_eq!(mode(&file), 0o600, "an opened up key is closed again");
        }
    }

    #[test]
    fn made_anew_before_it_expires() {
        let dir = scratch("authority-expiry");
        let (old, _) = Authority::load_or_make(&dir, now()).unwrap();
        let late = now() + AUTHORITY_LIFE - SERVER_LIFE + Duration::days(1);
        let (new, origin) = Authority::load_or_make(&dir, late).unwrap();
        assert_eq!(origin, Origin::Made);
        assert_ne!(old.certificate(), new.certificate());
    }

    #[test]
    fn a_damaged_one_is_named_and_left_alone() {
        let dir = scratch("authority-damaged");
        let (_, _) = Authority::load_or_make(&dir, now()).unwrap();
        let file = dir.join(FILE);
        let other = make(now()).unwrap();
        let whole = fs::read_to_string(&file).unwrap();
        let certificate = &whole[whole.find("-----BEGIN CERT").unwrap()..];
        let key_of_other = &other[..other.find("-----BEGIN CERT").unwrap()];
        for damage in ["", "no key", certificate, &format!("{key_of_other}{certificate}")] {
            fs::write(&file, damage).unwrap();
            let error = Authority::load_or_make(&dir, now()).err().unwrap();
            assert!(error.to_string().contains("delete it"), "{error:#}");
            assert_eq!(fs::read_to_string(&file).unwrap(), damage);
        }
    }

    #[test]
    fn a_server_certificate_has_what_phones_ask_for() {
        let authority = Authority::from_pem(make(now()).unwrap().as_bytes()).unwrap();
        let names = vec![SanType::IpAddress([192, 168, 1, 20].into())];
        let (certificate, _) = authority.issue(names, now()).unwrap();
        let (_, leaf) = parse_x509_certificate(&certificate).unwrap();
        let life = leaf.validity().not_after.timestamp() - leaf.validity().not_before.timestamp();
        assert!(life <= 398 * 24 * 3600, "{life} s");
        assert!(leaf.validity().is_valid());
        assert!(leaf.extended_key_usage().unwrap().unwrap().value.server_auth);
        assert!(!leaf.is_ca());
        let names = leaf.subject_alternative_name().unwrap().unwrap();
        assert_eq!(names.value.general_names, [GeneralName::IPAddress(&[192, 168, 1, 20])]);

        let (_, root) = parse_x509_certificate(authority.certificate()).unwrap();
        assert!(root.is_ca());
        assert_eq!(leaf.issuer(), root.subject());
        let bound = root.extensions().iter().any(|extension| {
            matches!(extension.parsed_extension(), ParsedExtension::NameConstraints(limits)
                if extension.critical && limits.permitted_subtrees.is_some())
        });
        assert!(bound, "the authority could vouch for websites");
    }

    #[test]
    fn a_website_cannot_be_vouched_for() {
        let authority = Authority::from_pem(make(now()).unwrap().as_bytes()).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(authority.certificate.clone()).unwrap();
        let verifier = WebPkiServerVerifier::builder_with_provider(
            Arc::new(roots),
            Arc::new(ring::default_provider()),
        )
        .build()
        .unwrap();
        for (name, accepted) in [("localhost", true), ("example.org", false)] {
            let names = vec![SanType::DnsName(name.try_into().unwrap())];
            let (certificate, _) = authority.issue(names, now()).unwrap();
            let verdict = verifier.verify_server_cert(
                &certificate,
                &[],
                &name.try_into().unwrap(),
                &[],
                UnixTime::now(),
            );
            assert_eq!(verdict.is_ok(), accepted, "{name}: {verdict:?}");
        }
    }
}
