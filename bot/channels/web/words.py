"""What the web chat's door itself says to a person, in both languages."""

from __future__ import annotations

from domain.people.person import closest_locale

LONGEST_TEXT = 8000
_SENTENCES = {
    "not-json": (
        "Não entendi o que a página enviou. Recarregue a página.",
        "I could not read what the page sent. Reload the page.",
    ),
    "hello-first": (
        "A página não se apresentou. Recarregue a página.",
        "The page did not introduce itself. Reload the page.",
    ),
    "no-key": (
        "A mensagem veio sem identificação e não foi aceita. Recarregue a página.",
        "The message came without its key and was not taken. Reload the page.",
    ),
    "empty": (
        "A mensagem está vazia. Escreva alguma coisa.",
        "The message is empty. Write something.",
    ),
    "too-long": (
        f"A mensagem passa de {LONGEST_TEXT} caracteres e não foi enviada. "
        "Encurte e envie de novo.",
        f"The message is longer than {LONGEST_TEXT} characters and was not sent. "
        "Shorten it and send it again.",
    ),
    "no-choice": (
        "Este botão não é válido.",
        "This button is not valid.",
    ),
    "too-fast": (
        "Muitas mensagens em pouco tempo. Espere alguns segundos.",
        "Too many messages in a short time. Wait a few seconds.",
    ),
    "not-kept": (
        "Não consegui guardar a mensagem agora. Vou tentar de novo.",
        "I could not keep the message just now. I will try again.",
    ),
    "note-empty": (
        "A gravação está vazia. Grave de novo.",
        "The recording is empty. Record it again.",
    ),
    "note-too-large": (
        "A gravação é grande demais e não foi enviada. Grave uma mais curta.",
        "The recording is too large and was not sent. Record a shorter one.",
    ),
    "too-many-visits": (
        "Já chegaram pedidos demais daqui. Nada foi pedido. Tente de novo mais tarde.",
        "Too many requests have come from here. Nothing was asked. Try again later.",
    ),
    "too-many-pages": (
        "Há páginas demais abertas com o seu nome. Feche alguma e recarregue esta.",
        "Too many pages are open in your name. Close one and reload this one.",
    ),
}
NAMES = tuple(_SENTENCES)


def sentence(locale: str, name: str) -> str:
    """A sentence in the language nearest to a client's."""
    portuguese, english = _SENTENCES[name]
    return english if closest_locale(locale) == "en" else portuguese
