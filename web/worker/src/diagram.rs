//! Tables and foreign keys, laid out in layers. In: a database. Out: boxes, lines as SVG paths, and
//! the same in sentences.
use project::{Database, Diagram, Plot, Table, is_tools_own};
use rust_sugiyama::configure::Config;
use rust_sugiyama::from_vertices_and_edges;

/// Sizes in pixels, as in web/style.css.
const WIDTH: i32 = 162;
const HEAD: i32 = 34;
const LINE: i32 = 24;
const GAP: i32 = 24;
/// Room below a box for the lines.
const ROOM: i32 = 30;
/// Columns that a box shows.
pub const SHOWN: usize = 12;
/// More tables than this are set in rows without a search for crossings, which would take too long.
const SEARCHED: usize = 120;

/// A foreign key: the table it stands in, the column, the table it refers to, the column there.
type Link = (usize, String, usize, String);

/// Lays a database out.
pub fn diagram(database: &Database) -> Diagram {
    let tables: Vec<&Table> =
        database.tables.iter().filter(|table| !is_tools_own(&table.name)).collect();
    let links = links(&tables);
    let mut boxes = boxes(&tables, &links);
    boxes.sort_by_key(|(_, plot)| (plot.place.1, plot.place.0));
    let plot = |at: usize| boxes.iter().find(|(other, _)| *other == at).map(|(_, plot)| plot.place);
    let path = |(from, _, to, _): &Link| Some(path(plot(*from)?, plot(*to)?));
    let lines = links.iter().filter_map(path).collect();
    let said = |(from, column, to, target): &Link| {
        format!("{}.{column} refers to {}.{target}", tables[*from].name, tables[*to].name)
    };
    let mut words: Vec<String> = links.iter().map(said).collect();
    let linked = |at: usize| links.iter().any(|(from, _, to, _)| *from == at || *to == at);
    words.extend(
        (0..tables.len())
            .filter(|at| !linked(*at))
            .map(|at| format!("{} stands alone", tables[at].name)),
    );
    let most = |edge: fn(&Plot) -> i32| {
        boxes.iter().map(|(_, plot)| edge(plot)).max().unwrap_or_default() + GAP / 2
    };
    let size = (most(|plot| plot.place.0 + plot.place.2), most(|plot| plot.place.1 + plot.place.3));
    Diagram {
        database: database.path.clone(),
        size,
        boxes: boxes.into_iter().map(|(_, plot)| plot).collect(),
        lines,
        words,
    }
}

fn links(tables: &[&Table]) -> Vec<Link> {
    let mut found = Vec::new();
    for (from, table) in tables.iter().enumerate() {
        for column in &table.columns {
            let Some((name, target)) = &column.refers else { continue };
            let to = tables.iter().position(|other| other.name.eq_ignore_ascii_case(name));
            found.extend(to.map(|to| (from, column.name.clone(), to, target.clone())));
        }
    }
    found
}

fn height(table: &Table) -> i32 {
    let lines = table.columns.len().min(SHOWN) + usize::from(table.columns.len() > SHOWN);
    HEAD + LINE * i32::try_from(lines).unwrap_or_default() + 8
}

/// Each connected part from left to right, tables without links below each other at the end.
fn boxes(tables: &[&Table], links: &[Link]) -> Vec<(usize, Plot)> {
    let size = |at: usize| (f64::from(WIDTH), f64::from(height(tables[at]) + ROOM));
    let number = |at: usize| u32::try_from(at).unwrap_or_default();
    let vertices: Vec<(u32, (f64, f64))> =
        (0..tables.len()).map(|at| (number(at), size(at))).collect();
    let edges: Vec<(u32, u32)> = acyclic(tables.len(), links)
        .into_iter()
        .map(|(to, from)| (number(to), number(from)))
        .collect();
    let config = Config { vertex_spacing: f64::from(GAP), ..Config::default() };
    let parts = if tables.len() > SEARCHED {
        Vec::new()
    } else {
        from_vertices_and_edges(&vertices, &edges, &config)
    };
    let (mut all, mut left) = (Vec::new(), GAP / 2);
    for (part, _, _) in parts {
        let place = |at: usize, (x, y): (f64, f64)| (x - size(at).0 / 2.0, y - size(at).1 / 2.0);
        let corners: Vec<(usize, (f64, f64))> =
            part.into_iter().map(|(at, middle)| (at, place(at, middle))).collect();
        let least = |pick: fn(&(f64, f64)) -> f64| {
            corners.iter().map(|(_, corner)| pick(corner)).fold(f64::MAX, f64::min)
        };
        let (x0, y0) = (least(|corner| corner.0), least(|corner| corner.1));
        let plots: Vec<(usize, Plot)> = corners
            .iter()
            .map(|(at, (x, y))| {
                (*at, plot(tables[*at], left + (x - x0) as i32, GAP / 2 + (y - y0) as i32))
            })
            .collect();
        left = plots.iter().map(|(_, plot)| plot.place.0 + WIDTH).max().unwrap_or(left) + GAP;
        all.extend(plots);
    }
    let missing: Vec<usize> =
        (0..tables.len()).filter(|at| all.iter().all(|(other, _)| other != at)).collect();
    all.extend(rows(tables, &missing, left));
    all
}

