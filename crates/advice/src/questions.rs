//! What advice asks of a project: its own env.py answers, in a process of its own. The questions
//! are functions of `_playground_advice`, the program that advice starts.
use crate::shape::TableShape;
use playground::{Computer, PathKind, Process};
use project::Tool;
use python::{FrozenModule, Home, Library, PyErr, PyResult, Value};
use sqlalchemy::schema::Table;
use sqlite::Connection;
use std::collections::BTreeMap;

/// The program whose functions answer.
const PROGRAM: &str = "_playground_advice";

/// What env.py says of models and scripts.
pub(crate) struct Look {
    pub wanted: Vec<TableShape>,
    pub operations: usize,
    pub pending: usize,
    pub heads: usize,
    pub database: String,
    pub revisions: BTreeMap<String, String>,
}

/// A process that knows the questions.
pub(crate) fn start(computer: &Computer) -> Process {
    let process = Process::start(computer, &computer.place.cwd, None);
    let modules = include!(concat!(env!("OUT_DIR"), "/lib.rs"));
    process.vm.add_library(Library { home: Home::SitePackages, modules });
    process
}

/// The tool of the folder where the terminal stands.
pub(crate) fn tool(computer: &Computer) -> Tool {
    let (files, place) = (&computer.files, &computer.place);
    let there = |name: &str| files.kind(&place.absolute(name)) == PathKind::File;
    Tool::of(there, place.env.get("FLASK_APP").map(String::as_str))
}

/// Asks one; the tool of the folder is each question's first argument.
pub(crate) fn call(
    process: &Process,
    tool: Tool,
    question: &str,
    mut arguments: Vec<Value>,
) -> PyResult {
    let module = process.vm.import_module(PROGRAM)?;
    arguments.insert(0, Value::Bool(tool == Tool::Flask));
    process.vm.call_method(&module, question, arguments)
}

/// Asks one in a process of its own.
pub(crate) fn asked<T>(
    computer: &Computer,
    question: &str,
    arguments: Vec<Value>,
    read: impl FnOnce(&Process, Value) -> PyResult<T>,
) -> Result<T, String> {
    let process = start(computer);
    let found = call(&process, tool(computer), question, arguments);
    found.and_then(|found| read(&process, found)).map_err(|error| said(&process, &error))
}

/// Looks at models, scripts and database.
pub(crate) fn look(computer: &Computer) -> Result<Look, String> {
    looked(computer, |_, _| Ok(())).map(|(look, ())| look)
}

/// The same, then asks something of the same process.
pub(crate) fn looked<T>(
    computer: &Computer,
    ask: impl FnOnce(&Process, &Look) -> PyResult<T>,
) -> Result<(Look, T), String> {
    let process = start(computer);
    let result = read_look(&process, tool(computer))
        .and_then(|look| ask(&process, &look).map(|found| (look, found)));
    result.map_err(|error| said(&process, &error))
}

fn said(process: &Process, error: &PyErr) -> String {
    let text = process.vm.str(&error.value()).map(|text| text.to_string()).unwrap_or_default();
    format!("{}: {text}", error.class_name())
}

fn read_look(process: &Process, tool: Tool) -> PyResult<Look> {
    let vm = &process.vm;
    let found = call(process, tool, "look", Vec::new())?;
    let part = |name: &str| found.as_dict().and_then(|dict| dict.get(name)).unwrap_or(Value::None);
    let number = |name: &str| match part(name) {
        Value::Int(number) => usize::try_from(number).unwrap_or(0),
        _ => 0,
    };
    let tables: Vec<Table> =
        vm.list_of(&part("tables"))?.iter().filter_map(sqlalchemy::bind::table_of).collect();
    let mut revisions = BTreeMap::new();
    for (path, revision) in vm.mapping_items(&part("paths"))?.unwrap_or_default() {
        revisions.insert(vm.str(&path)?.to_string(), vm.str(&revision)?.to_string());
    }
    Ok(Look {
        wanted: tables.iter().map(TableShape::of).collect(),
        operations: number("operations"),
        pending: number("pending"),
        heads: number("heads"),
        database: part("database").as_str().map(|path| path.to_string()).unwrap_or_default(),
        revisions,
    })
}

/// A connection to the database that `look` names.
pub(crate) fn connect(process: &Process, database: &str) -> PyResult<Connection> {
    let path = python::normal_path(&process.vm.absolute(database));
    let databases = sqlite::databases(&process.vm);
    databases.connect(&path).map_err(|error| process.vm.error("RuntimeError", error.message))
}
