//! `pip` and its kin: nothing is downloaded, so they say what is here, what stands in, and what is
//! unknown. `pip install x.whl` unpacks a wheel of pure Python into the project's folder `vendor`.
use crate::computer::Computer;
use crate::requirements::{Kind, Requirements};
use project::{Channel, ROOT};
use python::host::{FileError, PathKind};

const MEANS: &str = "stands in here: the project's imports of it load, and whatever it would decide about tables, data \
                     or a database's URL is refused by name";

/// What there is of a package.
enum Found {
    Here(&'static str, &'static str),
    Vendored,
    StandsIn,
    Unknown,
}

/// Runs `pip`, `pipenv`, `poetry`, `uv` (words without the program's name); none where the words
/// are another program's.
pub fn run(computer: &Computer, program: &str, words: &[String]) -> u8 {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match (program, words.as_slice()) {
        ("uv", ["pip", rest @ ..]) => pip(computer, rest),
        ("pip" | "pip3", rest) => pip(computer, rest),
        (_, ["install" | "sync" | "add" | "update" | "lock", rest @ ..]) => install(computer, rest),
        (_, ["show" | "list" | "tree" | "graph", ..]) => list(computer),
        (_, ["--version" | "version"]) => {
            say(computer, 0, &format!("{program}, as far as the playground has it\n"))
        }
        _ => {
            let text =
                format!("{program}: only install, list and run work here; nothing is downloaded\n");
            computer.place.output.text(Channel::Stderr, &text);
            1
        }
    }
}

fn say(computer: &Computer, exit: u8, text: &str) -> u8 {
    computer.place.output.text(Channel::Stdout, text);
    exit
}

fn pip(computer: &Computer, words: &[&str]) -> u8 {
    match words {
        ["list", ..] => list(computer),
        ["freeze", ..] => freeze(computer),
        ["show", names @ ..] => show(computer, names),
        ["install", names @ ..] => install(computer, names),
        ["--version" | "-V"] => {
            say(computer, 0, "pip 23.2.1 from <site-packages>/pip (python 3.11)\n")
        }
        ["check"] => say(computer, 0, "No broken requirements found.\n"),
        [] | ["help" | "--help" | "-h", ..] => {
            say(computer, 0, "Here pip knows list, freeze, show, install and check.\n")
        }
        [other, ..] => {
            let text = format!(
                "ERROR: pip {other} does nothing here: packages are not downloaded or removed\n"
            );
            computer.place.output.text(Channel::Stderr, &text);
            1
        }
    }
}

/// What there is for a project, looked up once a command.
struct Stock {
    /// Packages that are here and their versions, in the order of their names.
    here: Vec<(&'static str, &'static str)>,
    /// Packages that the project names.
    named: Vec<String>,
    /// What lies in its folder `vendor`.
    vendored: Vec<String>,
}

impl Stock {
    fn of(computer: &Computer) -> Stock {
        let Requirements { named, dotenv } = Requirements::of(&computer.files);
        let here = packages::here(dotenv).map(|found| (found.name, found.version)).collect();
        Stock {
            here,
            named,
            vendored: computer.files.list(&format!("{ROOT}/vendor")).unwrap_or_default(),
        }
    }

    fn find(&self, package: &str) -> Found {
        let wanted = packages::normal(package);
        if let Some((name, version)) =
            self.here.iter().find(|(name, _)| packages::normal(name) == wanted)
        {
            return Found::Here(name, version);
        }
        let lies = |module: &String| {
            self.vendored.iter().any(|name| name == module || *name == format!("{module}.py"))
        };
        if packages::modules_of(package).iter().any(lies) {
            return Found::Vendored;
        }
        match packages::is_known(&wanted) || self.named.contains(&wanted) {
            true => Found::StandsIn,
            false => Found::Unknown,
        }
    }

    /// The packages that the project names and that stand in.
    fn standing_in(&self) -> Vec<&str> {
        let stands_in = |name: &&str| matches!(self.find(name), Found::StandsIn);
        self.named.iter().map(String::as_str).filter(stands_in).collect()
    }
}

fn list(computer: &Computer) -> u8 {
    let stock = Stock::of(computer);
    let wide = stock.here.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = format!("{:<wide$} Version\n{} -------\n", "Package", "-".repeat(wide));
    stock.here.iter().for_each(|(name, version)| text += &format!("{name:<wide$} {version}\n"));
    let stand_ins = stock.standing_in();
    if !stand_ins.is_empty() {
        text +=
            &format!("\nStand in (imports load, nothing is installed): {}\n", stand_ins.join(", "));
    }
    say(computer, 0, &text)
}

fn freeze(computer: &Computer) -> u8 {
    let stock = Stock::of(computer);
    let mut text: String =
        stock.here.iter().map(|(name, version)| format!("{name}=={version}\n")).collect();
    stock.standing_in().iter().for_each(|name| text += &format!("# {name} stands in\n"));
    say(computer, 0, &text)
}

fn show(computer: &Computer, names: &[&str]) -> u8 {
    let stock = Stock::of(computer);
    let mut missing = Vec::new();
    let mut parts = Vec::new();
    for name in names.iter().filter(|name| !name.starts_with('-')) {
        match stock.find(name) {
            Found::Here(name, version) => {
                parts
                    .push(format!("Name: {name}\nVersion: {version}\nLocation: <site-packages>\n"));
            }
            Found::Vendored => parts.push(format!("Name: {name}\nLocation: {ROOT}/vendor\n")),
            Found::StandsIn => parts.push(format!("Name: {name}\nSummary: {MEANS}\n")),
            Found::Unknown => missing.push(*name),
        }
    }
    computer.place.output.text(Channel::Stdout, &parts.join("---\n"));
    if !missing.is_empty() {
        let text = format!("WARNING: Package(s) not found: {}\n", missing.join(", "));
        computer.place.output.text(Channel::Stderr, &text);
    }
    u8::from(parts.is_empty())
}

