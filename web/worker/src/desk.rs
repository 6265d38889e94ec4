//! The open session and the answers it gives.
use crate::clock::Outside;
use crate::progress::Progress;
use crate::walk::Walk;
use crate::{diagram, examples, graph, lessons, marks, parcels, preview, schema, tables};
use playground::{Session, Settings};
use project::{Ask, Change, Database, Done, Outcome, Preview, Project, Reply, Request, View};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use trace::Recorder;

/// Holds the session that the page works with.
pub struct Desk {
    session: Session,
    /// Hears what its migrations do.
    recorder: Rc<Recorder>,
    /// The project as a preview's asker last had it.
    copy: Project,
    /// Files of it that only their own reader knows, not yet found to be right.
    aside: BTreeSet<String>,
    /// The databases as they were last shown.
    databases: Vec<Database>,
    /// Revisions above the databases, and those in them.
    standing: (usize, usize),
    /// The trace that was asked for last.
    walk: Walk,
    /// Says something while it works.
    say: fn(&Reply),
    /// How far the line that runs is. SQLite's own hooks want it to be `Send`, hence the lock that
    /// nobody else takes.
    progress: Arc<Mutex<Progress>>,
}

impl Desk {
    /// A desk with nothing on it; `say` carries words to the page while it works.
    pub fn new(say: fn(&Reply)) -> Desk {
        let mut session = open(Project::default(), Settings::default().columns);
        let recorder = Recorder::on(&mut session);
        let (copy, databases, walk) = (Project::default(), Vec::new(), Walk::default());
        Desk {
            session,
            recorder,
            copy,
            aside: BTreeSet::new(),
            databases,
            standing: (0, 0),
            walk,
            say,
            progress: Arc::default(),
        }
    }
}

/// Seconds that a preview's models may take: it must not hang on a loop that is being typed.
const PATIENCE: i64 = 3;
/// Steps of SQLite's machine that each goal of a lesson may take: a fraction of a second.
const STEPS: u64 = 5_000_000;

/// A session that gives advice.
fn advised(project: Project, settings: Settings) -> Session {
    let mut session = Session::open(project, settings, Rc::new(Outside));
    advice::install(&mut session);
    session
}

/// More settings than the width are to come.
#[allow(clippy::needless_update)]
fn open(project: Project, columns: usize) -> Session {
    advised(project, Settings { columns, ..Settings::default() })
}

/// A session for what is our own: a machine that is busy does not cut an example short.
fn trusted(project: Project) -> Session {
    advised(project, Settings { seconds: 60, ..Settings::default() })
}

/// The paths of some changes.
fn paths(changed: &[Change]) -> Vec<&str> {
    changed.iter().map(|change| change.path.as_str()).collect()
}

/// A session that nobody sees.
pub fn plain(project: Project) -> Session {
    open(project, Settings::default().columns)
}

impl Desk {
    /// Does what is asked.
    pub fn answer(&mut self, Request { id, ask }: Request) -> Reply {
        match ask {
            Ask::Open { project, columns } => {
                self.session = open(project.into(), columns);
                self.recorder = Recorder::on(&mut self.session);
                self.count_rows();
                self.databases = schema::read(&self.session);
                self.opened(id, &[])
            }
            Ask::Write { path, content } => {
                self.session.write(&path, content.as_deref());
                self.opened(id, &[&path])
            }
            Ask::Columns { columns } => {
                self.session.set_columns(columns);
                self.opened(id, &[])
            }
            Ask::Run { line, input } => {
                self.watch();
                let outcome = self.session.run(&line, input.as_deref());
                self.done(id, outcome)
            }
            Ask::Input { line } => {
                self.watch();
                let outcome = self.session.input(line.as_deref());
                self.done(id, outcome)
            }
            Ask::Example { name } => Reply::Example { id, opening: examples::open(&name, trusted) },
            Ask::Preview { files, cwd, env } => {
                Reply::Preview { id, preview: self.preview(files, cwd, env) }
            }
            Ask::Lesson { files, source, step } => self.lesson(id, files, &source, step),
            Ask::Link { bundle } => Reply::Link { id, link: share::link::encode(&bundle) },
            Ask::Unlink { link } => parcels::unlink(id, &link),
            Ask::Pack { bundle, what, name } => parcels::pack(id, &bundle, &what, name),
            Ask::Take { name, files } => parcels::take(id, &name, files),
            Ask::Trace => {
                self.walk = Walk::of(self.recorder.replay(self.session.computer()));
                Reply::Trace { id, tour: self.walk.tour("") }
            }
            Ask::Rehearse { files, cwd, env, line } => {
                self.copy.take_over(files, cwd, env);
                self.rehearse(id, &line)
            }
            Ask::Moment { at, against, table } => {
                let moment = self.walk.moment(at, against, table, |project| {
                    open(project, Settings::default().columns)
                });
                Reply::Moment { id, moment: Box::new(moment) }
            }
            Ask::Sql { database, sql } => self.sql(id, database, &sql),
            Ask::Csv { database, table } => {
                let text = tables::csv(&self.session, &database, &table);
                Reply::Csv { id, name: format!("{table}.csv"), text }
            }
            Ask::Diagram { database } => {
                let found = self.databases.iter().find(|other| other.path == database);
                Reply::Diagram { id, diagram: found.map(diagram::diagram).unwrap_or_default() }
            }
            Ask::Rows { database, table, offset, limit } => Reply::Rows {
                id,
                page: tables::rows(&self.session, database, table, offset, limit),
            },
        }
    }

