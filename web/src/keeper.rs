//! Kept projects in the browser's IndexedDB. In: what changed. Out: when it is on disk, or why not.
//! One transaction writes a project's record and its changed files, so that whatever ends the tab leaves the state before
//! or the one after.
use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode, TransactionResult};
use js_sys::Uint8Array;
use project::{Bundle, Change, pack, unpack};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

const RECORDS: &str = "projects";
const FILES: &str = "files";
/// How records are written; another number is another shape, which then has to be read too.
const SHAPE: u8 = 1;

/// What is kept of a project besides its files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its number.
    pub id: u64,
    /// When it was changed last, in milliseconds since 1970.
    pub when: f64,
    /// The size of its files.
    pub size: u64,
    /// Whether it was deleted.
    pub deleted: bool,
    /// Title, folder, variables and the rest; no files.
    pub bundle: Bundle,
}

/// The browser's store, opened.
pub struct Keeper(Database);

type Kept<T> = Result<T, String>;

fn said(error: idb::Error) -> String {
    error.to_string()
}

impl Keeper {
    /// Opens the store.
    ///
    /// # Errors
    /// The browser keeps nothing here: a private frame, or storage that is switched off.
    pub async fn open() -> Kept<Keeper> {
        let mut request =
            Factory::new().and_then(|factory| factory.open("migration-playground", Some(1))).map_err(said)?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                database.create_object_store(RECORDS, ObjectStoreParams::new()).ok();
                database.create_object_store(FILES, ObjectStoreParams::new()).ok();
            }
        });
        request.await.map(Keeper).map_err(said)
    }

    /// All records, the newest first.
    ///
    /// # Errors
    /// The browser's.
    pub async fn records(&self) -> Kept<Vec<Record>> {
        let reading = self.0.transaction(&[RECORDS], TransactionMode::ReadOnly).map_err(said)?;
        let request = reading.object_store(RECORDS).and_then(|store| store.get_all(None, None)).map_err(said)?;
        let values = request.await.map_err(said)?;
        let mut records: Vec<Record> = values.iter().filter_map(record).collect();
        records.sort_by(|one, other| other.when.total_cmp(&one.when));
        Ok(records)
    }

    /// Writes a record and files; first removes all there were, where `anew`.
    ///
    /// # Errors
    /// The browser's: no room, most likely.
    pub async fn write(&self, record: &Record, changes: &[Change], anew: bool) -> Kept<()> {
        let writing = self.0.transaction(&[RECORDS, FILES], TransactionMode::ReadWrite).map_err(said)?;
        let files = writing.object_store(FILES).map_err(said)?;
        if anew {
            files.delete(Query::KeyRange(all_of(record.id)?)).map_err(said)?;
        }
        for Change { path, content } in changes {
            let key = key(record.id, path);
            match content {
                Some(bytes) => drop(files.put(&Uint8Array::from(&bytes[..]), Some(&key)).map_err(said)?),
                None => drop(files.delete(key).map_err(said)?),
            }
        }
        let mut bytes = vec![SHAPE];
        bytes.extend(pack(record));
        let records = writing.object_store(RECORDS).map_err(said)?;
        records.put(&Uint8Array::from(&bytes[..]), Some(&JsValue::from(record.id as f64))).map_err(said)?;
        match writing.commit().map_err(said)?.await.map_err(said)? {
            TransactionResult::Committed => Ok(()),
            TransactionResult::Aborted => Err("the browser refused".into()),
        }
    }

    /// A project with its files.
    ///
    /// # Errors
    /// The browser's, or there is none of this number.
    pub async fn read(&self, id: u64) -> Kept<Record> {
        let reading = self.0.transaction(&[RECORDS, FILES], TransactionMode::ReadOnly).map_err(said)?;
        let request =
            reading.object_store(RECORDS).and_then(|store| store.get(JsValue::from(id as f64))).map_err(said)?;
        let files = reading.object_store(FILES).map_err(said)?;
        let range = all_of(id)?;
        let values = files.get_all(Some(Query::KeyRange(range.clone())), None).map_err(said)?;
        let keys = files.get_all_keys(Some(Query::KeyRange(range)), None).map_err(said)?;
        let mut found =
            request.await.map_err(said)?.as_ref().and_then(record).ok_or("This project is not there any more.")?;
        let (values, keys) = (values.await.map_err(said)?, keys.await.map_err(said)?);
        let file = |(key, value): (&JsValue, &JsValue)| {
            let path = key.as_string()?.split_once('/')?.1.to_string();
            Some(Change { path, content: Some(value.dyn_ref::<Uint8Array>()?.to_vec()) })
        };
        found.bundle.project.files = keys.iter().zip(&values).filter_map(file).collect();
        Ok(found)
    }

    /// Removes a project for good.
    ///
    /// # Errors
    /// The browser's.
    pub async fn remove(&self, id: u64) -> Kept<()> {
        let writing = self.0.transaction(&[RECORDS, FILES], TransactionMode::ReadWrite).map_err(said)?;
        let range = Query::KeyRange(all_of(id)?);
        writing.object_store(FILES).and_then(|store| store.delete(range)).map_err(said)?;
        writing.object_store(RECORDS).and_then(|store| store.delete(JsValue::from(id as f64))).map_err(said)?;
        writing.commit().map_err(said)?.await.map(drop).map_err(said)
    }
}

fn record(value: &JsValue) -> Option<Record> {
    let bytes = value.dyn_ref::<Uint8Array>()?.to_vec();
    let (shape, rest) = bytes.split_first()?;
    (*shape == SHAPE).then(|| unpack(rest)).flatten()
}

fn key(id: u64, path: &str) -> JsValue {
    [&id.to_string(), "/", path].concat().into()
}

/// The keys of all files of a project: `0` is what comes after `/`.
fn all_of(id: u64) -> Kept<KeyRange> {
    let id = id.to_string();
    let (low, high) = ([&id, "/"].concat(), [&id, "0"].concat());
    KeyRange::bound(&low.into(), &high.into(), None, Some(true)).map_err(said)
}
