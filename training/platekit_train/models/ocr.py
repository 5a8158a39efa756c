"""The plate reader: one convolutional trunk over a 64×128 gray crop, a CTC head and ten attention slots.

The two heads are trained together and exported one at a time. The trunk folds the picture twice into 32 columns, so
that CTC, which reads its steps in order, can take the upper row of a two-row plate from the first 32 and the lower
row from the last 32. Which steps a plate with one row uses is left to training.
CTC: Graves et al., 2006. Attention slots: learned queries over the columns, one character each.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PAD = "_"
PAD_INDEX = 36
"""Class of an empty slot; the CTC head uses the same index for its blank (the last of 37)."""
CLASSES = 37
SLOTS = 10
ROWS = 2
COLUMNS = 32
STEPS = ROWS * COLUMNS
INPUT_HEIGHT, INPUT_WIDTH = 64, 128


class ConvBlock(nn.Sequential):
    """Convolution, batch norm, ReLU."""

    def __init__(self, inputs: int, outputs: int, stride: tuple[int, int] = (1, 1), kernel: int = 3) -> None:
        convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        super().__init__(convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class ResidualBlock(nn.Module):
    """x + conv(conv(x)), then ReLU."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = ConvBlock(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.second(self.first(x)))


class ContextLayer(nn.Module):
    """Pre-norm self-attention over the columns and a feed-forward part; lets one end of a plate know the other."""

    def __init__(self, width: int, feed: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.norm_mix = nn.LayerNorm(width)
        self.mix = nn.Linear(width, width * 3)
        self.out = nn.Linear(width, width)
        self.norm_feed = nn.LayerNorm(width)
        self.feed = nn.Sequential(nn.Linear(width, feed), nn.ReLU(inplace=True), nn.Linear(feed, width))

    def forward(self, x: Tensor) -> Tensor:  # N×T×C
        batch, steps, width = x.shape
        parts = (
            self.mix(self.norm_mix(x)).reshape(batch, steps, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        )
        query, key, value = parts[0], parts[1], parts[2]
        weights = torch.softmax(query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5, -1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, steps, width)
        x = x + self.out(mixed)
        return x + self.feed(self.norm_feed(x))


class Trunk(nn.Module):
    """Standardised gray N×1×64×128 → N×64×width: one feature vector a step, 32 columns for each of two rows."""

    def __init__(self, width: int = 128, channels: tuple[int, int, int, int] = (24, 48, 80, 128)) -> None:
        super().__init__()
        a, b, c, d = channels
        self.width = width
        self.body = nn.Sequential(
            ConvBlock(1, a, (2, 2), kernel=5),  # 32×64
            ConvBlock(a, b, (2, 2)),  # 16×32
            ResidualBlock(b),
            ConvBlock(b, c, (2, 1)),  # 8×32
            ResidualBlock(c),
            ConvBlock(c, d, (2, 1)),  # 4×32
            ResidualBlock(d),
        )
        self.fold = nn.Conv2d(d, ROWS * width, (4, 1), bias=False)  # 1×32, rows as channels
        self.fold_norm = nn.BatchNorm2d(ROWS * width)
        self.neighbours = nn.Sequential(
            nn.Conv1d(width, width, 3, 1, 1, bias=False), nn.BatchNorm1d(width), nn.ReLU(inplace=True)
        )
        self.place = nn.Parameter(torch.randn(1, STEPS, width) * 0.02)
        self.context = nn.Sequential(ContextLayer(width, width * 2), ContextLayer(width, width // 2))

    def forward(self, x: Tensor) -> Tensor:
        folded = F.relu(self.fold_norm(self.fold(self.body(x))))
        rows = folded.reshape(-1, self.width, COLUMNS)  # (N·rows)×width×32
        rows = rows + self.neighbours(rows)
        steps = rows.transpose(1, 2).reshape(-1, STEPS, self.width)
        return self.context(steps + self.place)


class SlotHead(nn.Module):
    """Ten learned queries look over the steps; N×64×width → N×10×37 logits."""

    def __init__(self, width: int = 128) -> None:
        super().__init__()
        self.query = nn.Parameter(torch.randn(SLOTS, width) * 0.1)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)
        self.classify = nn.Linear(width, CLASSES)

    def forward(self, columns: Tensor) -> Tensor:
        weights = torch.softmax(self.query @ self.key(columns).transpose(1, 2) * columns.shape[-1] ** -0.5, -1)
        return self.classify(self.norm(weights @ self.value(columns)))


class PlateReader(nn.Module):
    """Trunk and both heads."""

    def __init__(self, width: int = 128) -> None:
        super().__init__()
        self.trunk = Trunk(width)
        self.ctc = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, CLASSES))
        self.slots = SlotHead(width)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """uint8 N×64×128×1 → CTC logits N×64×37 and slot logits N×10×37."""
        columns = self.trunk(standardise(images))
        return self.ctc(columns), self.slots(columns)


def standardise(images: Tensor) -> Tensor:
    """uint8 N×H×W×1 → float N×1×H×W with mean 0 and deviation 1 in each picture."""
    pixels = images.permute(0, 3, 1, 2).float()
    mean = pixels.mean((1, 2, 3), keepdim=True)
    spread = ((pixels - mean) ** 2).mean((1, 2, 3), keepdim=True).sqrt()
    return (pixels - mean) / (spread + 4.0)


def encode_slots(texts: list[str]) -> Tensor:
    """N×10 class indices, padded with PAD_INDEX."""
    codes = torch.full((len(texts), SLOTS), PAD_INDEX, dtype=torch.long)
    for row, text in enumerate(texts):
        if len(text) > SLOTS:
            raise ValueError(f"Cannot encode {text!r}: wanted at most {SLOTS} characters, got {len(text)}")
        for place, char in enumerate(text):
            codes[row, place] = ALPHABET.index(char)
    return codes


def decode_ctc(logits: Tensor) -> list[str]:
    """Best path: the largest class of each step, repeats joined, blanks dropped."""
    texts = []
    for path in logits.argmax(-1).tolist():
        kept = [
            now for now, before in zip(path, [PAD_INDEX, *path], strict=False) if now != before and now != PAD_INDEX
        ]
        texts.append("".join(ALPHABET[index] for index in kept))
    return texts


def decode_slots(logits: Tensor) -> list[str]:
    """The largest class of each slot, pads dropped."""
    return ["".join(ALPHABET[index] for index in row if index != PAD_INDEX) for row in logits.argmax(-1).tolist()]
