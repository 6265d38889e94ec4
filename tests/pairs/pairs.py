"""Random pairs of models: autogenerate, upgrade, autogenerate again, downgrade. Prints one line for
each pair.

    python pairs.py FIRST COUNT [show]

The same program runs with the real Alembic and with ours; `pairs.txt` holds what the real one
printed.
"""

import random
import sys
import warnings

import sqlalchemy as sa
import sqlalchemy.dialects.sqlite
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.operations.ops import DowngradeOps, UpgradeOps

CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
TYPES = [
    "sa.Integer()",
    "sa.BigInteger()",
    "sa.SmallInteger()",
    "sa.String()",
    "sa.String(30)",
    "sa.String(80)",
    "sa.Text()",
    "sa.Unicode(20)",
    "sa.Boolean()",
    "sa.Date()",
    "sa.DateTime()",
    "sa.Time()",
    "sa.Float()",
    "sa.Numeric()",
    "sa.Numeric(8, 2)",
    "sa.Numeric(10, 4)",
    "sa.LargeBinary()",
    "sa.JSON()",
    "sa.Uuid()",
    "sa.Enum('a', 'b', name='kind')",
    "sa.Enum('a', 'b', 'c', name='kind')",
    "sa.CHAR(3)",
    "sa.VARCHAR(12)",
    "sa.TIMESTAMP()",
    "sa.Double()",
    "sa.Interval()",
]
DEFAULTS = {
    "Integer": "0",
    "BigInteger": "0",
    "SmallInteger": "1",
    "String": "x",
    "Text": "y",
    "Boolean": "0",
    "Float": "0.5",
    "Numeric": "1",
}
TABLES = ["author", "book", "loan", "member", "tag", "OrderLine", "user"]
COLUMNS = [
    "name",
    "title",
    "note",
    "amount",
    "born",
    "kind",
    "email",
    "size",
    "order",
    "createdAt",
    "price",
    "data",
]


def column(rng, name):
    kind = rng.choice(TYPES)
    nullable = rng.random() < 0.6
    default = DEFAULTS.get(kind[3:].split("(")[0])
    return {
        "name": name,
        "type": kind,
        "nullable": nullable or default is None,
        "default": default if not nullable or rng.random() < 0.1 else None,
    }


def table(rng, name, others):
    names = rng.sample(COLUMNS, rng.randint(1, 5))
    found = {
        "columns": [column(rng, each) for each in names],
        "keys": [],
        "uniques": [],
        "indexes": [],
        "options": rng.random() < 0.1,
    }
    for other in others:
        if rng.random() < 0.35:
            add_key(rng, found, other)
    for each in names:
        chance = rng.random()
        if chance < 0.15:
            found["indexes"].append([[each], False])
        elif chance < 0.25:
            found["indexes"].append([[each], True])
        elif chance < 0.35:
            found["uniques"].append([each])
    if len(names) > 1 and rng.random() < 0.2:
        found["indexes"].append([sorted(rng.sample(names, 2)), rng.random() < 0.3])
    return found


def add_key(rng, found, other):
    name = other.lower() + "_id"
    if all(each["name"] != name for each in found["columns"]):
        found["columns"].append(
            {"name": name, "type": "sa.Integer()", "nullable": True, "default": None}
        )
        found["keys"].append([name, other, rng.choice([None, None, "CASCADE", "SET NULL"])])


def models(rng):
    found = {"convention": rng.random() < 0.6, "tables": {}}
    for name in rng.sample(TABLES, rng.randint(1, 4)):
        found["tables"][name] = table(rng, name, list(found["tables"]))
    return found


def copied(spec):
    return {
        "convention": spec["convention"],
        "tables": {
            name: {
                "columns": [dict(each) for each in part["columns"]],
                "keys": [list(each) for each in part["keys"]],
                "uniques": [list(each) for each in part["uniques"]],
                "indexes": [[list(each[0]), each[1]] for each in part["indexes"]],
                "options": part["options"],
            }
            for name, part in spec["tables"].items()
        },
    }


def changed(rng, spec):
    spec = copied(spec)
    for _ in range(rng.randint(1, 4)):
        change(rng, spec)
    return spec


