"""Requests to be called: times, attempts, codes, timelines, and words that are awaited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0011"
down_revision = "0010"
_MOMENTS = ("due_at", "expires_at", "taken_at", "next_try_at", "remind_at", "code_sent_at")
_FLAGS = ("urgent", "customer_first")
_WORDS = ("reason", "door")
_COUNTS = ("code_sends", "code_tries", "steps")


def upgrade() -> None:
    """Apply."""
    requests = "callback_requests"
    with op.batch_alter_table(requests, schema=None) as batch_op:
        for name in (*_MOMENTS, "next_look_at"):
            batch_op.add_column(sa.Column(name, UtcTime(), nullable=True))
        for name in _FLAGS:
            false = sa.false()
            batch_op.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=false))
        for name in _WORDS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for name in _COUNTS:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table(requests, schema=None) as batch_op:
        for name in (*_FLAGS, *_WORDS, *_COUNTS):
            batch_op.alter_column(name, server_default=None)
        name = batch_op.f("ix_callback_requests_next_look_at")
        batch_op.create_index(name, ["next_look_at"], unique=False)
    # Those that are under way already are reminded of, and end, as new ones do.
    moments = [sa.column(name, UtcTime()) for name in ("expires_at", "remind_at", "next_look_at")]
    table, now = sa.table("callback_requests", sa.column("stage"), *moments), datetime.now(UTC)
    open_ones = table.c.stage.in_(("waiting", "taken", "ringing"))
    values = {"expires_at": now + timedelta(days=1), "remind_at": now, "next_look_at": now}
    op.execute(table.update().where(open_ones).values(values))
    op.create_table(
        "request_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.ForeignKeyConstraint(["request_id"], ["callback_requests.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("request_steps", schema=None) as batch_op:
        name = batch_op.f("ix_request_steps_request_id")
        batch_op.create_index(name, ["request_id"], unique=False)
    op.create_table(
        "awaited_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("ticket", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("due_at", UtcTime(), nullable=True),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "chat_id"),
    )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        false = sa.false()
        batch_op.add_column(sa.Column("queue", sa.Boolean(), nullable=False, server_default=false))
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.alter_column("queue", server_default=None)
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("door", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.alter_column("door", server_default=None)
    op.create_table(
        "pictures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("pictures")
    op.drop_table("awaited_words")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("door")
    op.drop_table("request_steps")
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("queue")
    with op.batch_alter_table("callback_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_callback_requests_next_look_at"))
        for name in (*_MOMENTS, "next_look_at", *_FLAGS, *_WORDS, *_COUNTS):
            batch_op.drop_column(name)
