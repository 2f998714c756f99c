"""Numbers that exist in the plan, for properties that hold of all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from domain.errors import InvalidNumber
from domain.phone import parse_number

AREAS = ("11", "21", "27", "31", "48", "51", "55", "61", "71", "85", "91", "98")
FOREIGN = ("+12025550143", "+351912345678", "+442079460958", "+4915123456789", "+81312345678")


def dialable(typed: str) -> bool:
    try:
        parse_number(typed)
    except InvalidNumber:
        return False
    return True


mobiles = st.builds(
    "{}9{:08d}".format, st.sampled_from(AREAS), st.integers(60_000_000, 99_999_999)
).filter(dialable)
landlines = st.builds(
    "{}{:08d}".format, st.sampled_from(AREAS), st.integers(20_000_000, 59_999_999)
).filter(dialable)
toll_free = st.builds("0800{:07d}".format, st.integers(1_000_000, 9_999_999)).filter(dialable)
typed_numbers = st.one_of(mobiles, landlines, toll_free, st.sampled_from(FOREIGN))