def change(rng, spec):
    tables = spec["tables"]
    what = rng.randint(0, 12)
    if what == 0 or not tables:
        free = [name for name in TABLES if name not in tables]
        if free:
            name = rng.choice(free)
            tables[name] = table(rng, name, list(tables))
        return
    name = rng.choice(list(tables))
    part = tables[name]
    keyed = [each[0] for each in part["keys"]]
    plain = [each for each in part["columns"] if each["name"] not in keyed]
    if what == 1:
        if not any(key[1] == name for other in tables.values() for key in other["keys"]):
            del tables[name]
    elif what in (2, 3):
        free = [each for each in COLUMNS if all(each != known["name"] for known in part["columns"])]
        if free:
            part["columns"].insert(
                rng.randint(0, len(part["columns"])), column(rng, rng.choice(free))
            )
    elif what == 4 and plain:
        gone = rng.choice(plain)["name"]
        part["columns"] = [each for each in part["columns"] if each["name"] != gone]
        part["indexes"] = [each for each in part["indexes"] if gone not in each[0]]
        part["uniques"] = [each for each in part["uniques"] if gone not in each]
    elif what == 5 and plain:
        rng.choice(plain).update(type=rng.choice(TYPES), default=None, nullable=True)
    elif what in (6, 7) and plain:
        one = rng.choice(plain)
        one["nullable"] = not one["nullable"]
    elif what == 8 and plain:
        each = rng.choice(plain)["name"]
        if all(known[0] != [each] for known in part["indexes"]):
            part["indexes"].append([[each], rng.random() < 0.3])
    elif what == 9 and part["indexes"]:
        part["indexes"].pop(rng.randrange(len(part["indexes"])))
    elif what == 10 and plain:
        each = rng.choice(plain)["name"]
        if [each] not in part["uniques"]:
            part["uniques"].append([each])
    elif what == 11:
        if part["uniques"] and rng.random() < 0.5:
            part["uniques"].pop()
        elif part["indexes"]:
            part["indexes"][0][1] = not part["indexes"][0][1]
    elif what == 12:
        others = [other for other in tables if other != name]
        if part["keys"] and rng.random() < 0.5:
            part["keys"].pop(rng.randrange(len(part["keys"])))
        elif others:
            add_key(rng, part, rng.choice(others))


def metadata(spec):
    found = sa.MetaData(naming_convention=CONVENTION) if spec["convention"] else sa.MetaData()
    for name, part in spec["tables"].items():
        columns = [sa.Column("id", sa.Integer(), primary_key=True)]
        for each in part["columns"]:
            default = {} if each["default"] is None else {"server_default": each["default"]}
            columns.append(
                sa.Column(each["name"], eval(each["type"]), nullable=each["nullable"], **default)
            )
        keys = [
            sa.ForeignKeyConstraint([key[0]], [key[1] + ".id"], ondelete=key[2])
            for key in part["keys"]
        ]
        # Of several constraints without a name Alembic takes one first by chance.
        chosen = [
            None if spec["convention"] or at == 0 else "uq_%s_%s" % (name, each[0])
            for at, each in enumerate(part["uniques"])
        ]
        uniques = [
            sa.UniqueConstraint(*each, name=chosen[at]) for at, each in enumerate(part["uniques"])
        ]
        options = {"sqlite_autoincrement": True} if part["options"] else {}
        made = sa.Table(name, found, *columns, *keys, *uniques, **options)
        for names, unique in part["indexes"]:
            sa.Index(
                "ix_%s_%s" % (name, "_".join(names)),
                *[made.c[each] for each in names],
                unique=unique,
            )
    return found


VALUES = {
    "INTEGER": (1, 2),
    "BIGINT": (10, 20),
    "SMALLINT": (3, 4),
    "BOOLEAN": (0, 1),
    "DATE": ("2024-01-02", "2023-04-05"),
    "DATETIME": ("2024-01-02 03:04:05.000000", "2023-01-01 00:00:00.000000"),
    "TIMESTAMP": ("2024-01-02 03:04:05.000000", "2022-01-01 00:00:00.000000"),
    "TIME": ("01:02:03.000000", "04:05:06.000000"),
    "FLOAT": (0.5, 1.5),
    "DOUBLE": (2.5, 3.5),
    "NUMERIC": (1.25, 2.5),
    "BLOB": (b"a", b"b"),
}


def quoted(name):
    return '"%s"' % name


