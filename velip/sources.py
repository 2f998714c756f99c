"""Where a list of destinations comes from: exactly one of rows, a file and what is stored."""

from collections.abc import Iterator

from velip.destinations import named, unfit
from velip.errors import Problem
from velip.request import Given, Upload

FILE_FIELD = "file"  # the form of the manual was lost; newer docs take any name
_SUFFIXES = (".csv", ".json", ".txt")


def uploaded(name: str, content: bytes) -> Upload:
    """Return a list's file, ready to be sent; its suffix tells the platform what it is."""
    return Upload(field=FILE_FIELD, name=name, content=content)


def list_file(file: Upload) -> str | None:
    """Check a list's file."""
    if not file.name.casefold().endswith(_SUFFIXES):
        return f"takes a name that ends in {', '.join(_SUFFIXES)}"
    if file.field != FILE_FIELD:
        return f"is the form's field {FILE_FIELD}"
    return None if file.content else "is empty"


def source_conflicts(given: Given, *names: str) -> Iterator[Problem]:
    """Yield the problem of several sources or of none, and those of the rows."""
    found = [name for name in names if name in given]
    if len(found) != 1:
        count = f"{' and '.join(found)} are given" if found else "none is given"
        rule = f"exactly one of {', '.join(names)}, and {count}"
        yield Problem(found[0] if found else names[0], rule)
    rows = given.get("destinations", ())
    if not isinstance(rows, tuple | list):
        yield Problem("destinations", "takes what read_destinations returns")
        return
    if "destinations" in given and not rows:
        yield Problem("destinations", "is empty")
    checked = ((place, unfit(row)) for place, row in enumerate(rows, start=1))
    yield from named([(place, rule) for place, rule in checked if rule is not None])
