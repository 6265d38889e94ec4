"""stricter tickets

Revision ID: b2c3d4e5f6a7
Revises: a1b2c3d4e5f6
Create Date: 2025-01-06 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b2c3d4e5f6a7'
down_revision = 'a1b2c3d4e5f6'
branch_labels = None
depends_on = None


def upgrade():
    # SQLite cannot alter a column: the batch makes a new table, copies the rows, and puts it in place of the old one.
    with op.batch_alter_table('tickets') as batch_op:
        batch_op.alter_column('subject', existing_type=sa.String(length=80), type_=sa.String(length=200), nullable=False)
        batch_op.alter_column('priority', existing_type=sa.Integer(), nullable=False, server_default='3')


def downgrade():
    with op.batch_alter_table('tickets') as batch_op:
        batch_op.alter_column('priority', existing_type=sa.Integer(), nullable=True, server_default=None)
        batch_op.alter_column('subject', existing_type=sa.String(length=200), type_=sa.String(length=80), nullable=True)
