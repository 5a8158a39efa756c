"""Mixed precision: bfloat16 or float16 forward passes on CUDA and CPU, with loss scaling for float16."""

from __future__ import annotations

import torch
from torch import Tensor, nn

PRECISIONS = ("fp32", "bf16", "fp16")


def check_precision(precision: str) -> None:
    """Refuse an unknown name."""
    if precision not in PRECISIONS:
        raise ValueError(f"Cannot train: precision must be one of {', '.join(PRECISIONS)}, got {precision!r}")


class MixedPrecision:
    """The forward pass in `precision`, the weights and their update in float32."""

    def __init__(self, precision: str, device: torch.device) -> None:
        check_precision(precision)
        self._device = device
        self._type = torch.float16 if precision == "fp16" else torch.bfloat16
        self._enabled = precision != "fp32"
        self.scaler = torch.amp.GradScaler(device.type, enabled=precision == "fp16")

    def forward(self) -> torch.autocast:
        """The context of a forward pass."""
        return torch.autocast(self._device.type, self._type, enabled=self._enabled)

    def descend(self, loss: Tensor, optimiser: torch.optim.Optimizer, model: nn.Module, clip: float) -> None:
        """One step of the optimiser, with the gradient's norm held to `clip`."""
        optimiser.zero_grad(set_to_none=True)
        self.scaler.scale(loss).backward()
        self.scaler.unscale_(optimiser)
        nn.utils.clip_grad_norm_(model.parameters(), clip)
        self.scaler.step(optimiser)
        self.scaler.update()
