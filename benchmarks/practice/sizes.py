"""The sizes of the model, as Whisper names them."""

from __future__ import annotations

MELS, WINDOW, TEXT, VOCABULARY = 80, 1500, 448, 51_865  # fixed by Whisper's code
STATE, HEADS, ENCODER_LAYERS, DECODER_LAYERS = 144, 4, 3, 2


def dimensions(rows: int = VOCABULARY) -> dict[str, int]:
    """Whisper's dimensions for a vocabulary of so many rows."""
    return {
        "n_mels": MELS,
        "n_audio_ctx": WINDOW,
        "n_audio_state": STATE,
        "n_audio_head": HEADS,
        "n_audio_layer": ENCODER_LAYERS,
        "n_vocab": rows,
        "n_text_ctx": TEXT,
        "n_text_state": STATE,
        "n_text_head": HEADS,
        "n_text_layer": DECODER_LAYERS,
    }
