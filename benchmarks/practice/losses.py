"""What training minimises: the decoder's words, CTC on the encoder, and looking ahead evenly."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.practice.batches import IGNORED, OPENING, Batch
from benchmarks.practice.model import Heard

CTC, GUIDED, WIDTH = 0.3, 5.0, 0.12


def loss(heard: Heard, batch: Batch, unused: int, guidance: float) -> Tensor:
    """The sum of the three; guidance fades from 1 to 0."""
    total = words(heard.logits, batch.wanted, unused) + CTC * alignment(heard.ctc, batch)
    if guidance > 0:
        total = total + GUIDED * guidance * wandering(heard.attention, batch)
    return total


def words(logits: Tensor, wanted: Tensor, unused: int) -> Tensor:
    """Cross entropy over Whisper's whole vocabulary, of which the unused rows are zero."""
    logits = logits.float()
    every = torch.logaddexp(logits.logsumexp(-1), torch.tensor(math.log(unused)))
    chosen = logits.gather(-1, wanted.clamp(min=0)[..., None])[..., 0]
    counted = wanted != IGNORED
    return (every - chosen)[counted].mean()


def alignment(scores: Tensor, batch: Batch) -> Tensor:
    """CTC: the words are in the sound, in this order. Needs no decoder, so learns first."""
    logs = scores.float().log_softmax(-1).transpose(0, 1)
    said = batch.wanted[:, OPENING - 1 :]
    lengths = (said != IGNORED).sum(1) - 1  # without the end
    heard = (batch.frames + 4) // 2
    blank = scores.shape[-1] - 1
    targets = said.clamp(min=0)
    return functional.ctc_loss(logs, targets, heard, lengths, blank=blank, zero_infinity=True)


def wandering(attention: Tensor, batch: Batch) -> Tensor:
    """How much the decoder looks away from where a word would be if all words took as long.

    A look at the padding is a look away, else that is where the decoder learns to look.
    """
    count = (batch.wanted != IGNORED).sum(1)[:, None, None] + OPENING - 2
    word = torch.arange(attention.shape[2])[None, :, None] / count
    place = torch.arange(attention.shape[3])[None, None] / (batch.frames / 2)[:, None, None]
    near = torch.exp(-((word - place) ** 2) / (2 * WIDTH**2))
    away = 1 - (attention.float() * near).sum(-1)
    return away[:, batch.wanted != IGNORED].mean()
