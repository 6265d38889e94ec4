"""Random models written as DDL, reflected, and compared: nothing is found, and the reflected tables
write the same schema again.

python reflection.py FIRST COUNT
"""

import random
import sys

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations

import pairs


def play(seed):
    rng = random.Random(seed)
    spec = pairs.models(rng)
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.connect() as connection:
        wanted = pairs.metadata(spec)
        wanted.create_all(connection)
        schema = pairs.schema(connection)
        found = produce_migrations(pairs.context(connection), wanted).upgrade_ops
        reflected = sa.MetaData()
        reflected.reflect(connection)
        reflected.drop_all(connection)
        left = pairs.tables_of(connection)
        reflected.create_all(connection)
        again = pairs.schema(connection)
        second = sa.MetaData()
        second.reflect(connection)
        texts = [
            pairs.mark(
                "".join(str(sa.schema.CreateTable(table)) for table in metadata.sorted_tables)
            )
            for metadata in (reflected, second)
        ]
    return "%d %s %s %s %s" % (
        seed,
        "nothing" if found.is_empty() else "differs",
        "empty" if not left else left,
        "same" if schema == again else "other",
        texts[0] if texts[0] == texts[1] else texts,
    )


def main():
    pairs.warnings.simplefilter("ignore")
    for seed in range(int(sys.argv[1]), int(sys.argv[1]) + int(sys.argv[2])):
        print(play(seed))


if __name__ == "__main__":
    main()
