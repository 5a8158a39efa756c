"""PlateSegmenter: a slim convolutional encoder with a light pyramid decoder.

Every convolution is dense: on a CPU with matrix units that trains several times faster than the
depthwise kind, and ONNX Runtime is not slower on it. Most work is done at strides 8 and 16; stride
32 and a pooled global vector bring context; the head predicts 2 x 2 logits per stride-4 cell, so
that edges are known to two pixels before the bilinear upsampling.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class SegmenterSize:
    """Channels of the stem (stride 2) and of the stages at strides 4, 8, 16 and 32."""

    stem: int = 16
    stages: tuple[int, int, int, int] = (32, 48, 64, 72)
    """Residual blocks per stage."""
    depths: tuple[int, int, int, int] = (2, 2, 2, 1)
    """Channels of the decoder at every stride."""
    decoder: int = 32


class ConvUnit(nn.Sequential):
    """Convolution, batch norm and, unless told otherwise, ReLU."""

    def __init__(self, cin: int, cout: int, *, kernel: int = 3, stride: int = 1, relu: bool = True):
        layers: list[nn.Module] = [
            nn.Conv2d(cin, cout, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(cout),
        ]
        super().__init__(*layers, *([nn.ReLU(inplace=True)] if relu else []))


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions with a shortcut."""

    def __init__(self, channels: int):
        super().__init__()
        self.body = nn.Sequential(ConvUnit(channels, channels), ConvUnit(channels, channels, relu=False))

    def forward(self, x: Tensor) -> Tensor:
        """Same shape in and out."""
        return F.relu(x + self.body(x))


class PlateSegmenter(nn.Module):
    """RGB picture in, plate logits out; height and width must be multiples of 32."""

    def __init__(self, size: SegmenterSize | None = None):
        super().__init__()
        self.size = size = size or SegmenterSize()
        self.stem = ConvUnit(3, size.stem, stride=2)
        channels = (size.stem, *size.stages)
        self.stages = nn.ModuleList(
            nn.Sequential(
                ConvUnit(channels[i], channels[i + 1], stride=2),
                *(ResidualBlock(channels[i + 1]) for _ in range(size.depths[i])),
            )
            for i in range(4)
        )
        self.context = nn.Conv2d(size.stages[3], size.decoder, 1)
        self.laterals = nn.ModuleList(nn.Conv2d(c, size.decoder, 1) for c in size.stages)
        self.merges = nn.ModuleList(ConvUnit(size.decoder, size.decoder) for _ in range(3))
        self.head = nn.Conv2d(size.decoder, 4, 3, padding=1)
        nn.init.constant_(self.head.bias, -3.0)  # plates are rare: start near 5 % everywhere

    @property
    def encoder(self) -> tuple[nn.Module, ...]:
        """The parts that a training with a frozen encoder leaves as they are."""
        return self.stem, self.stages

    def forward(self, images: Tensor) -> Tensor:
        """[N, 3, H, W] float RGB in 0..255 to logits [N, 1, H, W]."""
        x = self.stem((images - 127.5) / 64.0)
        features = []
        for stage in self.stages:
            x = stage(x)
            features.append(x)
        merged = self.laterals[3](x) + self.context(x.mean(dim=(2, 3), keepdim=True))
        for level in (2, 1, 0):
            merged = F.interpolate(merged, scale_factor=2, mode="bilinear", align_corners=False)
            merged = self.merges[level](F.relu(merged + self.laterals[level](features[level])))
        half = F.pixel_shuffle(self.head(merged), 2)
        return F.interpolate(half, scale_factor=2, mode="bilinear", align_corners=False)
