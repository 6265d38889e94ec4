"""split the names

Revision ID: d2e3f4a5b6c7
Revises: c1d2e3f4a5b6
Create Date: 2025-01-06 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'd2e3f4a5b6c7'
down_revision = 'c1d2e3f4a5b6'
branch_labels = None
depends_on = None

# The table as this script sees it: models change later, a script does not.
people = sa.table(
    'people',
    sa.column('id', sa.Integer),
    sa.column('full_name', sa.String),
    sa.column('first_name', sa.String),
    sa.column('last_name', sa.String),
)


def upgrade():
    op.add_column('people', sa.Column('first_name', sa.String(length=60), nullable=True))
    op.add_column('people', sa.Column('last_name', sa.String(length=60), nullable=True))
    connection = op.get_bind()
    for row in connection.execute(sa.select(people.c.id, people.c.full_name)).all():
        first, _, last = row.full_name.rpartition(' ')
        connection.execute(people.update().where(people.c.id == row.id).values(first_name=first, last_name=last))
    with op.batch_alter_table('people') as batch_op:
        batch_op.alter_column('first_name', existing_type=sa.String(length=60), nullable=False)
        batch_op.alter_column('last_name', existing_type=sa.String(length=60), nullable=False)
        batch_op.drop_column('full_name')


def downgrade():
    op.add_column('people', sa.Column('full_name', sa.String(length=120), nullable=True))
    connection = op.get_bind()
    for row in connection.execute(sa.select(people.c.id, people.c.first_name, people.c.last_name)).all():
        name = f'{row.first_name} {row.last_name}'
        connection.execute(people.update().where(people.c.id == row.id).values(full_name=name))
    with op.batch_alter_table('people') as batch_op:
        batch_op.alter_column('full_name', existing_type=sa.String(length=120), nullable=False)
        batch_op.drop_column('last_name')
        batch_op.drop_column('first_name')
