"""The protocol without a socket: requests become bytes, answers become results or errors."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from velip.auth import Auth
from velip.classify import AUTHENTICATION_CODES, error_for
from velip.envelopes import Incoming, envelope
from velip.errors import (
    TOO_MANY,
    AuthenticationError,
    BadAnswer,
    OutcomeUnknown,
    RateLimited,
    TokenExpired,
    VelipError,
)
from velip.profile import MANUAL, Profile
from velip.redact import Private
from velip.request import Answer, Given, R, Request, Unreadable, Upload

# The two headers of the manual and no other: each one more costs a hundredth of a post.
_JSON = {"Content-Type": "application/json"}
_ENCODE = msgspec.json.Encoder().encode


class Outgoing(Private, frozen=True, kw_only=True):
    """One POST, ready to be sent: a body, or a form of `fields` with the file `upload`."""

    endpoint: str
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    fields: Mapping[str, str] = {}
    upload: Upload | None = None

    def __repr__(self) -> str:
        return f"Outgoing({self.endpoint})"


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
    answer = envelope(incoming)
    if (limited := _limited(request, incoming, answer)) is not None:
        raise limited
    if answer is None:
        raise _withoutenvelope(request, incoming)
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
        error = error_for(request.endpoint, answer.code, answer.status)
        # A token may be renewed and the order sent again, so here the refusal has to be a clean
        # one: from the platform, not from a gateway's failure, and without an OK beside it.
        if isinstance(error, TokenExpired) and (http >= 300 and not 400 <= http < 500):
            raise no_answer(request, f"HTTP {http} with code {answer.code}")
        if answer.status.upper() == "OK":
            raise no_answer(request, f"OK with code {answer.code} contradicts itself")
        raise error
    if not 200 <= http < 300 and not 400 <= http < 500:
        raise no_answer(request, f"HTTP {http}")
    if answer.code != 0 and answer.code not in request.pending_codes:
        raise error_for(request.endpoint, answer.code, answer.status)


def decode_no_sound(request: Request[R], incoming: Incoming) -> VelipError:
    """Return what an answer means that should have been a sound and is none (PlayAudioFile)."""
    answer = envelope(incoming)
    if (limited := _limited(request, incoming, answer)) is not None:
        return limited
    if answer is None:
        why = f"HTTP {incoming.status} without a sound or an envelope"
        # It may mean the token, and asking on with a wrong token gets an address banned.
        return BadAnswer(request.endpoint, why, final=incoming.status == 401)
    try:
        refuse(request, answer, incoming.status)
    except VelipError as error:
        return error
    return no_answer(request, f"HTTP {incoming.status} with code {answer.code} and no sound")


def _limited(request: Request[R], incoming: Incoming, answer: Answer | None) -> RateLimited | None:
    """The refusal of who asks too often, which comes before anything is done; None for another."""
    code = answer.code if answer else 0
    if TOO_MANY not in {incoming.status, code} or code not in {0, TOO_MANY}:
        return None
    return RateLimited(request.endpoint, answer.status if answer else "", incoming.retry_after)


def no_answer(request: Request[R], why: str, *, final: bool = False) -> VelipError:
    """Return what is known when no usable answer came to a request that left.

    A `final` one would come again: the question is not repeated.
    """
    if request.repeatable:
        return BadAnswer(request.endpoint, why, final=final)
    return OutcomeUnknown(request.endpoint, request.reference(), why)


def _withoutenvelope(request: Request[R], incoming: Incoming) -> VelipError:
    if incoming.status == 401:
        return AuthenticationError(request.endpoint, 401, "")
    # A 4xx would come again, and many of them (403) get an address barred.
    final = 400 <= incoming.status < 500 and incoming.status != 408
    why = f"HTTP {incoming.status} without a readable envelope"
    return no_answer(request, why, final=final)


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
