import numpy as np
import pytest
import torch
import yaml

from platekit_train.bundle.card_section import put_section
from platekit_train.reader.calibrate import halves, write_temperature
from platekit_train.reader.calibration import (
    ReadBatch,
    brier_score,
    calibration_error,
    confidences,
    fit_temperature,
    measure,
    risk_over_coverage,
    text_log_probabilities,
)

LABELS = "AB"


def log(rows: list[list[list[float]]]) -> torch.Tensor:
    return torch.tensor(rows).log()


def test_probability_of_a_ctc_text_adds_up_its_alignments():
    # Two steps of A 0.5, B 0.1, blank 0.4. "A": A A, A –, – A = 0.25 + 0.2 + 0.2; "": 0.16; "AB": 0.05.
    # "AA" needs three steps.
    lattice = log([[[0.5, 0.1, 0.4]] * 2] * 4)
    found = text_log_probabilities(lattice, ("A", "", "AB", "AA"), "ctc", LABELS).exp()
    assert found.tolist() == pytest.approx([0.65, 0.16, 0.05, 0.0])


def test_probability_of_a_slots_text_counts_the_pads():
    # Slots A 0.7, pad 0.8: "A" is 0.7 · 0.8, "" is 0.2 · 0.8 with the first slot's pad at 0.2.
    slots = log([[[0.7, 0.1, 0.2], [0.1, 0.1, 0.8]]] * 2)
    found = text_log_probabilities(slots, ("A", ""), "slots", LABELS).exp()
    assert found.tolist() == pytest.approx([0.56, 0.16])


def test_calibration_error_is_the_mean_gap_of_the_bins():
    # Bin 13 (0.867–0.933) holds 0.9, 0.9 with one right: gap 0.4 for half of all. Bin 3 (0.2–0.267) holds 0.25 twice,
    # with one right: gap 0.25 for the other half.
    confidence = np.array([0.9, 0.9, 0.25, 0.25])
    right = np.array([True, False, True, False])
    assert calibration_error(confidence, right) == pytest.approx(0.5 * 0.4 + 0.5 * 0.25)


def test_calibration_error_puts_certainty_into_the_last_bin():
    assert calibration_error(np.array([1.0, 0.95]), np.array([True, True])) == pytest.approx(0.025)


def test_brier_score_and_risk_by_hand():
    confidence = np.array([0.8, 0.6, 0.9])
    right = np.array([True, False, True])
    # (0.04 + 0.36 + 0.01) / 3; surest first: right, right, wrong = mean of 0, 0, 1/3.
    assert brier_score(confidence, right) == pytest.approx(0.41 / 3)
    assert risk_over_coverage(confidence, right) == pytest.approx(1 / 9)


def over_sure(temperature: float, count: int = 4000) -> ReadBatch:
    """One slot whose logits are `temperature` times too large for how often its best class is right."""
    rng = np.random.default_rng(1)
    logits = torch.from_numpy(rng.normal(0, 1.5, (count, 1, 3))).float()
    honest = logits.softmax(-1).numpy()[:, 0]
    truth = np.array([rng.choice(3, p=row / row.sum()) for row in honest.astype(float)])
    best = honest.argmax(1)
    texts = tuple("AB"[each] if each < 2 else "" for each in best)
    return ReadBatch((logits * temperature).log_softmax(-1), texts, best == truth)


@pytest.mark.parametrize("temperature", [0.6, 1.0, 2.5])
def test_fit_temperature_finds_how_much_too_sure_a_network_is(temperature):
    # 4000 draws tell it to about 5 %.
    assert fit_temperature(over_sure(temperature), "slots", LABELS) == pytest.approx(temperature, rel=0.1)


def test_the_temperature_lowers_the_error_and_keeps_the_order():
    batch = over_sure(2.5)
    before, after = (measure(batch, at, "slots", LABELS) for at in (1.0, 2.5))
    assert after.ece < 0.03 < before.ece
    assert after.brier < before.brier
    assert before.right == after.right
    assert confidences(batch, 2.5, "slots", LABELS).max() <= 1


def test_halves_share_nothing_and_lose_nothing():
    first, second = halves(over_sure(1.0, count=11))
    assert (len(first.texts), len(second.texts)) == (5, 6)
    assert len(first.right) == len(first.log_probabilities) == 5


def test_write_temperature_changes_config_and_card_alone(tmp_path):
    config = {"schema": 1, "id": "m", "labels": "AB"}
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False))
    (tmp_path / "README.md").write_text("# m\n\n## Limits\n\nnone\n")
    for temperature in (1.5, 1.23456):  # a second time replaces the first
        write_temperature(tmp_path, temperature, f"at {temperature}\n")
    assert yaml.safe_load((tmp_path / "config.yaml").read_text()) == {**config, "calibration": {"temperature": 1.235}}
    card = (tmp_path / "README.md").read_text()
    assert card == "# m\n\n## Calibration\n\nat 1.23456\n\n## Limits\n\nnone\n"


def test_put_section_replaces_one_in_the_middle():
    card = "# m\n\n## Calibration\n\nold\n\n## More\n\nkept\n\n## Limits\n\nnone\n"
    assert put_section(card, "Calibration", "new\n") == (
        "# m\n\n## More\n\nkept\n\n## Calibration\n\nnew\n\n## Limits\n\nnone\n"
    )
