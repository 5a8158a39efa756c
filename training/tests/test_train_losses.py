"""The readers' losses against numbers worked out by hand."""

from math import log

import numpy as np
import pytest
import torch

from platekit_train.models.ocr import encode_slots
from platekit_train.reader.losses import (
    CentreLoss,
    CtcLoss,
    MaskLoss,
    RowLoss,
    SlotLoss,
    StepLoss,
    centre,
    ctc_costs,
    focal_ctc,
)
from platekit_train.reader.step_targets import row_numbers, step_classes, step_masks

EVEN = torch.zeros(1, 2, 37)
"""Two steps in which each of the 37 classes has the same chance."""


def test_ctc_cost_counts_every_path():
    # "A" in two steps can be written AA, A_ and _A: 3 of 37² paths. Nothing: __ alone.
    costs = ctc_costs(EVEN.repeat(2, 1, 1), encode_slots(["A", ""]), torch.tensor([1, 0]))
    assert costs.tolist() == pytest.approx([log(37**2 / 3), log(37**2)])


def test_ctc_cost_of_a_text_that_does_not_fit_is_nothing():
    assert ctc_costs(EVEN, encode_slots(["ABC"]), torch.tensor([3])).tolist() == [0]


def test_ctc_loss_counts_per_character():
    # Two characters in two steps: one path of 37².
    loss = CtcLoss(weight=2.0)(EVEN, encode_slots(["AB"]), torch.tensor([2]))
    assert float(loss) == pytest.approx(2 * log(37**2) / 2)


def test_focal_ctc_holds_easy_texts_back():
    # L = ln 2 and ln 4: 0.8·(1/2)³·ln 2 = 0.0693147 and 0.8·(3/4)³·ln 4 = 0.4678741; mean 0.2685944.
    assert float(focal_ctc(torch.tensor([log(2), log(4)]), 0.8, 3)) == pytest.approx(0.2685944)


def test_focal_ctc_counts_per_text():
    loss = CtcLoss("focal_ctc", alpha=1.0, gamma=1.0)(EVEN, encode_slots(["AB"]), torch.tensor([2]))
    assert float(loss) == pytest.approx((1 - 1 / 37**2) * log(37**2))


def test_centre_loss_is_the_mean_squared_length():
    features = torch.tensor([[[3.0, 4.0], [1.0, 0.0]]])
    assert float(centre(features)) == pytest.approx((25 + 1) / 2)
    assert float(CentreLoss(0.1, start=5)(features, 5)) == pytest.approx(1.3)
    assert float(CentreLoss(0.1, start=5)(features, 4)) == 0


def test_slot_cross_entropy_with_smoothing():
    # The right class has half of the probability, the other 36 share the rest: 1/72 each.
    # −(0.95 + 0.05/37)·ln(1/2) − 36·(0.05/37)·ln(1/72) = 0.6594262 + 0.2080540
    logits = torch.zeros(1, 1, 37)
    logits[..., 10] = log(36)
    assert float(SlotLoss(smoothing=0.05)(logits, torch.tensor([[10]]))) == pytest.approx(0.8674802)


def test_focal_slots_hold_easy_characters_back():
    even = torch.zeros(1, 1, 37)
    loss = SlotLoss("focal", smoothing=0.0, gamma=2.0)(even, torch.tensor([[3]]))
    assert float(loss) == pytest.approx((36 / 37) ** 2 * log(37))


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("dice_bce", log(2) + 1 - 1 / 3),  # p = ½: 2Σpt = 1, Σp = 2, Σt = 1
        ("tversky", 1 - 0.5 / (0.5 + 0.7 * 1.5 + 0.3 * 0.5)),  # TP ½, FP 1½, FN ½
    ],
)
def test_mask_losses_of_an_undecided_mask(kind, wanted):
    target = torch.tensor([[1.0, 0.0, 0.0, 0.0]])
    assert float(MaskLoss(kind)(torch.zeros(1, 4), target)) == pytest.approx(wanted)


@pytest.mark.parametrize("kind", ["dice_bce", "tversky"])
def test_mask_losses_of_empty_masks_are_finite(kind):
    assert torch.isfinite(MaskLoss(kind)(torch.full((1, 4), -200.0), torch.zeros(1, 4)))


def test_step_masks_put_a_character_at_the_steps_over_its_middle():
    # The middle half of columns 40–56 is 44–52 pixels: steps 11 and 12 of 4 pixels each.
    (mask,) = step_masks([np.float32([[40, 16, 56, 48]])])
    assert np.nonzero(mask.any((1, 2)))[0].tolist() == [11, 12]
    rows, columns = np.nonzero(mask[11])
    assert (rows.min(), rows.max() + 1, columns.min(), columns.max() + 1) == (4, 12, 20, 28)


def test_step_masks_read_two_rows_one_after_the_other():
    boxes = np.float32([[0, 0, 64, 30], [64, 0, 128, 30], [0, 34, 64, 64]])
    assert row_numbers(boxes) == [0, 0, 1]
    # 16 steps of 8 pixels a row: 16–48 pixels are steps 2–5, 80–112 are 10–13; the second row starts at step 16.
    (mask,) = step_masks([boxes])
    assert np.nonzero(mask.any((1, 2)))[0].tolist() == [2, 3, 4, 5, 10, 11, 12, 13, 18, 19, 20, 21]


def test_step_classes_are_blank_between_characters():
    boxes = [np.float32([[40, 16, 56, 48], [60, 16, 76, 48]]), np.zeros((0, 4), np.float32)]
    classes = step_classes(boxes, encode_slots(["AB", ""]).numpy())
    # A stands at 11 and 12; the middle of B is 64–72 pixels: steps 16 and 17.
    assert classes[0, 10:19].tolist() == [36, 10, 10, 36, 36, 36, 11, 11, 36]
    assert (classes[1] == 36).all()


def test_step_loss_counts_blanks_less_and_ends():
    # Even chances cost ln 37 whatever the class; a sure blank costs nothing, but counts 0.3 in the mean.
    logits = torch.zeros(1, 2, 37)
    logits[0, 1, 36] = 100.0
    loss, classes = StepLoss(weight=2.0, blank=0.3, until=5), torch.tensor([[10, 36]])
    assert float(loss(logits, classes, 4)) == pytest.approx(2 * log(37) / 1.3)
    assert float(loss(logits, classes, 5)) == 0


def test_row_loss_asks_for_the_second_row():
    # Chances of two rows of 1/5 and 3/4, and one and two rows: −(ln 4/5 + ln 3/4) / 2, half of it counted.
    loss = RowLoss(weight=0.5)(torch.tensor([-log(4), log(3)]), torch.tensor([1, 2]))
    assert float(loss) == pytest.approx(-0.5 * (log(4 / 5) + log(3 / 4)) / 2)


def test_step_masks_of_nothing_are_empty():
    assert not step_masks([np.zeros((0, 4), np.float32)]).any()
