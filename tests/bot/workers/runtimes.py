"""A runtime for what never dials."""

from __future__ import annotations

from bot.bell import Bell
from bot.runtime import Current, Runtime
from domain.rules import Rules
from storage.database import Database


def quiet_runtime(database: Database, rules: Rules, *, owner: str) -> Runtime:
    """A runtime without a platform: whatever would dial fails the test."""
    return Runtime(
        database=database,
        current=Current(rules),
        telephony=None,  # type: ignore[arg-type]  # nobody dials here
        bell=Bell(),
        zone=rules.zone,
        owner=owner,
    )
