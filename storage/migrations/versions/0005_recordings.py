"""Recordings, errands to the platform, voices, and an SMS that follows a call."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0005"
down_revision = "0004"

_ORDERS = {
    "recording_name": sa.String(),
    "variables": sa.Text(),
    "voice": sa.String(),
    "sms_text": sa.String(),
    "sms_when": sa.String(),
    "sms_keys": sa.String(),
}


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name, kind in _ORDERS.items():
            default = "{}" if name == "variables" else ""
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("voice", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("told_aloud", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _ORDERS:
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.alter_column("voice", server_default=None)
        batch_op.alter_column("told_aloud", server_default=None)
    _create_recordings()
    _create_errands()


def _create_recordings() -> None:
    op.create_table(
        "recordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("audio_id", sa.String(), nullable=False),
        sa.Column("sound", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"]),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("recordings", schema=None) as batch_op:
        for name in ("audio_id", "name", "stage"):
            batch_op.create_index(batch_op.f(f"ix_recordings_{name}"), [name], unique=False)


def _create_errands() -> None:
    op.create_table(
        "errands",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("next_try_at", UtcTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_errands_stage"), ["stage"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("errands")
    op.drop_table("recordings")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("told_aloud")
        batch_op.drop_column("voice")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _ORDERS:
            batch_op.drop_column(name)
