//! Who is believed: the network's own authority, and nobody else. There is no switch that believes everybody.

use std::sync::Arc;

use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};
use sillage_sync_protocol::Pin;

use super::WayError;

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// Believes certificates of this authority alone.
pub(super) fn of_authority(pem: &str) -> Result<ClientConfig, WayError> {
    let certificate = certificate(pem)?;
    let mut roots = RootCertStore::empty();
    roots.add(certificate).map_err(|_| WayError::Authority)?;
    let config = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
    Ok(config.map_err(|_| WayError::Authority)?.with_root_certificates(roots).with_no_client_auth())
}

/// Believes, for an enrolment, the authority whose hash begins as it was printed.
pub(super) fn of_pin(pin: Pin) -> Result<ClientConfig, WayError> {
    let config = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
    let verifier = Pinned { pin, provider: provider() };
    Ok(config
        .map_err(|_| WayError::Authority)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth())
}

/// Whether a certificate is the one that was printed.
pub(super) fn is_pinned(pem: &str, pin: &Pin) -> bool {
    certificate(pem).is_ok_and(|certificate| Pin::of(&certificate) == *pin)
}

fn certificate(pem: &str) -> Result<CertificateDer<'static>, WayError> {
    CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|_| WayError::Authority)
}

/// The usual check of a chain, whose root is the certificate with the printed hash among those the server shows.
#[derive(Debug)]
struct Pinned {
    pin: Pin,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let unknown = || rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        let authority = intermediates.iter().find(|shown| Pin::of(shown) == self.pin).ok_or_else(unknown)?;
        let mut roots = RootCertStore::empty();
        roots.add(authority.clone().into_owned())?;
        let usual = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), self.provider.clone())
            .build()
            .map_err(|_| unknown())?;
        usual.verify_server_cert(end_entity, &[], server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
