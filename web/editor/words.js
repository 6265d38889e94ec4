// What the editor knows of Alembic and SQLAlchemy: for each name its signature and one sentence.
const op = {
  create_table: [
    "(table_name, *columns, if_not_exists=None, **kw)",
    "Makes a table from columns and constraints.",
  ],
  drop_table: ["(table_name, *, if_exists=None)", "Drops a table and all its rows."],
  rename_table: ["(old_table_name, new_table_name)", "Gives a table another name; its rows stay."],
  add_column: [
    "(table_name, column, *, if_not_exists=None)",
    "Adds a column; with rows there it must be nullable or have a server default.",
  ],
  drop_column: ["(table_name, column_name, *, if_exists=None)", "Drops a column and its values."],
  alter_column: [
    "(table_name, column_name, *, nullable, server_default, new_column_name, type_, existing_type)",
    "Changes or renames a column; on SQLite all but a rename needs a batch.",
  ],
  create_index: ["(index_name, table_name, columns, *, unique=False)", "Makes an index."],
  drop_index: ["(index_name, table_name=None, *, if_exists=None)", "Drops an index."],
  create_unique_constraint: [
    "(constraint_name, table_name, columns)",
    "Adds a UNIQUE constraint; on SQLite in a batch.",
  ],
  create_check_constraint: [
    "(constraint_name, table_name, condition)",
    "Adds a CHECK constraint; on SQLite in a batch.",
  ],
  create_primary_key: [
    "(constraint_name, table_name, columns)",
    "Adds a primary key; on SQLite in a batch.",
  ],
  create_foreign_key: [
    "(constraint_name, source_table, referent_table, local_cols, remote_cols, *, ondelete=None, onupdate=None)",
    "Adds a foreign key; on SQLite in a batch.",
  ],
  drop_constraint: [
    "(constraint_name, table_name, type_=None, *, if_exists=None)",
    "Drops a constraint by its name; on SQLite in a batch.",
  ],
  batch_alter_table: [
    "(table_name, recreate='auto', copy_from=None, table_args=(), naming_convention=None)",
    "Collects changes of one table; on SQLite it makes the table anew around its rows.",
  ],
  execute: ["(sqltext, *, execution_options=None)", "Runs SQL: a text or a SQLAlchemy statement."],
  bulk_insert: ["(table, rows, *, multiinsert=True)", "Inserts rows, each a dictionary."],
  get_bind: ["()", "The connection of this migration, to read and write rows."],
  get_context: ["()", "The MigrationContext of this migration."],
  f: ["(name)", "Marks a name as final, so that no naming convention changes it."],
  inline_literal: [
    "(value, type_=None)",
    "A value written into the SQL itself, for scripts that run with --sql.",
  ],
  create_table_comment: [
    "(table_name, comment, *, existing_comment=None)",
    "Sets a table's comment; SQLite has none.",
  ],
  drop_table_comment: [
    "(table_name, *, existing_comment=None)",
    "Removes a table's comment; SQLite has none.",
  ],
};

const batch = {
  add_column: [
    "(column, *, insert_before=None, insert_after=None)",
    "Adds a column, also in a certain place.",
  ],
  drop_column: ["(column_name)", "Drops a column and its values."],
  alter_column: [
    "(column_name, *, nullable, server_default, new_column_name, type_, existing_type)",
    "Changes or renames a column; its values are copied.",
  ],
  create_index: ["(index_name, columns, *, unique=False)", "Makes an index."],
  drop_index: ["(index_name)", "Drops an index."],
  create_unique_constraint: [
    "(constraint_name, columns)",
    "Adds a UNIQUE constraint; it needs a name.",
  ],
  create_check_constraint: [
    "(constraint_name, condition)",
    "Adds a CHECK constraint; it needs a name.",
  ],
  create_primary_key: ["(constraint_name, columns)", "Adds a primary key."],
  create_foreign_key: [
    "(constraint_name, referent_table, local_cols, remote_cols, *, ondelete=None, onupdate=None)",
    "Adds a foreign key; it needs a name.",
  ],
  drop_constraint: [
    "(constraint_name, type_=None)",
    "Drops a constraint by its name; type_ says 'unique', 'foreignkey', 'check' or 'primary'.",
  ],
  f: ["(name)", "Marks a name as final, so that no naming convention changes it."],
};

