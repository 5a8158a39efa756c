"""What every training has: averaged weights and a bounded step, against numbers worked out by hand."""

import pytest
import torch
from torch import nn

from platekit_train.run.ema import MovingAverage
from platekit_train.run.mixed_precision import MixedPrecision


def weighing(value):
    """One weight, one running statistic and one counter."""
    model = nn.Linear(1, 1, bias=False)
    model.register_buffer("mean", torch.tensor([float(value)]))
    model.register_buffer("count", torch.tensor(int(value)))
    nn.init.constant_(model.weight, value)
    return model


def test_moving_average_forgets_its_start_first_and_then_keeps_its_decay():
    average = MovingAverage(weighing(0), decay=0.5)
    # Step 0: share 1 - 1/10 = 0.9 of 10. Step 100: 1 - min(0.5, 101/110) = 0.5 of the way from 9 to 20.
    average.update(weighing(10), 0)
    assert average.model.weight.item() == pytest.approx(9)
    average.update(weighing(20), 100)
    assert average.model.weight.item() == pytest.approx(14.5)
    assert average.model.mean.item() == pytest.approx(14.5)
    assert average.model.count.item() == 20


def test_moving_average_leaves_the_model_alone():
    model = weighing(3)
    MovingAverage(model, decay=0.5).update(weighing(7), 0)
    assert model.weight.item() == 3


@pytest.mark.parametrize(("precision", "slope"), [("fp32", 3.0), ("fp32", 0.25), ("fp16", 3.0)])
def test_a_step_goes_no_further_than_the_gradient_clip(precision, slope):
    model = weighing(0)
    optimiser = torch.optim.SGD(model.parameters(), lr=1.0)
    # The gradient is the slope; its norm is held to 0.5. float16's loss scale must not count.
    MixedPrecision(precision, torch.device("cpu")).descend(slope * model.weight.sum(), optimiser, model, clip=0.5)
    assert model.weight.item() == pytest.approx(-min(slope, 0.5), rel=1e-5)
