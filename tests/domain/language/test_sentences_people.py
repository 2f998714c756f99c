"""Whom a sentence names: any word that people call each other by, with or without an article."""

from __future__ import annotations

import pytest

from domain.language.meanings import Doubt, Meaning, Understood
from domain.language.sentences.reading import read
from tests.domain.language.test_sentences import NOW, ZONE

# Every shape that is added brings words of its own: none of these may become one of them.
WHOM = {
    "pt-BR": (
        "Maria; João; Zé; dona Lúcia; doutor Paulo; dr. Henrique; seu Antônio; minha mãe; meu pai; "
        "minha filha; meu chefe; meu marido; síndico; porteiro; zelador; cliente; suporte; equipe; "
        "atendente; recepção; portaria; padaria; farmácia; oficina; escola; loja; escritório; "
        "contador; advogada; professora; motorista; entregador; vizinho; moço do gás; "
        "Zé da padaria; moça da limpeza; tia Rosa; tio Beto; gerente; fornecedor"
    ),
    "en": (
        "Maria; John; Bob; Dr. Hughes; Mrs Silva; my mother; my boss; my wife; plumber; office; "
        "front runtime; reception; kitchen; landlord; accountant; doctor; clinic; school; garage; "
        "customer; client; support; sales; team; driver; courier; neighbour; manager; supplier; "
        "aunt Rosa; uncle Ben; night porter; guy from the gas company; florist; vet; bank"
    ),
}


def understood(said: str, *names: str) -> Understood:
    return read(said, now=NOW, zone=ZONE, names=names)


@pytest.mark.parametrize("whom", WHOM["pt-BR"].split("; "))
def test_everybody_can_be_called_in_portuguese(whom: str) -> None:
    found = understood(f"liga pra {whom} e diz que o pedido chegou")
    assert found.meaning is Meaning.CALL
    assert found.dest
    assert found.dest.name == whom.lower()
    assert found.words == "o pedido chegou"


@pytest.mark.parametrize("whom", WHOM["en"].split("; "))
def test_everybody_can_be_called_in_english(whom: str) -> None:
    found = understood(f"call the {whom} and say your parcel is here")
    assert found.meaning is Meaning.CALL
    assert found.dest
    assert found.dest.name == whom.lower()
    assert found.words == "your parcel is here"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("call the plumber and say hi", "plumber"),
        ("give the plumber a ring and say hi", "plumber"),
        ("drop the plumber an sms saying hi", "plumber"),
        ("liga pro encanador e diz oi", "encanador"),
        ("avisa por telefone o encanador que acabou a água", "encanador"),
    ],
)
def test_an_article_before_a_saved_name_changes_nothing(said: str, name: str) -> None:
    for names in ((), (name,)):
        found = understood(said, *names)
        assert found.meaning in (Meaning.CALL, Meaning.SMS)
        assert found.dest
        assert found.dest.name == name


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "call Bob saying Good afternoon, this is the clinic",
            "Good afternoon, this is the clinic",
        ),
        ("call Bob and say this is Anna", "this is Anna"),
        ("call Bob and say this: lunch is ready", "lunch is ready"),
        ("liga pra Bia e diz isso: o almoço está pronto", "o almoço está pronto"),
        ("liga pra Bia e diz isso não se faz", "isso não se faz"),
        ("text Bob the keys are under the mat", "the keys are under the mat"),
    ],
)
def test_the_words_begin_where_they_were_begun(said: str, words: str) -> None:
    assert understood(said).words == words


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("never mind, cancel that call", Meaning.CANCEL),
        ("desisti, minha filha, pode cancelar o pedido", Meaning.CANCEL),
        ("deixa comigo, já estou cuidando do alerta", Meaning.ACK),
        ("minha filha, me liga", Meaning.CALLBACK),
        ("me liga daqui a uma hora, tô em procedimento", Meaning.CALLBACK),
    ],
)
def test_what_is_said_twice_or_to_somebody_is_said(said: str, meaning: Meaning) -> None:
    assert understood(said).meaning is meaning


@pytest.mark.parametrize(
    "said",
    [
        "call Igor and say we're closed, then text Ana the new schedule",
        "liga pra Maria e diz que já vou, depois manda um sms pro João avisando",
    ],
)
def test_a_second_order_that_is_not_whole_is_asked_about(said: str) -> None:
    found = understood(said)
    assert found.meaning is Meaning.UNKNOWN
    assert found.doubt is Doubt.TWO_ORDERS


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "Telefone para a Lourdes e diga que o Geraldo não vai ligar pro padre",
            "o Geraldo não vai ligar pro padre",
        ),
        ("call Bob and tell him to finish and then call me", "to finish and then call me"),
    ],
)
def test_words_may_speak_of_calls(said: str, words: str) -> None:
    found = understood(said)
    assert found.meaning is Meaning.CALL
    assert found.words == words
