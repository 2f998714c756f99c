"""How an order ended, and when two reports are the same news."""

from datetime import timedelta, timezone
from typing import Any

import pytest

from domain.orders.outcome import ReportSource, Verdict, verdict_of
from tests.clocks import NOON
from tests.domain.samples import report

SAO_PAULO = timezone(timedelta(hours=-3))


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("OK", Verdict.ANSWERED),
        ("NA", Verdict.NOT_ANSWERED),
        ("EK", Verdict.WRONG_NUMBER),
        ("IK", Verdict.NONEXISTENT),
        ("CK", Verdict.MOBILE_BLOCKED),
        ("BK", Verdict.DO_NOT_CALL),
        (" ok ", Verdict.ANSWERED),
    ],
)
def test_every_status_of_the_manual_has_its_verdict(status: str, verdict: Verdict) -> None:
    assert verdict_of(status) is verdict
    assert report(status=status).verdict is verdict


@pytest.mark.parametrize(
    ("status", "machine", "verdict"),
    [
        ("OK", "MA", Verdict.VOICEMAIL),
        ("OK", " ma", Verdict.VOICEMAIL),
        ("OK", "HM", Verdict.ANSWERED),
        ("OK", "ND", Verdict.ANSWERED),
        ("OK", "XX", Verdict.ANSWERED),
        ("NA", "MA", Verdict.NOT_ANSWERED),
        ("ZZ", "MA", Verdict.OTHER),
    ],
)
def test_a_machine_that_answers_is_voicemail_and_no_other_word_means_one(
    status: str, machine: str, verdict: Verdict
) -> None:
    assert report(status=status, machine=machine).verdict is verdict


@pytest.mark.parametrize("status", ["ZZ", "", "OKK"])
def test_a_status_that_nobody_knows_is_kept_as_it_came(status: str) -> None:
    odd = report(status=status)
    assert odd.verdict is Verdict.OTHER
    assert odd.status == status


def test_the_same_news_has_one_digest_whatever_else_it_tells() -> None:
    first = report()
    again = report(duration=13, keys="5", cost=70, balance=900)
    assert first.digest == again.digest
    assert len(first.digest) == 32


@pytest.mark.parametrize(
    "other",
    [
        {"source": ReportSource.RECORD},
        {"status": "NA"},
        {"ticket": "rqpnmkjhgfedcba"},
        {"provider_id": "901"},
        {"dialled_at": NOON + timedelta(seconds=1)},
        {"answered_at": None},
        {"ended_at": NOON + timedelta(seconds=15)},
        {"answered_at": None, "dialled_at": NOON + timedelta(seconds=2)},
    ],
)
def test_other_news_has_another_digest(other: dict[str, Any]) -> None:
    assert report().digest != report(**other).digest


def test_the_parts_of_a_digest_do_not_run_into_each_other() -> None:
    assert (
        report(ticket="ab", provider_id="c").digest != report(ticket="a", provider_id="bc").digest
    )


def test_a_report_without_any_time_has_a_digest_too() -> None:
    bare = report(dialled_at=None, answered_at=None, ended_at=None)
    assert bare.digest != report().digest
