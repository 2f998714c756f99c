"""The protocol without a socket: requests become bytes, answers become results or errors."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from velip import values
from velip.auth import Auth
from velip.classify import AUTHENTICATION_CODES, error_for
from velip.errors import AuthenticationError, BadAnswer, OutcomeUnknown, VelipError
from velip.request import Answer, R, Request

_CHARSET = re.compile(r"charset=\"?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_CODE = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """One POST, ready to be sent."""

    endpoint: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One HTTP answer, read to its end."""

    status: int
    content_type: str
    body: bytes = field(repr=False)


def build(request: Request[R], base_url: str, auth: Auth) -> Outgoing:
    """Return the POST for `request`: JSON in UTF-8, the proof of who asks in a header."""
    return Outgoing(
        endpoint=request.endpoint,
        url=base_url.rstrip("/") + "/" + request.endpoint,
        headers={
            "Content-Type": "application/json",
            "Accept": "application/json",
            **auth.headers(),
        },
        body=json.dumps(request.params(), ensure_ascii=False).encode("utf-8", "replace"),
    )


def decode(request: Request[R], incoming: Incoming) -> R:
    """Return what the platform answered, or raise what its answer means.

    The envelope's code decides, not HTTP's. 3xx, 5xx and anything without a readable envelope are
    `no_answer`; an authentication failure is one wherever it stands.
    """
    answer = _envelope(incoming)
    if answer is None:
        if incoming.status == 401:
            raise AuthenticationError(request.endpoint, 401, "")
        raise no_answer(request, f"HTTP {incoming.status} without a readable envelope")
    if answer.code in AUTHENTICATION_CODES:
        raise error_for(request.endpoint, answer.code, answer.status)
    if not 200 <= incoming.status < 300 and not 400 <= incoming.status < 500:
        raise no_answer(request, f"HTTP {incoming.status}")
    if answer.code != 0 and answer.code not in request.pending_codes:
        raise error_for(request.endpoint, answer.code, answer.status)
    result = request.result(answer) if _accepts(answer, incoming) else None
    if result is None:
        raise no_answer(
            request, f"HTTP {incoming.status} with code {answer.code} contradicts itself"
        )
    return result


def no_answer(request: Request[R], why: str) -> VelipError:
    """Return what is known when no usable answer came to a request that left."""
    if request.repeatable:
        return BadAnswer(request.endpoint, why)
    return OutcomeUnknown(request.endpoint, getattr(request, "ctid", None), why)


def _accepts(answer: Answer, incoming: Incoming) -> bool:
    if incoming.status >= 300:
        return False
    # Code 0 beside an error text could be either, and only one of the two may be dialled again.
    return answer.code != 0 or answer.status.strip().upper() in {"OK", ""}


def _envelope(incoming: Incoming) -> Answer | None:
    raw = _document(incoming)
    if raw is None:
        return None
    document = values.stripped(raw)
    inner = document.get("return", raw)
    if not isinstance(inner, dict):
        return None
    fields = values.stripped(inner)
    code = _status_text(fields.get("status_code"))
    if not _CODE.fullmatch(code):
        return None
    status = _status_text(fields.get("status"))
    return Answer(code=int(code), status=status, fields=fields, document=document, raw=raw)


def _document(incoming: Incoming) -> Mapping[str, object] | None:
    declared = _CHARSET.search(incoming.content_type)
    for charset in ("utf-8-sig", declared.group(1) if declared else "latin-1", "latin-1"):
        try:
            found = json.loads(incoming.body.decode(charset))
        except (ValueError, LookupError, RecursionError):
            continue
        return found if isinstance(found, dict) else None
    return None


def _status_text(value: object) -> str:
    """Return a status that may be a text, a number, {"0": text} or [text]."""
    if isinstance(value, dict):
        value = next(iter(value.values()), "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip() if isinstance(value, str | int) else ""
