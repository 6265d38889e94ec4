"""published

Revision ID: 3c4d5e6f7081
Revises: 1a2b3c4d5e6f
Create Date: 2025-01-06 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '3c4d5e6f7081'
down_revision = '1a2b3c4d5e6f'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('articles', sa.Column('published', sa.DateTime(), nullable=True))


def downgrade():
    op.drop_column('articles', 'published')
