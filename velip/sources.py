"""Where a list of destinations comes from: exactly one of rows, a file and what is stored."""

from collections.abc import Iterator

from velip.errors import Problem
from velip.request import Given, Upload

FILE_FIELD = "file"  # the form of the manual was lost; newer docs take any name
_SUFFIXES = (".csv", ".json", ".txt")


def uploaded(name: str, content: bytes) -> Upload:
    """Return a list's file, ready to be sent; its suffix tells the platform what it is."""
    return Upload(field=FILE_FIELD, name=name, content=content)


def suffix(file: Upload) -> str | None:
    """Check a file's name."""
    fits = file.name.casefold().endswith(_SUFFIXES)
    return None if fits else f"takes a name that ends in {', '.join(_SUFFIXES)}"


def exactly_one(given: Given, *names: str) -> Iterator[Problem]:
    """Yield the problem of several sources, or of none."""
    found = [name for name in names if name in given]
    if len(found) != 1:
        count = f"{' and '.join(found)} are given" if found else "none is given"
        rule = f"exactly one of {', '.join(names)}, and {count}"
        yield Problem(found[0] if found else names[0], rule)
