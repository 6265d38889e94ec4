//! A Python process: a fresh evaluator with all modules, over the session's files.
use crate::output::Output;
use crate::session::Session;
use crate::world::World;
use alembic::Terminal;
use project::Channel;
use python::{Budget, PyErr, Value, Vm, exit_code, format_exception, format_plainly};
use std::collections::VecDeque;
use std::rc::Rc;

/// A running Python process.
pub struct Process {
    /// The evaluator.
    pub vm: Vm,
    /// What it sees of the world.
    pub world: Rc<World>,
}

/// Modules of ours in Python: flask, click, flask_migrate.
const SOURCES: &[(&str, &str)] = &[
    ("_playground_advice", include_str!("py/advice.py")),
    ("click", include_str!("py/click.py")),
    ("click.core", include_str!("py/click_core.py")),
    ("click.decorators", include_str!("py/click_decorators.py")),
    ("click.exceptions", include_str!("py/click_exceptions.py")),
    ("click.globals", include_str!("py/click_globals.py")),
    ("click.parser", include_str!("py/click_parser.py")),
    ("click.termui", include_str!("py/click_termui.py")),
    ("click.types", include_str!("py/click_types.py")),
    ("blinker", include_str!("py/blinker.py")),
    ("click.testing", include_str!("py/click_testing.py")),
    ("itsdangerous", include_str!("py/itsdangerous.py")),
    (
        "itsdangerous.exc",
        "from itsdangerous import BadData, BadPayload, BadSignature, BadTimeSignature, SignatureExpired\n",
    ),
    ("itsdangerous.url_safe", "from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer\n"),
    ("jinja2", include_str!("py/jinja2.py")),
    ("jinja2._filters", include_str!("py/jinja2_filters.py")),
    ("jinja2.environment", "from jinja2 import Environment, Template\n"),
    ("jinja2.exceptions", include_str!("py/jinja2_exceptions.py")),
    (
        "jinja2.filters",
        "from jinja2 import pass_context, pass_environment, pass_eval_context\nfrom jinja2._filters import FILTERS, Markup, escape, soft_str\n",
    ),
    (
        "jinja2.loaders",
        "from jinja2 import BaseLoader, ChoiceLoader, DictLoader, FileSystemLoader, FunctionLoader, ModuleLoader, PackageLoader, PrefixLoader\n",
    ),
    ("jinja2.runtime", include_str!("py/jinja2_runtime.py")),
    (
        "jinja2.utils",
        "from markupsafe import Markup, escape\n\nfrom jinja2 import clear_caches, pass_context, pass_environment, pass_eval_context, select_autoescape\n",
    ),
    ("markupsafe", include_str!("py/markupsafe.py")),
    ("werkzeug", "\"\"\"werkzeug: what models and applications use without a server.\"\"\"\n"),
    ("werkzeug._routing_adapter", include_str!("py/werkzeug_routing_adapter.py")),
    ("werkzeug._routing_converters", include_str!("py/werkzeug_routing_converters.py")),
    ("werkzeug.datastructures", include_str!("py/werkzeug_datastructures.py")),
    ("werkzeug.exceptions", include_str!("py/werkzeug_exceptions.py")),
    ("werkzeug.http", include_str!("py/werkzeug_http.py")),
    ("werkzeug.local", include_str!("py/werkzeug_local.py")),
    ("werkzeug.debug", "from werkzeug.middleware._wrapping import DebuggedApplication\n"),
    ("werkzeug.middleware", ""),
    ("werkzeug.middleware._wrapping", include_str!("py/werkzeug_middleware.py")),
    ("werkzeug.middleware.dispatcher", "from werkzeug.middleware._wrapping import DispatcherMiddleware\n"),
    ("werkzeug.middleware.profiler", "from werkzeug.middleware._wrapping import ProfilerMiddleware\n"),
    ("werkzeug.middleware.shared_data", "from werkzeug.middleware._wrapping import SharedDataMiddleware\n"),
    ("werkzeug.middleware.proxy_fix", include_str!("py/werkzeug_proxy_fix.py")),
    ("werkzeug.routing", include_str!("py/werkzeug_routing.py")),
    ("werkzeug.security", include_str!("py/werkzeug_security.py")),
    ("werkzeug.serving", include_str!("py/werkzeug_serving.py")),
    ("werkzeug.test", include_str!("py/werkzeug_test.py")),
    ("werkzeug.urls", include_str!("py/werkzeug_urls.py")),
    ("werkzeug.utils", include_str!("py/werkzeug_utils.py")),
    ("werkzeug.wrappers", include_str!("py/werkzeug_wrappers.py")),
    ("werkzeug.wrappers.request", "from werkzeug.wrappers import Request\n"),
    ("werkzeug.wrappers.response", "from werkzeug.wrappers import Response\n"),
    ("werkzeug.wsgi", include_str!("py/werkzeug_wsgi.py")),
    ("flask", include_str!("py/flask.py")),
    ("flask.app", include_str!("py/flask_app.py")),
    ("flask.blueprints", "from flask.sansio.blueprints import Blueprint, BlueprintSetupState\n"),
    ("flask.cli", include_str!("py/flask_cli.py")),
    ("flask.config", include_str!("py/flask_config.py")),
    ("flask.ctx", include_str!("py/flask_ctx.py")),
    ("flask.globals", include_str!("py/flask_globals.py")),
    ("flask.helpers", include_str!("py/flask_helpers.py")),
    ("flask.json", include_str!("py/flask_json.py")),
    (
        "flask.debughelpers",
        "\"\"\"flask.debughelpers: what a server would say of mistakes in requests; there is none.\"\"\"\n",
    ),
    ("flask.json.tag", include_str!("py/flask_json_tag.py")),
    ("flask.json.provider", include_str!("py/flask_json_provider.py")),
    ("flask.logging", include_str!("py/flask_logging.py")),
    ("flask.sansio", ""),
    ("flask.sansio.app", "from flask.app import Flask as App\n"),
    ("flask.sansio.blueprints", include_str!("py/flask_blueprints.py")),
    ("flask.sansio.scaffold", include_str!("py/flask_scaffold.py")),
    ("flask.sessions", include_str!("py/flask_sessions.py")),
    ("flask.signals", include_str!("py/flask_signals.py")),
    ("flask.templating", include_str!("py/flask_templating.py")),
    ("flask.testing", include_str!("py/flask_testing.py")),
    ("flask.typing", include_str!("py/flask_typing.py")),
    ("flask.views", include_str!("py/flask_views.py")),
    ("flask.wrappers", include_str!("py/flask_wrappers.py")),
    ("flask_migrate", include_str!("py/flask_migrate.py")),
    ("flask_migrate.cli", include_str!("py/flask_migrate_cli.py")),
];

