"""A question with its keys, as people type and say it: `Você vem? 1=sim 2=não`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.errors import InvalidQuestion, QuestionFault
from domain.language.vocabulary.files import any_of
from domain.language.vocabulary.words import WORDS
from domain.orders.call import checked_words
from domain.orders.order import Kind
from domain.orders.question import MOST_MEANING, Question
from domain.text import fold

# `1=sim`, `2 = não`: whatever stands before the sign is meant as a key.
_KEY = re.compile(r"(?:^|(?<=[\s,;(]))([^\s,;=(]{1,20}) {0,3}= {0,3}")
_EDGES = " \t\n,;."
# Without that sign the keys must be 1, 2, 3 … in their order, after a mark: `…? 1 sim, 2 não`.
_MARK = re.compile(r"[,;.:?!\n]\s{0,3}")
_SAID = re.compile(
    rf"(?:(?:{any_of(WORDS.press)})\s)?([0-9]|{any_of(WORDS.keys)})"
    rf"(?:\s?[:)-]\s?|\s(?:(?:{any_of(WORDS.means)})\s)?)"
)
_JOIN = re.compile(rf"[\s,;]+(?:(?:{any_of(WORDS.or_else)})\s)?")
_PLAIN = re.compile(r"[0-9](?:\s|\Z)")  # a digit alone, which a mark before it makes a key
_MOST_SAID = 4  # words that a key means, where no sign says that it is one
_AMISS = re.compile(r"[0-9?:]")  # in a meaning: `sim: 1, não: 2` has its keys behind them
_LAST_MARKS = 20  # marks from the end at which the keys may begin


def split_question(text: str) -> Question:
    """The question and its answers in what was typed or said; raises InvalidQuestion.

    Nothing is guessed: keys are given by `1=…`, or at the end as `1 …, 2 …` in their order. Raises
    InvalidWords where it is longer than the words of a call.
    """
    text = checked_words(text, Kind.CALL)
    asked, spoken = _spoken(text)
    keys = list(_KEY.finditer(asked))
    if keys:
        words, pairs = asked[: keys[0].start()], list(_typed(asked, keys))
    else:
        words, pairs = _said(asked)
    words = words.strip(" \t\n,;")
    if spoken and pairs:
        raise InvalidQuestion(QuestionFault.BOTH)
    if not words:
        raise InvalidQuestion(QuestionFault.EMPTY)
    if not spoken and not pairs:
        raise InvalidQuestion(QuestionFault.NO_KEYS)
    return Question(words, _checked(pairs))


def as_typed(question: Question) -> str:
    """A question as one would type it again."""
    if question.is_spoken:
        return f"{question.words} {min(WORDS.spoken_answer)}"
    return " ".join([question.words, *(f"{k}={m}" for k, m in question.answers.items())])


def _spoken(text: str) -> tuple[str, bool]:
    """The text without the last word that asks for a spoken answer, and whether it had one."""
    before, _, last = text.rpartition(" ")
    previous = fold(before.rpartition(" ")[2])
    if fold(last.strip("().,+")) in WORDS.spoken_answer and previous not in WORDS.speaks:
        return before.rstrip(" ("), True
    return text, False


def _typed(text: str, keys: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    ends = [key.start() for key in keys[1:]] + [len(text)]
    for key, end in zip(keys, ends, strict=True):
        yield key[1], text[key.end() : end].strip(_EDGES)


def _said(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The words and the keys after one of their marks; no keys where there are none for certain."""
    folded = fold(text)
    if len(folded) != len(text) or text.endswith("?"):  # then the numbers are part of the question
        return text, []
    for mark in list(_MARK.finditer(folded))[-_LAST_MARKS:]:
        if "?" not in mark[0] and not _are_keys(folded, mark.end()):
            continue
        if found := _counted(text, folded, mark.end()):
            return text[: mark.end()].rstrip(" ,;:\n"), found
    return text, []


def _are_keys(folded: str, at: int) -> bool:
    """Whether what follows a mark that ends no question is meant as keys, not as an amount."""
    first = _SAID.match(folded, at)
    if first is None:
        return False
    marked = first[0].strip() != first[1]  # `tecle 1`, `1:`, `um para`
    return marked or _PLAIN.match(folded, at) is not None


def _counted(text: str, folded: str, at: int) -> list[tuple[str, str]]:
    """The keys 1, 2, 3 … and their meanings from a place to the end; none if that is not all."""
    pairs: list[tuple[str, str]] = []
    while first := _SAID.match(folded, at):
        if (key := _number(first[1])) != len(pairs) + 1:
            return []
        end = _end_of(folded, first.end(), key + 1)
        meaning = text[first.end() : end].strip(_EDGES)
        if not 1 <= len(meaning.split()) <= _MOST_SAID or _AMISS.search(meaning):
            return []
        pairs.append((str(key), meaning))
        if end == len(folded):
            return pairs if len(pairs) > 1 else []
        join = _JOIN.match(folded, end)
        at = join.end() if join else end
    return []


def _end_of(folded: str, at: int, following: int) -> int:
    """Where a meaning ends: before the next key, or with the text."""
    for join in _JOIN.finditer(folded, at):
        key = _SAID.match(folded, join.end())
        if key and _number(key[1]) == following:
            return join.start()
    return len(folded)


def _number(key: str) -> int:
    return int(key) if key.isdigit() else WORDS.keys[key]


def _checked(pairs: list[tuple[str, str]]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for key, meaning in pairs:
        if not (len(key) == 1 and key in "0123456789"):
            raise InvalidQuestion(QuestionFault.KEY, key)
        if key in answers:
            raise InvalidQuestion(QuestionFault.TWICE, key)
        if not meaning:
            raise InvalidQuestion(QuestionFault.MEANING, key)
        if len(meaning) > MOST_MEANING:
            raise InvalidQuestion(QuestionFault.LONG, key)
        answers[key] = meaning
    return answers
