"""Whisper's own weights, run so that training on its 1500 positions is cheap."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from whisper.model import ModelDimensions, MultiHeadAttention, Whisper

from benchmarks.practice.sizes import STATE, WINDOW, dimensions

SAMPLED = 64  # positions that stand for all the padding


@dataclass(frozen=True, slots=True)
class Sound:
    """An encoded batch, and what each position counts for: the logarithm of how many it is."""

    states: Tensor
    counts: Tensor
    content: int  # positions before the padding


@dataclass(frozen=True, slots=True)
class Heard:
    """What a batch of utterances comes to."""

    logits: Tensor  # compact vocabulary
    ctc: Tensor  # of the content; the blank is the last class
    attention: Tensor  # each token's look at the content, mean of the heads, by layer


class Practice(nn.Module):
    """A small Whisper and, for training only, a CTC head on its encoder."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.whisper = Whisper(ModelDimensions(**dimensions(rows)))
        self.ctc = nn.Linear(STATE, rows + 1)
        nn.init.normal_(self.whisper.decoder.positional_embedding, std=0.01)
        nn.init.normal_(self.whisper.decoder.token_embedding.weight, std=STATE**-0.5)

    def forward(self, mels: Tensor, tokens: Tensor) -> Heard:
        """Everything that the losses need, for spectrograms of one even length."""
        sound = self.listen(mels)
        logits, attention = self.read(tokens, sound)
        ctc = self.ctc(sound.states[:, : sound.content])
        return Heard(logits, ctc, attention[..., : sound.content])

    def listen(self, mels: Tensor) -> Sound:
        """Whisper's encoder on thirty seconds of which all but the spectrograms is padding.

        Behind the sound every position holds the same, apart from its place. A few of them, drawn
        by chance and counted as often as needed, stand for all: a full window for a short one's
        price.
        """
        encoder = self.whisper.encoder
        content = mels.shape[2] // 2
        wave = self._convolved(functional.pad(mels, (0, 2)))[:, :content]
        empty = self._convolved(mels.new_zeros(1, mels.shape[1], 16))[:, 4:5]
        places = content + torch.randperm(WINDOW - content)[:SAMPLED].sort().values
        wave = torch.cat((wave, empty.expand(len(mels), len(places), -1)), 1)
        own = torch.cat((torch.arange(content), places))
        wave = wave + encoder.positional_embedding[own]
        counts = torch.zeros(len(own))
        counts[content:] = math.log((WINDOW - content) / len(places))
        for block in encoder.blocks:
            wave = wave + _attend(block.attn, block.attn_ln(wave), counts)
            wave = wave + block.mlp(block.mlp_ln(wave))
        return Sound(encoder.ln_post(wave), counts, content)

    def read(self, tokens: Tensor, sound: Sound) -> tuple[Tensor, Tensor]:
        """Whisper's decoder, which also tells where it looks."""
        decoder, looks = self.whisper.decoder, []
        words = decoder.token_embedding(tokens) + decoder.positional_embedding[: tokens.shape[1]]
        for block in decoder.blocks:
            words = words + block.attn(block.attn_ln(words), mask=decoder.mask)[0]
            seen, look = _look(block.cross_attn, block.cross_attn_ln(words), sound)
            words = words + seen
            words = words + block.mlp(block.mlp_ln(words))
            looks.append(look)
        words = decoder.ln(words)
        return words @ decoder.token_embedding.weight.T, torch.stack(looks)

    def _convolved(self, mels: Tensor) -> Tensor:
        encoder = self.whisper.encoder
        wave = functional.gelu(encoder.conv1(mels))
        return functional.gelu(encoder.conv2(wave)).permute(0, 2, 1)


def _heads(attention: MultiHeadAttention, words: Tensor, sound: Tensor) -> list[Tensor]:
    """Query, key and value, split by head."""
    whole = (attention.query(words), attention.key(sound), attention.value(sound))
    return [part.unflatten(-1, (attention.n_head, -1)).transpose(1, 2) for part in whole]


def _attend(attention: MultiHeadAttention, wave: Tensor, counts: Tensor) -> Tensor:
    """Whisper's self-attention, each position counted as often as it stands for."""
    query, key, value = _heads(attention, wave, wave)
    bias = counts.to(query.dtype)[None, None, None].expand(len(wave), 1, wave.shape[1], -1)
    seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
    out: Tensor = attention.out(seen.transpose(1, 2).flatten(2))
    return out


def _look(attention: MultiHeadAttention, words: Tensor, sound: Sound) -> tuple[Tensor, Tensor]:
    """Whisper's cross attention, and the mean of its heads' weights with their gradient."""
    query, key, value = _heads(attention, words, sound.states)
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    weights = (scores.float() + sound.counts).softmax(-1).to(value.dtype)
    return attention.out((weights @ value).transpose(1, 2).flatten(2)), weights.mean(1)
