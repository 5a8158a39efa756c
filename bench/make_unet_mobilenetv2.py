"""Make the network our segmenter's speed is compared with: U-Net on a full MobileNetV2, random weights.

Architecture from the papers (Sandler et al. 2018, MobileNetV2, width 1.0; Ronneberger et al. 2015, U-Net) with the
decoder of 256, 128, 64, 32 and 16 channels that the 7 MB TFLite plate segmenter states. Its published parameter count,
8,047,441, is checked: Keras counts batch-norm's moving statistics, so they are counted here too.

    python bench/make_unet_mobilenetv2.py bench/.cache/unet-mobilenetv2.onnx
"""

import sys
from pathlib import Path

import torch
from torch import Tensor, nn

PUBLISHED_PARAMETERS = 8_047_441

# (expansion, channels, repeats, stride) of MobileNetV2, table 2 of the paper.
STAGES = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
# Index of the inverted residual whose expanded features feed each skip, from deep to shallow (strides 16, 8, 4, 2).
SKIPS = [13, 6, 3, 1]
DECODER = [256, 128, 64, 32, 16]


def conv_bn(inputs: int, outputs: int, kernel: int = 3, stride: int = 1, groups: int = 1) -> nn.Sequential:
    """Convolution without bias, then batch normalisation."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs)
    )


class InvertedResidual(nn.Module):
    """Expand, filter depth-wise, project; the expanded features are handed out for the skips."""

    def __init__(self, inputs: int, outputs: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = inputs * expansion
        self.expand = conv_bn(inputs, hidden, 1) if expansion > 1 else nn.Identity()
        self.filter = conv_bn(hidden, hidden, 3, stride, hidden)
        self.project = conv_bn(hidden, outputs, 1)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """x [N,C,H,W] → (output, expanded features)."""
        expanded = nn.functional.relu6(self.expand(x))
        y = self.project(nn.functional.relu6(self.filter(expanded)))
        return (x + y if self.residual else y), expanded


class UNetMobileNetV2(nn.Module):
    """float32 NHWC [1,512,512,3] in 0..1 → probabilities [1,512,512,1]."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = conv_bn(3, 32, 3, 2)
        blocks, channels, expanded = [], 32, []
        for expansion, outputs, repeats, stride in STAGES:
            for repeat in range(repeats):
                blocks.append(InvertedResidual(channels, outputs, stride if repeat == 0 else 1, expansion))
                expanded.append(channels * expansion)
                channels = outputs
        self.blocks = nn.ModuleList(blocks)
        self.last = conv_bn(channels, 1280, 1)
        skips = [expanded[i] for i in SKIPS] + [0]
        inputs = [1280, *DECODER[:-1]]
        self.decoder = nn.ModuleList(
            nn.Sequential(conv_bn(i + s, o), nn.ReLU(), conv_bn(o, o), nn.ReLU())
            for i, s, o in zip(inputs, skips, DECODER, strict=True)
        )
        self.head = nn.Conv2d(DECODER[-1], 1, 3, padding=1)

    def forward(self, image: Tensor) -> Tensor:
        x = nn.functional.relu6(self.stem(image.permute(0, 3, 1, 2)))
        features = {}
        for index, block in enumerate(self.blocks):
            x, features[index] = block(x)
        x = nn.functional.relu6(self.last(x))
        for skip, block in zip([*SKIPS, None], self.decoder, strict=True):
            x = nn.functional.interpolate(x, scale_factor=2, mode="nearest")
            x = block(x if skip is None else torch.cat([x, features[skip]], 1))
        return torch.sigmoid(self.head(x)).permute(0, 2, 3, 1)


def keras_parameters(model: nn.Module) -> int:
    """Parameters as Keras counts them: weights and the moving mean and variance of batch normalisation."""
    weights = sum(p.numel() for p in model.parameters())
    return weights + sum(b.numel() for name, b in model.named_buffers() if "running" in name)


def main() -> None:
    path = Path(sys.argv[1])
    torch.manual_seed(0)
    model = UNetMobileNetV2().eval()
    count = keras_parameters(model)
    if count != PUBLISHED_PARAMETERS:
        raise SystemExit(f"Cannot rebuild the U-Net: wanted {PUBLISHED_PARAMETERS:,} parameters, got {count:,}")
    path.parent.mkdir(parents=True, exist_ok=True)
    names = {"input_names": ["input"], "output_names": ["mask"]}
    torch.onnx.export(model, (torch.zeros(1, 512, 512, 3),), str(path), opset_version=17, dynamo=False, **names)
    print(f"{path}: {count:,} parameters, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
