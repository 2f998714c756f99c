"""The protocol without a socket: requests become bytes, answers become results or errors."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from velip import values
from velip.auth import Auth
from velip.classify import AUTHENTICATION_CODES, error_for
from velip.errors import AuthenticationError, BadAnswer, OutcomeUnknown, VelipError
from velip.profile import MANUAL, Profile
from velip.request import Answer, Given, R, Request, Unreadable, Upload

_CHARSET = re.compile(r"charset=\"?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_CODE = re.compile(r"[0-9]{1,6}")
_JSON = {"Content-Type": "application/json", "Accept": "application/json"}
_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder().decode


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """One POST, ready to be sent: a body, or a form of `fields` with the file `upload`."""

    endpoint: str
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    fields: Mapping[str, str] = {}
    upload: Upload | None = None

    def __repr__(self) -> str:
        return f"Outgoing({self.endpoint})"


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP answer, read to its end."""

    status: int
    content_type: str
    body: bytes

    def __repr__(self) -> str:
        return f"Incoming({self.status})"


def build(
    request: Request[R],
    base_url: str,
    auth: Auth,
    profile: Profile = MANUAL,
    given: Given | None = None,
) -> Outgoing:
    """Return the POST for `request`: JSON in UTF-8, or a form where a file goes with it."""
    endpoint = request.endpoint
    params = request.params(profile, given)
    proof = auth.params(endpoint)
    url = f"{base_url}{endpoint}{profile.path_suffix}"
    headers = {**_JSON, **auth.headers(endpoint)}
    if request.in_query:
        # Never the proof: addresses are logged.
        url = f"{url}?{urlencode(params)}"
        return Outgoing(endpoint=endpoint, url=url, headers=headers, body=_encoded(dict(proof)))
    if proof:
        params = {**params, **proof}
    upload = request.upload()
    if upload is None:
        return Outgoing(endpoint=endpoint, url=url, headers=headers, body=_encoded(params))
    del headers["Content-Type"]  # the form's own names its boundary
    return Outgoing(endpoint=endpoint, url=url, headers=headers, fields=params, upload=upload)


def decode(request: Request[R], incoming: Incoming) -> R:
    """Return what the platform answered, or raise what its answer means.

    The envelope's code decides, not HTTP's. 3xx, 5xx and anything without a readable envelope are
    `no_answer`; an authentication failure is one wherever it stands.
    """
    answer = _envelope(incoming)
    if answer is None:
        raise _without_envelope(request, incoming)
    refuse(request, answer, incoming.status)
    if not _accepts(answer, incoming):
        why = f"HTTP {incoming.status} with code {answer.code} contradicts itself"
        raise no_answer(request, why)
    result, why = None, "the answer does not hold what it has to"
    try:
        result = request.result(answer)
    except Unreadable as unreadable:
        why = str(unreadable)
    if result is None:
        lost = no_answer(request, why)
        lost.raw = answer.raw
        raise lost
    return result


def refuse(request: Request[R], answer: Answer, http: int) -> None:
    """Raise what a refusal means, and nothing for an answer that accepts."""
    if answer.code == 0 and 200 <= http < 300:
        return
    if answer.code in AUTHENTICATION_CODES:
        raise error_for(request.endpoint, answer.code, answer.status)
    if not 200 <= http < 300 and not 400 <= http < 500:
        raise no_answer(request, f"HTTP {http}")
    if answer.code != 0 and answer.code not in request.pending_codes:
        raise error_for(request.endpoint, answer.code, answer.status)


def decode_no_sound(request: Request[R], incoming: Incoming) -> VelipError:
    """Return what an answer means that should have been a sound and is none (PlayAudioFile)."""
    answer = _envelope(incoming)
    if answer is None:
        why = f"HTTP {incoming.status} without a sound or an envelope"
        # It may mean the token, and asking on with a wrong token gets an address banned.
        return BadAnswer(request.endpoint, why, final=incoming.status == 401)
    try:
        refuse(request, answer, incoming.status)
    except VelipError as error:
        return error
    return no_answer(request, f"HTTP {incoming.status} with code {answer.code} and no sound")


def no_answer(request: Request[R], why: str) -> VelipError:
    """Return what is known when no usable answer came to a request that left."""
    if request.repeatable:
        return BadAnswer(request.endpoint, why)
    return OutcomeUnknown(request.endpoint, request.reference(), why)


def _without_envelope(request: Request[R], incoming: Incoming) -> VelipError:
    if incoming.status == 401:
        return AuthenticationError(request.endpoint, 401, "")
    return no_answer(request, f"HTTP {incoming.status} without a readable envelope")


def _encoded(params: dict[str, Any]) -> bytes:
    try:
        return _ENCODE(params)
    except UnicodeEncodeError:  # half of a surrogate pair, which no UTF-8 can hold
        return json.dumps(params, ensure_ascii=False).encode("utf-8", "replace")


def _accepts(answer: Answer, incoming: Incoming) -> bool:
    if incoming.status >= 300:
        return False
    if answer.status == "OK":
        return True
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
    code = fields.get("status_code")
    if code.__class__ is not str:
        code = _status_text(code)
    if code != "0" and not _CODE.fullmatch(code := code.strip()):
        return None
    status = fields.get("status")
    if status.__class__ is not str:
        status = _status_text(status)
    return Answer(code=int(code), status=status, fields=fields, document=document, raw=raw)


def _document(incoming: Incoming) -> Mapping[str, object] | None:
    try:
        found = _DECODE(incoming.body)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return _odd_document(incoming)
    return found if isinstance(found, dict) else None


def _odd_document(incoming: Incoming) -> Mapping[str, object] | None:
    """Read what is no strict JSON in UTF-8: another charset, or halves of surrogate pairs."""
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
