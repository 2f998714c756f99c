"""Which texts can be written at all."""


def is_utf8(text: str) -> bool:
    """Whether a text can be written in UTF-8: JSON's escapes can name half a character alone."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
