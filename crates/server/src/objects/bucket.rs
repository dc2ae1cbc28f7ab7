//! Objects in a bucket that speaks S3. Pieces of an upload are gathered in a folder here, durably; a whole object is
//! checked against its name and put into the bucket once, and never over another.

use std::{future::Future, io, path::Path, time::Duration};

use object_store::{
    ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    path::Path as Key,
};
use tokio::runtime::Runtime;
use uuid::Uuid;

use super::{Folder, Hash, Objects, way::Way};
use crate::payloads::Payloads;

/// How long a bucket may take for one object, all tries together.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a bucket is, and what opens it.
#[derive(Clone)]
pub struct BucketAt {
    /// Its name.
    pub bucket: String,
    /// What every key begins with; may be empty.
    pub prefix: String,
    /// `https://host`; `http://` only to this machine.
    pub endpoint: String,
    /// Region; `us-east-1` where there is none.
    pub region: String,
    /// Who asks.
    pub access_key_id: String,
    /// And proves it.
    pub secret_access_key: String,
    /// Certificates, as PEM, under one of which the bucket's own must be.
    pub authority: std::path::PathBuf,
}

/// A bucket.
pub struct Bucket {
    here: Folder,
    store: AmazonS3,
    prefix: String,
    runtime: Option<Runtime>,
}

impl Bucket {
    /// A bucket, with a folder here for what is on its way; only that lies under the payload key.
    ///
    /// # Errors
    /// The folder refuses, or what was said of the bucket makes no sense.
    pub fn open(at: &BucketAt, folder: &Path, payloads: Payloads) -> io::Result<Self> {
        let retry = RetryConfig { max_retries: 4, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let way = Way::to(&at.endpoint, &at.authority)?;
        let store = AmazonS3Builder::new()
            .with_bucket_name(&at.bucket)
            .with_endpoint(&at.endpoint)
            .with_region(&at.region)
            .with_access_key_id(&at.access_key_id)
            .with_secret_access_key(&at.secret_access_key)
            .with_allow_http(way.is_plain())
            .with_retry(retry)
            // The plain request every bucket knows, instead of the one for many objects.
            .with_disable_bulk_delete(true)
            .with_http_connector(way)
            .build()
            .map_err(io::Error::other)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Self { here: Folder::open(folder, payloads)?, store, prefix: at.prefix.clone(), runtime: Some(runtime) })
    }

    fn key(&self, unit: Uuid, hash: &Hash) -> Key {
        let digits = &hash.0;
        let parts = [&unit.simple().to_string(), &digits[..2], &digits[2..4], digits.as_str()].map(str::to_owned);
        let before = self.prefix.split('/').filter(|part| !part.is_empty()).map(str::to_owned);
        Key::from_iter(before.chain(parts))
    }

    fn wait<T>(&self, asked: impl Future<Output = object_store::Result<T>>) -> io::Result<Option<T>> {
        let runtime = self.runtime.as_ref().ok_or_else(|| io::Error::other("the bucket is closed"))?;
        let answer = runtime.block_on(async { tokio::time::timeout(PATIENCE, asked).await });
        match answer {
            Ok(Ok(answer)) => Ok(Some(answer)),
            Ok(Err(object_store::Error::NotFound { .. })) => Ok(None),
            Ok(Err(error)) => Err(io::Error::other(error)),
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the bucket does not answer")),
        }
    }

    fn bytes(&self, key: &Key) -> io::Result<Option<Vec<u8>>> {
        self.wait(async { self.store.get(key).await?.bytes().await }).map(|bytes| bytes.map(Vec::from))
    }
}

impl Objects for Bucket {
    fn partial(&self, unit: Uuid, hash: &Hash) -> io::Result<u64> {
        self.here.partial(unit, hash)
    }

    fn append(&self, unit: Uuid, hash: &Hash, offset: u64, bytes: &[u8]) -> io::Result<u64> {
        self.here.append(unit, hash, offset, bytes)
    }

    fn finish(&self, unit: Uuid, hash: &Hash) -> io::Result<bool> {
        let Some(bytes) = self.here.gathered(unit, hash)? else {
            return Ok(false);
        };
        let key = self.key(unit, hash);
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        let put = self.wait(async {
            match self.store.put_opts(&key, PutPayload::from(bytes), options).await {
                // The same name is the same bytes: whoever came first put them there.
                Err(object_store::Error::AlreadyExists { .. }) => Ok(()),
                put => put.map(drop),
            }
        })?;
        put.ok_or_else(|| io::Error::other("there is no such bucket"))?;
        // Only now: a kill before this costs one more put of the same bytes.
        self.here.remove(unit, hash)?;
        Ok(true)
    }

    fn get(&self, unit: Uuid, hash: &Hash) -> io::Result<Option<Vec<u8>>> {
        self.bytes(&self.key(unit, hash))
    }

    fn get_part(&self, unit: Uuid, hash: &Hash, offset: u64, most: usize) -> io::Result<Option<Vec<u8>>> {
        let key = self.key(unit, hash);
        let Some(known) = self.wait(self.store.head(&key))? else {
            return Ok(None);
        };
        let end = known.size.min(offset.saturating_add(u64::try_from(most).unwrap_or(u64::MAX)));
        if offset >= end {
            return Ok(Some(Vec::new()));
        }
        self.wait(self.store.get_range(&key, offset..end)).map(|bytes| bytes.map(Vec::from))
    }

    fn remove(&self, unit: Uuid, hash: &Hash) -> io::Result<()> {
        self.here.remove(unit, hash)?;
        self.wait(self.store.delete(&self.key(unit, hash))).map(drop)
    }

    fn cover(&self) -> io::Result<()> {
        // What lies in the bucket lies on no disk of this machine; its keeper seals it.
        self.here.cover()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
