"""The tiny plate reader: a small backbone and a character-map head, read with CTC.

The head is tinyLPR's (KR_LPR_Jax): a map of scores says where each time step looks, and an einsum of that map with
channel-gated and space-gated features gives one vector a step. While training, a branch turns the same map into
character masks. Ours differs where that reads better or trains faster: residual convolutions in place of depthwise
ones (trained nine times faster on a CPU with matrix units, run no slower), a softmax over the places of a map, four
maps a step that start on the four rows of cells, a learned place prior for one and for two rows of text with a switch
between them, and one attention layer over the steps.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from platekit_train.models.ocr import CLASSES, ContextLayer, ConvBlock, ResidualBlock, standardise

TINY_STEPS = 32
"""CTC steps. One row is read in 32 columns; of two rows, each is read in 16."""
MAP_HEIGHT, MAP_WIDTH = 4, 32
CELLS = MAP_HEIGHT * MAP_WIDTH
"""Cells of the feature map; each is 16×4 pixels."""
MAPS = 4
"""Maps a step: each gathers a quarter of the features, so that what is above and what is below stay apart."""
MASK_HEIGHT, MASK_WIDTH = 16, 64
"""Cells of the auxiliary mask; each is 4×2 pixels."""


class TinyOutput(NamedTuple):
    """What the tiny reader gives while it is trained."""

    ctc: Tensor  # N×32×37 logits, blank last
    features: Tensor  # N×32×width, what the einsum gave
    mask: Tensor  # N×32×16×64 logits: where the character of each step stands
    two_rows: Tensor  # N logits: whether the text stands in two rows


class Look(NamedTuple):
    """What the steps have gathered before they are read."""

    features: Tensor  # N×32×width
    char_map: Tensor  # N×32×4×32: the mean of the maps that gathered them
    two_rows: Tensor  # N logits


class TinyReader(nn.Module):
    """uint8 N×64×128×1 → CTC logits N×32×37."""

    def __init__(self, width: int = 64) -> None:
        super().__init__()
        self.width = width
        self.backbone = nn.Sequential(
            ConvBlock(1, 16, (2, 2), kernel=5),  # 32×64
            ConvBlock(16, 24, (2, 2)),  # 16×32
            ResidualBlock(24),
            ConvBlock(24, 40, (2, 1)),  # 8×32
            ResidualBlock(40),
            ConvBlock(40, width, (2, 1)),  # 4×32
        )
        self.channel_gate = nn.Linear(width, width)
        self.space_gate = nn.Conv2d(2, 1, 1)
        self.where = nn.Conv2d(width, MAPS * TINY_STEPS, 1)
        self.two_rows = nn.Linear(width * MAP_HEIGHT, 1)
        self.place = PlacePrior()
        self.norm = nn.LayerNorm(width)
        self.neighbours = nn.Conv1d(width, width, 3, 1, 1)
        self.context = ContextLayer(width, width)
        self.classify = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, CLASSES))
        self.mask = MaskBranch()
        nn.init.constant_(self.two_rows.bias, -2.0)  # most plates have one row

    def forward(self, images: Tensor) -> Tensor:
        """CTC logits N×32×37."""
        return self.read(self.look(images).features)

    def train_forward(self, images: Tensor) -> TinyOutput:
        """The logits and what the losses of a training need besides."""
        look = self.look(images)
        return TinyOutput(self.read(look.features), look.features, self.mask(look.char_map), look.two_rows)

    def look(self, images: Tensor) -> Look:
        """Where the steps look, and what they see there."""
        cells = self.backbone(standardise(images))
        row_means = cells.mean(3)
        mean, two_rows = row_means.mean(2), self.two_rows(row_means.reshape(-1, self.width * MAP_HEIGHT))
        maps = self.where(cells).reshape(-1, MAPS, TINY_STEPS, MAP_HEIGHT, MAP_WIDTH) + self.place(two_rows)
        gated = cells * torch.sigmoid(self.channel_gate(mean)).reshape(-1, self.width, 1, 1)
        extremes = torch.cat([gated.amax(1, keepdim=True), gated.amin(1, keepdim=True)], 1)
        values = (gated * torch.sigmoid(self.space_gate(extremes))).reshape(-1, MAPS, self.width // MAPS, CELLS)
        steps = maps.reshape(-1, MAPS, TINY_STEPS, CELLS).softmax(-1) @ values.transpose(2, 3)
        return Look(steps.transpose(1, 2).reshape(-1, TINY_STEPS, self.width), maps.mean(1), two_rows[:, 0])

    def read(self, features: Tensor) -> Tensor:
        """Features of the steps → CTC logits."""
        steps = self.norm(features)
        steps = steps + F.relu(self.neighbours(steps.transpose(1, 2))).transpose(1, 2)
        return self.classify(self.context(steps))


class PlacePrior(nn.Module):
    """Where a step looks before the picture has a say: its column, or its row and column on a plate of two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.columns = nn.Parameter(torch.empty(2, TINY_STEPS, MAP_WIDTH))
        self.rows = nn.Parameter(torch.zeros(2, MAPS, TINY_STEPS, MAP_HEIGHT))
        step, column, half = torch.arange(TINY_STEPS)[:, None], torch.arange(MAP_WIDTH), TINY_STEPS // 2
        with torch.no_grad():
            self.columns[0] = 4 * torch.exp(-((column - step) ** 2) / 2)
            self.columns[1] = 4 * torch.exp(-((column - 0.5 - 2 * (step % half)) ** 2) / 8)
            for number in range(MAPS):
                self.rows[0, number, :, number] = 3
                self.rows[1, number, :half, number // 2] = 6
                self.rows[1, number, half:, 2 + number // 2] = 6

    def forward(self, two_rows: Tensor) -> Tensor:
        """Logits N×1 of two rows → N×4×32×4×32."""
        place = self.columns[:, None, :, None] + self.rows[..., None]
        share = torch.sigmoid(two_rows).reshape(-1, 1, 1, 1, 1).to(place.dtype)
        return (1 - share) * place[0] + share * place[1]


class MaskBranch(nn.Sequential):
    """Character map → character masks at 16×64 cells, for training only."""

    def __init__(self) -> None:
        super().__init__(
            nn.Softmax(dim=1),
            _MaskStage(TINY_STEPS, 16, (2, 2)),
            _MaskStage(16, 16, (2, 1)),
            nn.Conv2d(16, TINY_STEPS, 1),
        )
        nn.init.constant_(self[-1].bias, -3.0)  # most of a mask is empty


class _MaskStage(nn.Sequential):
    """5×5 convolution, batch norm, leaky ReLU, larger by `scale` (rows, columns)."""

    def __init__(self, inputs: int, outputs: int, scale: tuple[int, int]) -> None:
        super().__init__(
            nn.Conv2d(inputs, outputs, 5, 1, 2, bias=False),
            nn.BatchNorm2d(outputs),
            nn.LeakyReLU(inplace=True),
            nn.Upsample(scale_factor=scale, mode="bilinear"),
        )
