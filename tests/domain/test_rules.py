"""The tokens that stand for orders in callback addresses."""

import string

from hypothesis import given
from hypothesis import strategies as st

from domain.orders.order import new_ticket
from domain.rules import Rules, derived

URL_SAFE = set(string.ascii_letters + string.digits + "-_")


def test_a_token_is_the_beginning_of_an_hmac_that_anybody_can_compute() -> None:
    # printf path | openssl dgst -sha256 -hmac key -binary | basenc --base64url | cut -c1-22
    assert derived("key", "path") == "ekY7tE3mtARUFfJ-xfbd9E"
    assert Rules(installation_secret="key").path_secret() == derived("key", "path")


@given(st.text(min_size=1, max_size=40))
def test_a_token_has_22_signs_that_need_no_escaping(secret: str) -> None:
    ticket = new_ticket()
    token = Rules(installation_secret=secret).order_token(ticket)
    assert len(token) == 22
    assert set(token) <= URL_SAFE
    assert ticket not in token


def test_every_order_and_every_installation_has_tokens_of_its_own() -> None:
    ours, theirs = Rules(installation_secret="ours"), Rules(installation_secret="theirs")
    first, second = new_ticket(), new_ticket()
    assert ours.order_token(first) == ours.order_token(first)
    tokens = {rules.order_token(t) for rules in (ours, theirs) for t in (first, second)}
    assert len(tokens) == 4
    assert ours.path_secret() not in tokens


def test_the_secret_is_never_printed() -> None:
    assert "sesame" not in repr(Rules(installation_secret="sesame"))
