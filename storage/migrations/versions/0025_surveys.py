"""Surveys: one question asked of several people, whose calls are orders that point to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "surveys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.String(), nullable=False),
        sa.Column("asker_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("proposed_at", UtcTime(), nullable=False),
        sa.Column("confirmed_at", UtcTime(), nullable=True),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["asker_id"], ["people.id"]),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ticket"),
    )
    op.create_index("ix_surveys_asker_id", "surveys", ["asker_id"])
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("survey_id", sa.Integer(), nullable=True))
    op.create_index("ix_orders_survey_id", "orders", ["survey_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_orders_survey_id", table_name="orders")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_column("survey_id")
    op.drop_index("ix_surveys_asker_id", table_name="surveys")
    op.drop_table("surveys")
