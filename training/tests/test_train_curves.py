"""The learning-curve picture of a run."""

import cv2
import pytest

from platekit_train.run.curves import draw_curves, read_metrics
from platekit_train.run.metrics_log import log_metrics, open_metrics


def test_metrics_become_series_by_step(tmp_path):
    open_metrics(tmp_path)
    log_metrics(tmp_path, step=20, ctc=3.5, lr=0.001)
    log_metrics(tmp_path, step=40, ctc=2.0, lr=0.000123456789)
    log_metrics(tmp_path, step=40, ctc=1.5)  # logged again after a resume
    log_metrics(tmp_path, step=40, scores={"ctc": {"held-out": [71.5, 80.0, 512]}})
    log_metrics(tmp_path, step=50, loss=0.4, samples_per_second=90.0, rate=0.003)
    log_metrics(tmp_path, step=50, iou=0.75, dice=0.8)
    losses, rates, scores = read_metrics(tmp_path / "metrics.jsonl")
    assert losses == {"ctc": {20: 3.5, 40: 1.5}, "loss": {50: 0.4}}
    assert rates == {"lr": {20: 0.001, 40: 0.00012346}, "rate": {50: 0.003}}
    assert scores == {"ctc held-out": {40: 71.5}, "iou": {50: 75.0}, "dice": {50: 80.0}}


def test_curves_are_drawn_where_wanted_even_of_nothing(tmp_path):
    open_metrics(tmp_path)
    assert cv2.imread(str(draw_curves(tmp_path))).shape[1] == 880  # 8 inches at 110 dots
    log_metrics(tmp_path, step=20, ctc=3.5, lr=0.001)
    out = draw_curves(tmp_path, tmp_path / "other.png")
    assert out == tmp_path / "other.png"
    assert cv2.imread(str(out)).std() > 0


@pytest.mark.parametrize("line", ["no JSON", "[1]", '{"loss": 1}'])
def test_a_broken_line_is_named(tmp_path, line):
    path = tmp_path / "metrics.jsonl"
    path.write_text(f'{{"step": 1}}\n{line}\n')
    with pytest.raises(ValueError, match="line 2 must be a JSON object with a step"):
        read_metrics(path)


def test_checks_of_a_fine_tuning_are_scores(tmp_path):
    open_metrics(tmp_path)
    log_metrics(tmp_path, step=50, right=86, of=120, cost=2.0)
    losses, _, scores = read_metrics(tmp_path / "metrics.jsonl")
    assert losses == {"cost": {50: 2.0}}
    assert scores == {"held back": {50: pytest.approx(71.6667, abs=1e-4)}}  # 86 of 120


def test_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"wanted a run with metrics\.jsonl, found none"):
        draw_curves(tmp_path)
