//! Compression: chosen by `Accept-Encoding` (RFC 9110 §12.5.3), done once for each answer that is kept.

use std::io::Write as _;

use actix_web::{
    http::header::{ACCEPT_ENCODING, HeaderMap},
    web::Bytes,
};

/// Bodies shorter than this travel as they are: what compression saves there is less than its own headers.
const WORTHWHILE: usize = 1_000;

/// How a body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Encoding {
    /// As it is.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

/// Bytes up to which brotli's last level is worth its time.
const LARGEST_TRIED_HARD: usize = 100_000;

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// For an answer that lives a minute.
    Quick,
    /// For a page.
    Fair,
    /// For an answer that stays the same as long as the server runs.
    Thorough,
}

impl Encoding {
    /// The best that the client takes.
    pub(super) fn asked(headers: &HeaderMap) -> Self {
        if !headers.contains_key(ACCEPT_ENCODING) {
            return Self::Identity;
        }
        // Of each coding: what its own weight says, or else the weight of `*`.
        let (mut brotli, mut gzip, mut any) = (None, None, None);
        for token in
            headers.get_all(ACCEPT_ENCODING).filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','))
        {
            let (name, parameters) = token.split_once(';').unwrap_or((token, ""));
            let weight = parameters.trim().strip_prefix("q=").map_or(1.0, |q| q.parse().unwrap_or(0.0));
            let slot = match name.trim() {
                name if name.eq_ignore_ascii_case("br") => &mut brotli,
                name if name.eq_ignore_ascii_case("gzip") => &mut gzip,
                "*" => &mut any,
                _ => continue,
            };
            *slot = Some(weight);
        }
        let weight = |own: Option<f32>| own.or(any).unwrap_or(0.0);
        let (brotli, gzip) = (weight(brotli), weight(gzip));
        if brotli > 0.0 && brotli >= gzip {
            Self::Brotli
        } else if gzip > 0.0 {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// What `Content-Encoding` says; nothing for a body as it is.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// The body in this encoding, and the encoding it has in the end: a short one stays as it is.
    pub(super) fn apply(self, body: Bytes, effort: Effort) -> (Self, Bytes) {
        if body.len() < WORTHWHILE {
            return (Self::Identity, body);
        }
        let compressed = match self {
            Self::Identity => None,
            Self::Gzip => gzip(&body, effort),
            Self::Brotli => brotli(&body, effort),
        };
        compressed.map_or((Self::Identity, body), |compressed| (self, compressed.into()))
    }
}

fn gzip(body: &[u8], effort: Effort) -> Option<Vec<u8>> {
    let level = match effort {
        Effort::Quick => 5,
        Effort::Fair | Effort::Thorough => 9,
    };
    let buffer = Vec::with_capacity(body.len() / 4);
    let mut writer = flate2::write::GzEncoder::new(buffer, flate2::Compression::new(level));
    writer.write_all(body).ok()?;
    writer.finish().ok()
}

fn brotli(body: &[u8], effort: Effort) -> Option<Vec<u8>> {
    let quality = match effort {
        Effort::Quick => 4,
        // The utmost takes a tenth of a second for this many bytes, and saves a tenth of them.
        Effort::Thorough if body.len() <= LARGEST_TRIED_HARD => 11,
        Effort::Fair | Effort::Thorough => 9,
    };
    let buffer = Vec::with_capacity(body.len() / 4);
    let mut writer = brotli::CompressorWriter::new(buffer, 4_096, quality, 22);
    writer.write_all(body).ok()?;
    writer.flush().ok()?;
    Some(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use actix_web::http::header::HeaderValue;

    use super::*;

    fn asked(accepted: &'static str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
        Encoding::asked(&headers)
    }

    #[test]
    fn the_client_says_what_it_takes() {
        assert_eq!(Encoding::asked(&HeaderMap::new()), Encoding::Identity);
        assert_eq!(asked("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(asked("gzip"), Encoding::Gzip);
        assert_eq!(asked("br;q=0.5, gzip;q=0.8"), Encoding::Gzip);
        assert_eq!(asked("BR;q=0"), Encoding::Identity);
        assert_eq!(asked("*, br;q=0"), Encoding::Gzip);
        assert_eq!(asked("identity"), Encoding::Identity);
        assert_eq!(asked(";;q=,,br;q=nonsense"), Encoding::Identity);
    }

    #[test]
    fn what_was_compressed_reads_back() {
        let body = Bytes::from("Café IA. ".repeat(500));
        let (encoding, packed) = Encoding::Gzip.apply(body.clone(), Effort::Quick);
        assert_eq!(encoding, Encoding::Gzip);
        let mut read = Vec::new();
        flate2::read::GzDecoder::new(packed.as_ref()).read_to_end(&mut read).unwrap();
        assert_eq!(read, body);

        let (encoding, packed) = Encoding::Brotli.apply(body.clone(), Effort::Thorough);
        assert_eq!(encoding, Encoding::Brotli);
        read.clear();
        brotli::Decompressor::new(packed.as_ref(), 4_096).read_to_end(&mut read).unwrap();
        assert_eq!(read, body);

        let short = Bytes::from_static(b"{}");
        assert_eq!(Encoding::Brotli.apply(short.clone(), Effort::Quick), (Encoding::Identity, short));
    }
}
