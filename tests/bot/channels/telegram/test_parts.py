from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.parts import LIMIT, split


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_text_that_fits_is_one_part():
    assert split("a" * LIMIT) == ["a" * LIMIT]


def test_a_text_is_cut_where_a_line_ends():
    text = "a" * 3000 + "\n" + "b c " * 500

    assert split(text) == ["a" * 3000, ("b c " * 500)]


def test_a_line_without_end_is_cut_where_a_word_ends():
    words = "palavra " * 1000

    parts = split(words)

    assert all(part.split() == ["palavra"] * len(part.split()) for part in parts)
    assert " ".join(part.strip() for part in parts) == words.strip()


def test_a_word_without_end_is_cut_anywhere():
    assert split("a" * 5000) == ["a" * LIMIT, "a" * (5000 - LIMIT)]


def test_an_early_break_makes_no_stub():
    assert split("oi\n" + "a" * 5000)[0] == "oi\n" + "a" * (LIMIT - 3)


def test_emojis_count_twice():
    assert [len(part) for part in split("🙂" * 3000)] == [2048, 952]


def test_white_space_is_no_part():
    assert split(" \n ") == []


pieces = st.text(alphabet=st.sampled_from("aé🙂 \n"), min_size=1, max_size=60)


@given(st.lists(st.tuples(pieces, st.integers(1, 90)), max_size=6))
def test_no_sign_is_lost_and_every_part_fits(chunks):
    text = "".join(piece * times for piece, times in chunks)

    parts = split(text)

    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < length(part) <= LIMIT and part.strip() for part in parts)
