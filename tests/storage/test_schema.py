"""Every table file is found: none has to be listed anywhere."""

from __future__ import annotations

import re
from pathlib import Path

import storage
from storage.schema import MODULES, column_named, columns_referring_to, metadata

ROOT = Path(storage.__file__).parent.parent


def files_with_tables() -> dict[str, list[str]]:
    """The modules of storage that declare tables, as their text says, each with those tables."""
    found = {}
    for path in sorted((ROOT / "storage").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if names := re.findall(r'^    __tablename__ = "(\w+)"$', text, re.MULTILINE):
            assert len(names) == len(re.findall(r"table=True\):$", text, re.MULTILINE))
            found[".".join(path.relative_to(ROOT).with_suffix("").parts)] = names
    return found


def test_every_file_with_a_table_is_found_once() -> None:
    found = [module.__name__ for module in MODULES]
    assert len(found) == len(set(found))
    assert set(files_with_tables()) <= set(found)


def test_every_table_is_declared_once() -> None:
    declared = [name for names in files_with_tables().values() for name in names]
    assert sorted(declared) == sorted(metadata().tables)


def test_what_is_no_table_of_a_concept_is_not_imported_with_them() -> None:
    assert not [m.__name__ for m in MODULES if m.__name__.startswith("storage.migrations")]


def test_columns_are_found_by_the_table_they_refer_to() -> None:
    assert [str(column) for column in columns_referring_to("inbound")] == ["hearings.inbound_id"]
    assert column_named("orders.asker_id") in columns_referring_to("people")
    assert columns_referring_to("heartbeats") == []