fn install(computer: &Computer, words: &[&str]) -> u8 {
    let (mut names, mut wheels, mut exit) = (Vec::new(), Vec::new(), 0);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "-r" | "--requirement" => {
                exit |= requirements_of(computer, words.next().copied(), &mut names)
            }
            word if word.starts_with("-r") => {
                exit |= requirements_of(computer, Some(&word[2..]), &mut names)
            }
            word if word.starts_with('-') => {}
            word if word.ends_with(".whl") => wheels.push(word.to_string()),
            word => names.extend(Kind::Lines.names(word)),
        }
    }
    let stock = Stock::of(computer);
    if names.is_empty() && wheels.is_empty() && exit == 0 {
        names.clone_from(&stock.named);
    }
    for name in &names {
        exit |= answer(computer, &stock, name);
    }
    for wheel in &wheels {
        exit |= unpack(computer, wheel);
    }
    exit
}

fn requirements_of(computer: &Computer, path: Option<&str>, names: &mut Vec<String>) -> u8 {
    let path = path.unwrap_or_default();
    match computer.files.read(&computer.place.absolute(path)) {
        Ok(text) => {
            names.extend(Kind::Lines.names(&String::from_utf8_lossy(&text)));
            0
        }
        Err(_) => {
            let text = format!(
                "ERROR: Could not open requirements file: [Errno 2] No such file or directory: '{path}'\n"
            );
            computer.place.output.text(Channel::Stderr, &text);
            1
        }
    }
}

/// Says what there is of a package that somebody wants to install.
fn answer(computer: &Computer, stock: &Stock, name: &str) -> u8 {
    match stock.find(name) {
        Found::Here(name, version) => {
            say(computer, 0, &format!("Requirement already satisfied: {name} ({version})\n"))
        }
        Found::Vendored => {
            say(computer, 0, &format!("Requirement already satisfied: {name} in {ROOT}/vendor\n"))
        }
        Found::StandsIn => say(computer, 0, &format!("{name} {MEANS}\n")),
        Found::Unknown => {
            let text = format!(
                "ERROR: {name} is not in the playground. Put its folder or its pure-Python .whl into vendor/, or name \
                 it in requirements.txt: then it stands in\n"
            );
            computer.place.output.text(Channel::Stderr, &text);
            1
        }
    }
}

/// Unpacks a wheel of pure Python into `vendor`.
fn unpack(computer: &Computer, wheel: &str) -> u8 {
    let path = computer.place.absolute(wheel);
    let done = match computer.files.read(&path) {
        Err(_) => Err("no such file".to_string()),
        Ok(bytes) => unpack_bytes(computer, wheel, &bytes),
    };
    match done {
        Ok(()) => {
            let name = wheel.rsplit('/').next().unwrap_or(wheel).split('-').next().unwrap_or(wheel);
            say(computer, 0, &format!("Successfully installed {name} into vendor/\n"))
        }
        Err(why) => {
            computer.place.output.text(Channel::Stderr, &format!("ERROR: {wheel}: {why}\n"));
            1
        }
    }
}

fn unpack_bytes(computer: &Computer, wheel: &str, bytes: &[u8]) -> Result<(), String> {
    if !wheel.ends_with("-none-any.whl") {
        return Err("only wheels of pure Python (…-none-any.whl) run here".into());
    }
    let unpacked = share::archive::read(bytes).map_err(|error| error.to_string())?;
    let inside = |path: &str| !path.starts_with('/') && path.split('/').all(|part| part != "..");
    if let Some(file) = unpacked.files.iter().find(|file| !inside(&file.path)) {
        return Err(format!("{} would lie outside of vendor/", file.path));
    }
    for file in unpacked.files {
        if let Some(content) = file.content {
            let path = format!("{ROOT}/vendor/{}", file.path);
            put(computer, &path, &content)
                .map_err(|error| format!("vendor/{}: {}", file.path, error.text()))?;
        }
    }
    Ok(())
}

/// Writes a file, and makes the folders it lies in.
fn put(computer: &Computer, path: &str, content: &[u8]) -> Result<(), FileError> {
    for (at, _) in path.match_indices('/').filter(|(at, _)| *at > 0) {
        if computer.files.kind(&path[..at]) != PathKind::Folder {
            computer.files.make_folder(&path[..at])?;
        }
    }
    computer.files.write(path, content)
}

/// Unpacks the wheels that lie in the project's `vendor` and are not unpacked yet.
pub fn unpack_vendored(computer: &Computer) {
    let folder = format!("{ROOT}/vendor");
    let names = computer.files.list(&folder).unwrap_or_default();
    let unpacked = |wheel: &str| {
        let mut parts = wheel.split('-');
        let info =
            format!("{}-{}.dist-info", parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        names.contains(&info)
    };
    for wheel in names.iter().filter(|name| name.ends_with("-none-any.whl") && !unpacked(name)) {
        if let Ok(bytes) = computer.files.read(&format!("{folder}/{wheel}")) {
            // One that is damaged is told of by `pip install`, and its imports fail.
            let _ = unpack_bytes(computer, wheel, &bytes);
        }
    }
}