const sa = {
  Column: [
    "(name, type, *constraints, primary_key=False, nullable=True, unique=None, index=None, default=None, server_default=None)",
    "A column of a table.",
  ],
  Integer: ["()", "A whole number."],
  BigInteger: ["()", "A large whole number."],
  SmallInteger: ["()", "A small whole number."],
  String: ["(length=None)", "A text, of a length at most."],
  Text: ["()", "A text of any length."],
  Unicode: ["(length=None)", "A text, of a length at most."],
  Boolean: ["(create_constraint=False, name=None)", "True or false; SQLite keeps 1 and 0."],
  Float: ["(precision=None)", "A number with a point, not exact."],
  Numeric: ["(precision=None, scale=None)", "A decimal number, exact."],
  Date: ["()", "A day."],
  DateTime: ["(timezone=False)", "A day and a time."],
  Time: ["(timezone=False)", "A time of the day."],
  Interval: ["()", "A span of time."],
  LargeBinary: ["(length=None)", "Bytes."],
  Enum: ["(*values, name=None, create_constraint=False)", "One of some values."],
  JSON: ["()", "A JSON value."],
  Uuid: ["()", "A UUID."],
  ForeignKey: [
    "('table.column', ondelete=None, onupdate=None, name=None)",
    "Refers to a column of another table.",
  ],
  ForeignKeyConstraint: [
    "(columns, refcolumns, name=None)",
    "Refers to several columns of another table.",
  ],
  PrimaryKeyConstraint: ["(*columns, name=None)", "The primary key of a table."],
  UniqueConstraint: ["(*columns, name=None)", "No two rows have the same values in these columns."],
  CheckConstraint: ["(sqltext, name=None)", "Every row fulfils this condition."],
  Index: ["(name, *columns, unique=False)", "An index over columns."],
  MetaData: [
    "(naming_convention=None, schema=None)",
    "Holds the tables; a naming convention names their constraints.",
  ],
  Table: ["(name, metadata, *columns)", "A table without a class."],
  text: ["(sql)", "SQL as it stands; :name marks a parameter."],
  select: ["(*columns)", "A SELECT statement."],
  insert: ["(table)", "An INSERT statement."],
  update: ["(table)", "An UPDATE statement."],
  delete: ["(table)", "A DELETE statement."],
  table: ["(name, *columns)", "A light table for the SQL of a script."],
  column: ["(name, type_=None)", "A light column for the SQL of a script."],
  func: [".name(…)", "A function of the database, such as func.count()."],
  inspect: ["(connection)", "Asks a database for its tables, columns and keys."],
};

const db = {
  ...Object.fromEntries(
    Object.entries(sa).filter(([name]) => !["MetaData", "inspect"].includes(name)),
  ),
  Model: ["", "The base class of models."],
  relationship: [
    "(model, back_populates=None, secondary=None, cascade=None)",
    "The objects that a foreign key connects.",
  ],
  backref: ["(name, **kw)", "The relationship of the other side."],
  session: ["", "Adds, deletes, queries objects; commit() writes them."],
  init_app: ["(app)", "Connects the extension and the application."],
  create_all: ["()", "Makes all tables that are missing, past the migrations."],
};

const orm = {
  declarative_base: ["(metadata=None)", "Makes the base class of models."],
  DeclarativeBase: ["", "The base class of models: class Base(DeclarativeBase)."],
  mapped_column: sa.Column,
  relationship: db.relationship,
  backref: db.backref,
  sessionmaker: ["(bind=None)", "Makes sessions of an engine."],
  create_engine: ["(url, echo=False)", "Connects to a database, such as sqlite:///app.db."],
};

// The names behind each prefix, those of a batch too, and those that files import from SQLAlchemy.
export const words = { op, sa, db, batch_op: batch, orm };
