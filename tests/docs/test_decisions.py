"""Decision records are numbered without gaps, short, and have their four parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS

RECORDS = sorted((DOCS / "decisions").glob("*.md"))
PARTS = ["## Context", "## Decision", "## Weighed", "## Consequences"]


def test_they_are_numbered_without_gaps() -> None:
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name[:4])
def test_a_record_is_short_and_whole(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 40
    assert re.findall(r"^## .+$", text, re.MULTILINE) == PARTS
    assert re.match(rf"# {int(record.name[:4])}\. \S", text)
    assert re.search(r"^Accepted, \d{4}-\d{2}-\d{2}\.$", text, re.MULTILINE)
