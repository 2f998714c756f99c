"""Turns a refusal of the platform into the error that says what it means."""

from velip.errors import ApiError, AuthenticationError, Blocked
from velip.meanings import ANY, COMMON, Meaning
from velip.newer_statuses import BY_WORD, NEWER
from velip.statuses import BY_CODE, MANUAL

AUTHENTICATION_CODES = range(100, 200)
LISTED = {**NEWER, **MANUAL}
_CALL_PREFIX = "error sent message"


def error_for(endpoint: str, code: int, text: str) -> ApiError:
    """Return the error for a status row; a code that is not listed keeps its code and text."""
    said = normal(text)
    known = any((where, code, said) in LISTED for where in (endpoint, COMMON))
    meaning = _meaning(endpoint, code, said)
    error = meaning.error(endpoint, code, text, known=known)
    if isinstance(error, Blocked):
        error.reason = meaning.reason
    return error


def normal(text: str) -> str:
    """Return a status text as the tables write it: small letters, one space, no call prefix."""
    return " ".join(text.casefold().split()).removeprefix(_CALL_PREFIX).strip()


def _meaning(endpoint: str, code: int, said: str) -> Meaning:
    for where in (endpoint, COMMON):
        word, meant = BY_WORD.get((where, code), ("", None))
        by_word = meant if word and word in said else None
        listed = LISTED.get((where, code, said)) or by_word or BY_CODE.get((where, code, ANY))
        if listed:
            return listed
    return Meaning(AuthenticationError if code in AUTHENTICATION_CODES else ApiError)
