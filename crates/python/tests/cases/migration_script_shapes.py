"""What version scripts do in plain Python: revision variables, helpers, batches of rows, text building."""
import datetime
import json
import re
import textwrap
import uuid
from collections import defaultdict

revision: str = "ae1027a6acf"
down_revision = None
branch_labels = depends_on = None
Status = ("draft", "live")
statements = []


class FakeOp:
    def __getattr__(self, name):
        def record(*args, **kwargs):
            statements.append((name, args, kwargs))

        return record

    class batch:
        def __init__(self, table):
            self.table = table

        def __enter__(self):
            statements.append(("begin", self.table))
            return self

        def __exit__(self, *exc):
            statements.append(("end", self.table))

        def add_column(self, name, **options):
            statements.append((self.table, name, options))


op = FakeOp()
rows = [{"id": n, "name": f"User {n}", "data": json.dumps({"tags": ["a"] * n})} for n in range(1, 4)]


def slugify(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def upgrade():
    op.create_table("users", "id", "name", comment="it's")
    with op.batch("users") as batch:
        for column, nullable in {"slug": False, "created": True}.items():
            batch.add_column(column, nullable=nullable)
    for row in rows:
        if not row["name"]:
            continue
        values = {**row, "slug": slugify(row["name"]), "tags": len(json.loads(row["data"])["tags"])}
        op.execute("UPDATE users SET slug = '%(slug)s' WHERE id = %(id)d" % values)
    op.execute(
        textwrap.dedent(
            f"""\
            INSERT INTO status VALUES
            {', '.join(f"('{name}')" for name in Status)}
            """
        )
    )


def downgrade():
    op.drop_table("users") if rows else None


upgrade()
downgrade()
assert statements[0] == ("create_table", ("users", "id", "name"), {"comment": "it's"})
assert statements[1:5] == [("begin", "users"), ("users", "slug", {"nullable": False}), ("users", "created", {"nullable": True}), ("end", "users")]
assert statements[5][1][0] == "UPDATE users SET slug = 'user-1' WHERE id = 1"
assert statements[8][1][0] == "INSERT INTO status VALUES\n('draft'), ('live')\n"
assert statements[-1] == ("drop_table", ("users",), {})
groups = defaultdict(list)
for row in rows:
    groups[row["id"] % 2].append(row["name"])
assert dict(groups) == {1: ["User 1", "User 3"], 0: ["User 2"]}
assert datetime.datetime(2024, 1, 2).strftime("%Y%m%d") == "20240102"
assert len(uuid.uuid4().hex[-12:]) == 12