/// The links without doubles, circles and references to itself: the library does not come to an end
/// on some of those.
fn acyclic(count: usize, links: &[Link]) -> Vec<(usize, usize)> {
    let mut edges: Vec<(usize, usize)> = Vec::new();
    for &(from, _, to, _) in links {
        if from != to && !edges.contains(&(to, from)) && !reaches(count, &edges, from, to) {
            edges.push((to, from));
        }
    }
    edges
}

/// Whether edges lead from one table to another.
fn reaches(count: usize, edges: &[(usize, usize)], start: usize, end: usize) -> bool {
    let (mut seen, mut waiting) = (vec![false; count], vec![start]);
    while let Some(at) = waiting.pop() {
        if at == end {
            return true;
        }
        if !std::mem::replace(&mut seen[at], true) {
            waiting.extend(edges.iter().filter(|(from, _)| *from == at).map(|(_, to)| *to));
        }
    }
    false
}

/// Boxes in rows of six.
fn rows(tables: &[&Table], missing: &[usize], left: i32) -> Vec<(usize, Plot)> {
    let (mut found, mut top) = (Vec::new(), GAP / 2);
    for row in missing.chunks(6) {
        for (&at, x) in row.iter().zip(0..) {
            found.push((at, plot(tables[at], left + x * (WIDTH + GAP), top)));
        }
        top += row.iter().map(|at| height(tables[*at])).max().unwrap_or_default() + GAP + ROOM;
    }
    found
}

fn plot(table: &Table, x: i32, y: i32) -> Plot {
    Plot { table: table.name.clone(), place: (x, y, WIDTH, height(table)) }
}

/// From the middle of the referring box to that of the other, leaving and entering where they face
/// each other.
fn path(from: (i32, i32, i32, i32), to: (i32, i32, i32, i32)) -> String {
    let middle = |(x, _, width, _): (i32, i32, i32, i32)| x + width / 2;
    if from == to {
        let (right, top) = (from.0 + from.2, from.1 + 14);
        return format!("M{right} {top}h18v26h-18");
    }
    let below = from.1 >= to.1 + to.3;
    let above = from.1 + from.3 <= to.1;
    if !below && !above {
        let right = from.0 < to.0;
        let (start, end) = if right { (from.0 + from.2, to.0) } else { (from.0, to.0 + to.2) };
        let (a, b, half) = (from.1 + 17, to.1 + 17, i32::midpoint(start, end));
        return format!("M{start} {a}C{half} {a} {half} {b} {end} {b}");
    }
    let (start, end) = if below { (from.1, to.1 + to.3) } else { (from.1 + from.3, to.1) };
    let half = i32::midpoint(start, end);
    format!(
        "M{} {start}C{} {half} {} {half} {} {end}",
        middle(from),
        middle(from),
        middle(to),
        middle(to)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use project::Column;

    fn table(name: &str, refers: &[&str]) -> Table {
        let column = |to: &&str| Column {
            name: format!("{to}_id"),
            refers: Some(((*to).into(), "id".into())),
            ..Column::default()
        };
        Table {
            name: name.into(),
            columns: refers.iter().map(column).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn referring_tables_stand_below_and_no_two_boxes_overlap() {
        let tables = vec![
            table("books", &["authors"]),
            table("authors", &[]),
            table("tags", &["books", "books"]),
            table("alone", &[]),
        ];
        let found = diagram(&Database { tables, ..Database::default() });
        let place = |name: &str| {
            found
                .boxes
                .iter()
                .find(|plot| plot.table == name)
                .map(|plot| plot.place)
                .expect("a box")
        };
        assert!(place("books").1 > place("authors").1 && place("tags").1 > place("books").1);
        for (at, one) in found.boxes.iter().enumerate() {
            for other in &found.boxes[at + 1..] {
                let ((x, y, w, h), (a, b, c, d)) = (one.place, other.place);
                assert!(x + w <= a || a + c <= x || y + h <= b || b + d <= y, "{one:?} {other:?}");
            }
        }
        assert!(found.words.contains(&"books.authors_id refers to authors.id".to_string()));
        assert!(found.words.contains(&"alone stands alone".to_string()));
        assert_eq!(found.lines.len(), 3);
    }

    #[test]
    fn circles_and_self_references_are_drawn() {
        let found = diagram(&Database {
            tables: vec![table("a", &["b", "a"]), table("b", &["a"])],
            ..Database::default()
        });
        assert_eq!((found.boxes.len(), found.lines.len()), (2, 3));
    }

    /// Any foreign keys: circles, several between two tables, references to itself.
    #[test]
    fn random_graphs_are_laid_out() {
        let mut state = 7_u32;
        let mut random = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        for round in 0..150 {
            let count = 1 + random(if round % 10 == 0 { 40 } else { 9 });
            let names: Vec<String> = (0..count).map(|n| format!("t{n}")).collect();
            let tables = names.iter().map(|name| {
                let refers: Vec<&str> =
                    (0..random(4)).map(|_| names[random(count) as usize].as_str()).collect();
                table(name, &refers)
            });
            let tables: Vec<Table> = tables.collect();
            let found = diagram(&Database { tables, ..Database::default() });
            assert_eq!(found.boxes.len(), count as usize);
        }
    }
}
