"""A web session knows its browser, and when it was used last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_used_at", UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("browser", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_web_sessions_identity"), ["identity"], unique=False)
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.alter_column("browser", server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_sessions_identity"))
        batch_op.drop_column("browser")
        batch_op.drop_column("last_used_at")
