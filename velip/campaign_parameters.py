"""What CreateCampaign takes of the newer docs: campaigns that ask, and campaigns that validate."""

from collections.abc import Iterator, Mapping
from typing import Generic

from velip import rules
from velip.errors import Problem
from velip.request import Given, R, Request, Rule

PLAYS, ASKS, VALIDATES = 0, 4, 6
COLUMNS = ("cod_cli", "extra1", "extra2", "extra3")
_OF_ASKS = (*(f"cont{key}" for key in range(10)), "contentno", "nans", "dtime", "dtmfini")
_OF_VALIDATES = (*(f"content{place}" for place in range(2, 9)), "contentfail", "ndigval", "compw")
RULES: Mapping[str, Rule] = {
    "cp_type": rules.one_of(PLAYS, ASKS, VALIDATES),
    "nans": rules.between(1, 3),
    "dtime": rules.between(4, 15),
    "dtmfini": rules.key,
    "ndigval": rules.at_least_one,
    "compw": rules.one_of(*COLUMNS),
    "rurl": rules.address,
    "urlcontent": rules.address,
}


class CampaignParameters(Request[R], Generic[R], frozen=True, kw_only=True, omit_defaults=True):
    """The parameters of the newer docs.

    `cp_type` 4 asks: `cont0` to `cont9` are the sounds of each key, `contentno` of none; `nans`
    keys are waited for, `dtime` seconds long, and `dtmfini` is the key that repeats the question.
    `cp_type` 6 compares `ndigval` keys with the column `compw`. `active` False lets it wait after
    it was loaded. `xnum` allows several numbers in a row.
    """

    cp_type: int | None = None
    cont0: str | None = None
    cont1: str | None = None
    cont2: str | None = None
    cont3: str | None = None
    cont4: str | None = None
    cont5: str | None = None
    cont6: str | None = None
    cont7: str | None = None
    cont8: str | None = None
    cont9: str | None = None
    contentno: str | None = None
    nans: int | None = None
    dtime: int | None = None
    dtmfini: str | None = None
    content2: str | None = None
    content3: str | None = None
    content4: str | None = None
    content5: str | None = None
    content6: str | None = None
    content7: str | None = None
    content8: str | None = None
    contentfail: str | None = None
    ndigval: int | None = None
    compw: str | None = None
    dtmf2: str | None = None
    fdtmf: str | None = None
    active: bool | None = None
    queue_id: str | None = None
    rurl: str | None = None
    tfix: str | None = None
    urlcontent: str | None = None
    xnum: bool | None = None


def type_conflicts(given: Given) -> Iterator[Problem]:
    """Yield what does not belong to this kind of campaign, and what it lacks."""
    kind = given.get("cp_type", PLAYS)
    lent = "clone_from" in given  # then its pattern may say the rest
    for owner, names in ((ASKS, _OF_ASKS), (VALIDATES, _OF_VALIDATES)):
        for name in names:
            if name in given and kind != owner and not (lent and "cp_type" not in given):
                yield Problem(name, f"goes only with cp_type {owner}")
    if kind == VALIDATES and not lent:
        for name in ("ndigval", "compw"):
            if name not in given:
                yield Problem(name, f"is missing with cp_type {VALIDATES}")
