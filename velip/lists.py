"""The rows of a list whose name the manual does not tell."""

from velip.request import Answer


def rows(answer: Answer, name: str) -> list[object] | None:
    """Return the list `name`, else the only list there is; None where that cannot be told.

    An empty list may be null, and PHP writes one whose numbering has a gap as an object.
    """
    document = answer.document
    if name in document:
        found = document[name] or []
        if isinstance(found, dict):
            return list(found.values())
        return found if isinstance(found, list) else None
    places = (document, answer.fields)[: 1 if answer.fields is document else 2]
    lists = [value for place in places for value in place.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else None