    /// A lesson's step, its goals compared with a copy of the project that has these files.
    fn lesson(&mut self, id: u32, files: Vec<Change>, source: &str, step: usize) -> Reply {
        let (cwd, env) = (self.copy.cwd.clone(), self.copy.env.clone().into_iter().collect());
        self.copy.take_over(files, cwd, env);
        let settings = Settings { steps: STEPS, ..Settings::default() };
        let session = Session::open(self.copy.clone(), settings, Rc::new(Outside));
        Reply::Lesson { id, lesson: lessons::show(source, step, &session) }
    }

    /// A line is run on the copy, and what it did can be walked through.
    fn rehearse(&mut self, id: u32, line: &str) -> Reply {
        let mut copy = open(self.copy.clone(), Settings::default().columns);
        let recorder = Recorder::on(&mut copy);
        copy.run(line, Some(""));
        self.walk = Walk::of(recorder.replay(copy.computer()));
        Reply::Trace { id, tour: self.walk.tour(line) }
    }

    /// What `migrate` would write after these changes of files.
    fn preview(&mut self, files: Vec<Change>, cwd: String, env: Vec<(String, String)>) -> Preview {
        let aside = files.iter().map(|change| &change.path).filter(|path| preview::is_aside(path));
        self.aside.extend(aside.cloned());
        self.copy.take_over(files, cwd, env);
        self.aside.retain(|path| self.copy.files.contains_key(path));
        let start = |project| {
            Session::open(
                project,
                Settings { seconds: PATIENCE, ..Settings::default() },
                Rc::new(Outside),
            )
        };
        let mut preview = preview::preview(&self.copy, start);
        if preview.trouble.is_none() && !self.aside.is_empty() {
            preview.trouble = preview::misspelled(&self.copy, self.aside.iter(), start);
            // Right ones need no second look.
            self.aside.retain(|_| preview.trouble.is_some());
        }
        preview
    }

    /// A line begins: from now on the page hears how far it is.
    fn watch(&mut self) {
        let (pending, applied) = self.standing;
        let (say, now) = (self.say, js_sys::Date::now as fn() -> f64);
        let tell = move |text: Option<String>| {
            text.into_iter().for_each(|text| say(&Reply::Progress { text }))
        };
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) =
            Progress::begin(now(), pending, applied);
        let progress = Arc::clone(&self.progress);
        let hear = move |piece: &str| {
            progress.lock().ok().and_then(|mut progress| progress.hear(now(), piece))
        };
        self.session.listen(Rc::new(move |_, piece, _| tell(hear(piece))));
    }

    /// The page hears of rows too that the lines of this session write.
    fn count_rows(&mut self) {
        let (say, progress) = (self.say, Arc::clone(&self.progress));
        self.session.listen_rows(Box::new(move |table, rows| {
            let text = progress
                .lock()
                .ok()
                .and_then(|mut progress| progress.count(js_sys::Date::now(), table, rows));
            text.into_iter().for_each(|text| say(&Reply::Progress { text }));
        }));
    }

    fn sql(&mut self, id: u32, database: String, sql: &str) -> Reply {
        self.watch();
        let before = self.session.project().files.get(&database).cloned();
        let page = tables::run(&mut self.session, database.clone(), sql);
        let content = self.session.project().files.get(&database).cloned();
        let changed =
            if content == before { Vec::new() } else { vec![Change { path: database, content }] };
        let view = self.view(&paths(&changed));
        Reply::Result { id, page, changed, view }
    }

    fn opened(&mut self, id: u32, changed: &[&str]) -> Reply {
        Reply::Opened { id, view: self.view(changed) }
    }

    fn done(&mut self, id: u32, outcome: Outcome) -> Reply {
        let view = self.view(&paths(&outcome.changed));
        let Project { cwd, env, folders, .. } = self.session.project();
        Reply::Done(Done {
            id,
            outcome,
            cwd: cwd.clone(),
            env: env.clone().into_iter().collect(),
            folders: folders.clone(),
            view,
        })
    }

    /// What there is to see after these files changed.
    fn view(&mut self, changed: &[&str]) -> View {
        let mut databases = schema::read_again(&self.session, &self.databases, changed);
        let versions: Vec<String> =
            databases.iter().flat_map(|database| database.versions.clone()).collect();
        let project = self.session.project();
        let mut revisions = project::revisions(&project.files, &versions);
        marks::mark(&mut databases, &self.databases);
        marks::place(&mut databases, &project.files, &revisions);
        self.databases.clone_from(&databases);
        let lines = graph::lay_out(&mut revisions);
        let applied = revisions.iter().filter(|revision| revision.applied).count();
        self.standing = (revisions.len() - applied, applied);
        let (home, tool) = project::home(project)
            .map(|(home, tool)| (home, tool.command().into()))
            .unwrap_or_default();
        let (stand_ins, played) = (self.session.stand_ins(), self.session.played());
        View { databases, revisions, lines, home, tool, stand_ins, played }
    }
}