def tables_of(connection):
    return [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
        )
    ]


def fill(connection, spec):
    for name in tables_of(connection):
        info = connection.exec_driver_sql("PRAGMA table_info(%s)" % quoted(name)).fetchall()
        for n in (0, 1):
            names = [row[1] for row in info if not row[5]]
            values = [VALUES.get(row[2].split("(")[0], ("a", "b"))[n] for row in info if not row[5]]
            marks = ", ".join("?" for _ in names)
            columns = ", ".join(quoted(each) for each in names)
            connection.exec_driver_sql(
                "INSERT INTO %s (%s) VALUES (%s)" % (quoted(name), columns, marks), tuple(values)
            )


def rows(connection):
    found = {}
    for name in tables_of(connection):
        info = connection.exec_driver_sql("PRAGMA table_info(%s)" % quoted(name)).fetchall()
        data = connection.exec_driver_sql("SELECT * FROM %s ORDER BY id" % quoted(name)).fetchall()
        for at, row in enumerate(info):
            found[name, row[1], row[2]] = [each[at] for each in data]
    return found


def schema(connection):
    found = []
    for name in tables_of(connection):
        at = quoted(name)
        for row in connection.exec_driver_sql("PRAGMA table_info(%s)" % at):
            found.append(("column", name, row[1], row[2], row[3], row[4], row[5]))
        for row in connection.exec_driver_sql("PRAGMA foreign_key_list(%s)" % at):
            found.append(("key", name, row[2], row[3], row[4], row[6]))
        for row in connection.exec_driver_sql("PRAGMA index_list(%s)" % at).fetchall():
            parts = [
                str(part[2])
                for part in connection.exec_driver_sql("PRAGMA index_info(%s)" % quoted(row[1]))
            ]
            found.append(
                ("index", name, row[2], row[3], row[1] if row[3] == "c" else "", ",".join(parts))
            )
    return sorted(found, key=str)


def run(connection, body):
    names = {"op": Operations(context(connection)), "sa": sa, "sqlite": sa.dialects.sqlite}
    exec("def body():\n    %s\n    return None\n" % body, names)
    names["body"]()


def context(connection):
    return MigrationContext.configure(connection, opts={"compare_type": True})


def mark(text):
    """A short number for a text, the same everywhere."""
    number = 5381
    for character in text:
        number = (number * 33 + ord(character)) % 4294967296
    return "%08x" % number


def failure(error):
    return "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:70])


def play(seed, show):
    rng = random.Random(seed)
    old = models(rng)
    new = changed(rng, old)
    batch = rng.random() < 0.8
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.connect() as connection:
        metadata(old).create_all(connection)
        fill(connection, old)
        connection.commit()
        before, values = schema(connection), rows(connection)
        wanted = metadata(new)
        script = produce_migrations(context(connection), wanted)
        up = render_python_code(script.upgrade_ops, render_as_batch=batch)
        down = render_python_code(script.downgrade_ops, render_as_batch=batch)
        if show:
            print(up)
            print(down)
        line = [str(seed), mark(up), mark(down)]
        try:
            run(connection, up)
            connection.commit()
        except Exception as error:
            connection.rollback()
            return " ".join(line + ["upgrade", failure(error)])
        again = produce_migrations(context(connection), wanted).upgrade_ops
        line.append(
            "again:"
            + (
                "nothing"
                if again.is_empty()
                else mark(render_python_code(again, render_as_batch=batch))
            )
        )
        after = rows(connection)
        line.append(
            "rows:"
            + (
                "kept"
                if all(after[key] == values[key] for key in values if key in after)
                else "changed"
            )
        )
        line.append(mark(str(schema(connection))))
        try:
            run(connection, down)
            connection.commit()
        except Exception as error:
            connection.rollback()
            return " ".join(line + ["downgrade", failure(error)])
        line.append(
            "back:" + ("same" if schema(connection) == before else mark(str(schema(connection))))
        )
        back = rows(connection)
        line.append(
            "rows:"
            + (
                "kept"
                if all(back[key] == values[key] for key in values if key in back and key in after)
                else "changed"
            )
        )
        return " ".join(line)


def main():
    warnings.simplefilter("ignore")
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for seed in range(first, first + count):
        print(play(seed, len(sys.argv) > 3))


if __name__ == "__main__":
    main()
