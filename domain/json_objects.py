"""JSON from outside: the one reader of every body, socket message and file that others write.

Size and depth are bounded before it is parsed, and any table and chat can hold what it returns.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

LARGEST = 256 * 1024  # bytes, where a caller names no bound of its own
DEEPEST = 64  # arrays and objects within each other
LONGEST_NUMBER = 40  # digits of a whole number; 128 bits need 39
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_STRING = re.compile(rb'"[^"]*"')
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b'[]{}"'))
# Half of a surrogate pair and NUL are valid JSON, but no database column takes them.
_ODD = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")


class BadJson(ValueError):
    """What is no JSON that we read; the message says why, and quotes nothing of it."""


def read_json_object(raw: bytes | str, *, largest: int = LARGEST) -> dict[str, Any]:
    """The one object of a JSON text of at most `largest` bytes; raises BadJson."""
    found = read_json(raw, largest=largest)
    if not isinstance(found, dict):
        raise BadJson("the body is no JSON object")
    return found


def read_json(raw: bytes | str, *, largest: int = LARGEST) -> Any:
    """A JSON text's value; half a surrogate pair becomes ?, and NUL nothing. Raises BadJson."""
    body = raw.encode("utf-8", "replace") if isinstance(raw, str) else raw
    if len(body) > largest:
        raise BadJson(f"the body has more than {largest} bytes")
    if _is_deep(body):
        raise BadJson(f"the body has more than {DEEPEST} levels")
    try:
        text = body.decode("utf-8")
        found = _DECODER.decode(text)
    except BadJson:
        raise
    except (ValueError, RecursionError):
        # Not chained: the parser's error holds the whole text.
        raise BadJson("the body is not JSON") from None
    return _storable(found) if _ODD.search(text) else found


def _is_deep(body: bytes) -> bool:
    """Whether arrays and objects lie too deep, counted without reading them: cheap at any depth."""
    brackets = _ESCAPED.sub(b"", body) if b"\\" in body else body
    brackets = _STRING.sub(b"", brackets.translate(None, _ALL_BUT_BRACKETS))
    for _ in range(DEEPEST):
        brackets = _without_pairs(brackets)
    # A few that match nothing are for the parser to refuse.
    return len(brackets) > DEEPEST or _without_pairs(brackets) != brackets


def _without_pairs(brackets: bytes) -> bytes:
    return brackets.replace(b"[]", b"").replace(b"{}", b"")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadJson("a name stands twice in one object")
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise BadJson(f"a number has more than {LONGEST_NUMBER} digits")
    return int(digits)


def _fraction(digits: str) -> float:
    found = float(digits)
    if not math.isfinite(found):
        raise BadJson("a number is too large")
    return found


def _constant(name: str) -> float:
    raise BadJson(f"{name} is no number in JSON")


def _storable(found: Any) -> Any:
    """A value whose texts and names any table can hold; its depth is bounded already."""
    match found:
        case str():
            return found.encode("utf-8", "replace").decode().replace("\0", "")
        case list():
            return [_storable(each) for each in found]
        case dict():
            return {_storable(name): _storable(each) for name, each in found.items()}
        case _:
            return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_whole,
    parse_float=_fraction,
    parse_constant=_constant,
)
