"""A question as the phone reads it aloud, and as its card and its outcome show it."""

from __future__ import annotations

from domain.errors import InvalidQuestion, QuestionFault
from domain.orders.order import Order
from domain.orders.outcome import Verdict
from domain.orders.question import Question
from handlers.replies.reader import Reader
from handlers.replies.scene import Scene
from handlers.replies.sentences import say

_ENDS = "?!.…"


def hearable(question: Question, scene: Scene) -> Question:
    """The question, if its keys are heard here and mean nothing else; raises InvalidQuestion."""
    rules = scene.work.rules
    if rules.opt_out_key and rules.opt_out_key in question.answers:
        raise InvalidQuestion(QuestionFault.OPT_OUT, rules.opt_out_key)
    if not question.is_spoken and not rules.hears_keys:
        raise InvalidQuestion(QuestionFault.NOT_HEARD)
    if question.is_spoken and not rules.records_answers:
        raise InvalidQuestion(QuestionFault.NOT_RECORDED)
    return question


def read_aloud(question: Question, locale: str) -> str:
    """What the phone says: the question and its keys, and all of it once more."""
    mark = "" if question.words[-1] in _ENDS else "." if question.is_spoken else "?"
    words = question.words + mark
    if question.is_spoken:
        return say(locale, "question-aloud-spoken", words=words)
    keys = " ".join(
        say(locale, "question-aloud-key", key=key, meaning=meaning)
        for key, meaning in question.answers.items()
    )
    return say(locale, "question-aloud", words=words, keys=keys)


def question_lines(question: Question, reader: Reader) -> list[str]:
    """The lines of a card that show what is asked, and what each key means."""
    lines = [reader.say("card-question", words=question.words)]
    if question.is_spoken:
        return [*lines, reader.say("card-answer-spoken")]
    return lines + [
        reader.say("card-answer", key=key, meaning=meaning)
        for key, meaning in question.answers.items()
    ]


def spoken_text(order: Order, who: str, reader: Reader) -> str:
    """What was said into the call, or what became of its recording."""
    if order.listening:
        return reader.say("outcome-ask-listening", dest=who)
    if order.answer_fault:
        return reader.say(f"outcome-ask-spoken-{order.answer_fault}", dest=who)
    return reader.say("outcome-ask-spoken", dest=who, words=order.answer)


def answer_text(order: Order, question: Question, who: str, reader: Reader) -> str:
    """How a question was answered, once the call was: a meaning, words, another key, nothing."""
    if question.is_spoken:
        return spoken_text(order, who, reader)
    keys = question.pressed(order.keys)
    if not keys:
        return reader.say("outcome-ask-nothing", dest=who)
    if meaning := question.meaning(keys):
        return reader.say("outcome-ask-answered", dest=who, key=keys, meaning=meaning)
    return reader.say("outcome-ask-unclear", dest=who, keys=" ".join(keys))


def was_asked(order: Order) -> bool:
    """Whether somebody heard the question: the call was answered."""
    return order.asked is not None and order.verdict is Verdict.ANSWERED
