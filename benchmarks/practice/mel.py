"""Spectrograms exactly as `whisper.transcribe` makes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from whisper.audio import HOP_LENGTH, log_mel_spectrogram

Mel = NDArray[np.float16]


def content(samples: NDArray[np.float32]) -> Mel:
    """The frames of the sound itself, frame by frame, without the padding.

    `transcribe` pads the sound with silence, takes the spectrogram, cuts the silence off again
    and pads the normalised spectrogram with zeros: training has to pad with zeros, too.
    """
    silence = 10 * HOP_LENGTH  # enough for the last window; `transcribe` takes 30 seconds
    frames = log_mel_spectrogram(samples, padding=silence)[:, : samples.size // HOP_LENGTH]
    return np.ascontiguousarray(frames.T.numpy().astype(np.float16))
