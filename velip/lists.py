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
            numbered = all(isinstance(each, dict) for each in found.values())
            return list(found.values()) if numbered else [found]
        return found if isinstance(found, list) else None
    # By its stripped name: a padded one stands there twice, and a bare envelope is the document.
    places = {**document, **answer.fields}
    lists = {key.strip(): each for key, each in places.items() if isinstance(each, list)}
    return next(iter(lists.values())) if len(lists) == 1 else None
