"""A desk for what never dials."""

from __future__ import annotations

from bot.bell import Bell
from bot.runtime import Desk
from domain.rules import Rules
from storage.database import Database


def quiet_desk(database: Database, rules: Rules, *, owner: str) -> Desk:
    """A desk without a platform: whatever would dial fails the test."""
    return Desk(
        database=database,
        rules=rules,
        telephony=None,  # type: ignore[arg-type]  # nobody dials here
        bell=Bell(),
        zone=rules.zone,
        owner=owner,
    )