struct Screen {
    output: Rc<Output>,
    columns: usize,
}

impl Terminal for Screen {
    fn message(&self, pipe: &str, terminal: &str) {
        self.output.both(Channel::Stdout, pipe, terminal);
    }
    fn columns(&self) -> usize {
        self.columns
    }
}

impl Process {
    /// Starts a process; `path` is the first entry of `sys.path`.
    pub fn start(session: &Session, path: &str, input: Option<VecDeque<String>>) -> Process {
        let started = session.host.now().micros;
        let world = Rc::new(World {
            files: session.files.clone(),
            output: session.output.clone(),
            host: session.host.clone(),
            cwd: session.cwd.clone(),
            env: variables(session),
            input: input.unwrap_or_default().into(),
            deadline: started.into(),
            allowance: session.settings.seconds * 1_000_000,
            end: started.into(),
        });
        world.restart_clock();
        let vm = Vm::new(world.clone(), Budget::default());
        if let Value::List(list) = &vm.path {
            list.push(path.into());
            search_path(session, path).into_iter().for_each(|folder| list.push(folder.as_str().into()));
        }
        SOURCES.iter().for_each(|(name, source)| vm.add_source_module(name, source));
        if crate::requirements::asks_for(&session.files, "python-dotenv") {
            vm.add_source_module("dotenv", include_str!("py/dotenv.py"));
            vm.add_source_module(
                "dotenv.main",
                "from dotenv import dotenv_values, find_dotenv, get_key, load_dotenv\n",
            );
        }
        sqlalchemy::install(&vm);
        sqlalchemy::bind::set_databases(&vm, session.files.databases.clone());
        if let Some(recorder) = &session.recorder {
            recorder.process();
            sqlalchemy::bind::observe(&vm, recorder.clone());
        }
        let screen = Screen { output: session.output.clone(), columns: session.settings.columns };
        let host = session.host.clone();
        let date = session.host.create_date();
        alembic::install(
            &vm,
            alembic::Door {
                terminal: Rc::new(screen),
                revision_id: Rc::new(move |used: &[String]| host.revision_id(used)),
                create_date: date,
            },
        );
        Process { vm, world }
    }

    /// Prints an uncaught exception as the interpreter does at its end, and gives the exit code.
    pub fn end(&self, result: Result<Value, PyErr>) -> u8 {
        self.end_with(result, format_exception)
    }

    /// The same for `flask` and `alembic`, which the recordings run below a program that prints with `traceback`.
    pub fn end_tool(&self, result: Result<Value, PyErr>) -> u8 {
        self.end_with(result, format_plainly)
    }

    fn end_with(&self, result: Result<Value, PyErr>, format: fn(&Vm, &PyErr) -> String) -> u8 {
        match result {
            Ok(_) => 0,
            Err(error) if error.is_a("SystemExit") => exit_code(&self.vm, &error),
            Err(error) => {
                // What the program printed does not count: its end is always told.
                self.vm.renew_budget();
                let _ = self.vm.write_err(&format(&self.vm, &error));
                if error.is_a("KeyboardInterrupt") { 130 } else { 1 }
            }
        }
    }
}

/// A process that ends leaves no lock behind.
impl Drop for Process {
    fn drop(&mut self) {
        self.world.files.databases.close_connections();
    }
}

/// The folders of `PYTHONPATH` as `site` puts them on `sys.path`: absolute, each once, behind `first`.
fn search_path(session: &Session, first: &str) -> Vec<String> {
    let mut folders = Vec::new();
    let given = session.env.get("PYTHONPATH").map_or("", String::as_str);
    for folder in given.split(':').filter(|_| !given.is_empty()) {
        let folder = session.absolute(if folder.is_empty() { "." } else { folder });
        if !folders.contains(&folder) && folder != first {
            folders.push(folder);
        }
    }
    folders
}

fn variables(session: &Session) -> Vec<(String, String)> {
    let mut env = session.env.clone();
    for (name, value) in [
        ("HOME", "/home/student".to_string()),
        ("PATH", "/usr/local/bin:/usr/bin:/bin".into()),
        ("LANG", "C.UTF-8".into()),
        ("COLUMNS", session.settings.columns.to_string()),
        ("PWD", session.cwd.clone()),
    ] {
        env.entry(name.into()).or_insert(value);
    }
    env.into_iter().collect()
}
