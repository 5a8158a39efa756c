"""Fine-tuning from the check of the data to the bundle: it learns, resumes exactly, refuses what it cannot do."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
import yaml

from platekit_train.bad_data import BadData
from platekit_train.bundle.bundle_id import bundle_id
from platekit_train.models.segment import PlateSegmenter
from platekit_train.models.tiny import TinyReader
from platekit_train.own import finetune_ocr, finetune_segment
from platekit_train.own.finetune_data import OcrTuning, load_split
from platekit_train.own.finetune_progress import Progress, claim_folder
from platekit_train.own.finetune_segment import MaskTuning
from platekit_train.reader.drawn_sets import drawn_set
from platekit_train.reader.weights import network_of
from platekit_train.run.checkpoint import load_checkpoint
from platekit_train.segmenter.train import SegmentTrainer


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Few drawn samples: what is tested is the way, not the score."""
    torch.set_num_threads(1)
    monkeypatch.setattr(finetune_ocr, "drawn_sets", lambda: [drawn_set("drawn", 12)])
    monkeypatch.setattr("platekit_train.own.mask_report.DRAWN_WINDOWS", 16)


def write_plates(folder, known):
    """The crops that the reader knows by heart, as somebody's CSV."""
    rows = ["image_path,plate_text"]
    for number, (image, text) in enumerate(zip(known.images, known.texts, strict=True)):
        cv2.imwrite(str(folder / f"{number}.png"), image)
        rows.append(f"{number}.png,{text.lower()}")
    (folder / "plates.csv").write_text("\n".join(rows))
    return folder / "plates.csv"


@pytest.fixture
def tuning(tmp_path, known_by_heart):
    weights, known = known_by_heart
    return OcrTuning(
        write_plates(tmp_path, known), tmp_path / "mine", weights, steps=4, batch=4, check_every=2, workers=0,
        lr=0.0001,
    )  # fmt: skip


def test_reader_is_checked_kept_and_exported_with_a_report(tuning):
    report = finetune_ocr.finetune(tuning)
    assert set(report.before) == {"own-held-back", "drawn"}
    assert report.before["own-held-back"].count == 4  # one of two plates with four crops each
    lines = [json.loads(line) for line in (tuning.folder / "metrics.jsonl").read_text().splitlines()]
    assert [line["step"] for line in lines if "cost" in line] == [0, 2, 4]
    assert report.trained.checks == 3
    if report.bundle:
        config = yaml.safe_load((tuning.out / "config.yaml").read_text())
        assert config["id"] == "mine"
        assert {score["dataset"] for score in config["scores"]} == {"own-held-back", "drawn"}
        assert "| own-held-back | 4 |" in (tuning.out / "README.md").read_text()
        assert (tuning.out / "weights.pt").exists()
    else:
        assert not tuning.out.exists()


def test_nothing_is_written_where_training_does_not_help(tuning, monkeypatch):
    monkeypatch.setattr(finetune_ocr, "text_cost", lambda training, *_: float(training.step))
    monkeypatch.setattr(finetune_ocr.Training, "read", lambda *_: [""] * 4)
    report = finetune_ocr.finetune(tuning)
    assert report.bundle is None
    assert not tuning.out.exists()
    assert "never read better" in report.summary()["bundle"]


def test_cut_run_ends_with_the_weights_of_an_uncut_one(tuning, tmp_path, monkeypatch):
    finetune_ocr.finetune(tuning)
    cut = replace(tuning, out=tmp_path / "cut")
    with monkeypatch.context() as patch:
        learn = finetune_ocr.Training.learn

        def stop_at_three(training, batch):
            if training.step == 3:
                raise KeyboardInterrupt
            return learn(training, batch)

        patch.setattr(finetune_ocr.Training, "learn", stop_at_three)
        with pytest.raises(KeyboardInterrupt):
            finetune_ocr.finetune(cut)
    finetune_ocr.finetune(cut)
    whole, resumed = (load_checkpoint(each.folder / "checkpoint.pt") for each in (tuning, cut))
    assert whole["step"] == resumed["step"] == 4
    for name, value in whole["model"].items():
        assert torch.equal(value, resumed["model"][name]), name


def test_run_with_other_settings_does_not_go_on_in_the_same_folder(tuning):
    finetune_ocr.finetune(tuning)
    with pytest.raises(BadData, match="steps was 4, is 9"):
        finetune_ocr.finetune(replace(tuning, steps=9))


def test_bundle_of_another_origin_is_not_replaced(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"somebody's")
    with pytest.raises(BadData, match="choose another --out"):
        claim_folder(tmp_path / "work", tmp_path / "model.onnx", {})
    assert not (tmp_path / "work").exists()


def test_bad_pictures_stop_the_run_before_it_starts_unless_allowed(tuning):
    with tuning.data.open("a") as file:
        file.write("\ngone.png,AB1\n0.png,TOOLONGFORUS")
    with pytest.raises(BadData, match="Cannot use 2 of 10 pictures"):
        finetune_ocr.finetune(tuning)
    assert not tuning.folder.exists()
    split, faults = load_split(replace(tuning, skip_bad=True))
    assert len(split.training) + len(split.held_back) == 8
    assert [fault.split(":")[0] for fault in faults] == ["plates.csv line 10", "plates.csv line 11"]


def test_progress_prefers_score_then_cost_and_counts_checks_since():
    progress = Progress().checked(0, 5, 2.0).checked(10, 5, 1.5).checked(20, 5, 1.6).checked(30, 4, 0.1)
    assert (progress.best_step, progress.score, progress.cost) == (10, 5, 1.5)
    assert (progress.stale, progress.checks, progress.last_cost) == (2, 4, 0.1)


@pytest.mark.parametrize(
    ("name", "wanted"), [("my-model", "my-model"), ("My Model (2)", "my-model-2"), ("…", "model"), ("._x", "x")]
)
def test_bundle_id_is_one_the_product_takes(tmp_path, name, wanted):
    assert bundle_id(tmp_path / name) == wanted


def write_photos(folder, count=6):
    """Dark pictures with a bright bar that the masks call a plate."""
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True)
    for number in range(count):
        mask = np.zeros((96, 128), np.uint8)
        mask[20 + 6 * number : 36 + 6 * number, 30:90] = 255
        cv2.imwrite(str(folder / f"images/{number}.png"), np.dstack([mask // 2 + 40] * 3))
        cv2.imwrite(str(folder / f"masks/{number}.png"), mask)
    return folder


def test_segmenter_learns_own_photos_and_is_exported(tmp_path):
    torch.manual_seed(0)
    weights = tmp_path / "start.pt"
    torch.save(PlateSegmenter().state_dict(), weights)
    tuning = MaskTuning(
        write_photos(tmp_path / "data"), tmp_path / "finder", weights, steps=30, batch=4, own_share=0.75,
        check_every=15, rate=0.01, workers=0,
    )  # fmt: skip
    recipe = replace(tuning.recipe, size=64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MaskTuning, "recipe", property(lambda _: recipe))
        report = finetune_segment.finetune(tuning)
    assert report.photos == (5, 1)
    # It begins with no mask at all; after 24 steps seeds 0 to 2 reach 0.12 to 0.49, after 40 0.44 to 0.56.
    assert report.before.own_iou == 0
    assert report.after.own_iou > 0.03
    config = yaml.safe_load((tuning.out / "config.yaml").read_text())
    assert config["id"] == "finder"
    assert "pixel IoU, windows of the photos held back | 4 |" in (tuning.out / "README.md").read_text()


def test_frozen_encoder_stays_as_it_was(tmp_path):
    tuning = MaskTuning(tmp_path, tmp_path / "finder", freeze_encoder=True, batch=2, steps=3, workers=0)
    trainer = SegmentTrainer(tuning.recipe, torch.device("cpu"))
    before = [parameter.clone() for part in trainer.model.encoder for parameter in part.parameters()]
    pictures = torch.randint(0, 255, (2, 64, 64, 3), dtype=torch.uint8)
    trainer.train_step((pictures, torch.full((2, 64, 64), 255, dtype=torch.uint8), torch.ones(2, 64, 64)))
    after = [parameter for part in trainer.model.encoder for parameter in part.parameters()]
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))


def test_tiny_reader_is_tuned_from_its_own_weights(tuning, tmp_path):
    torch.manual_seed(0)
    weights = tmp_path / "tiny.pt"
    torch.save(TinyReader().state_dict(), weights)
    report = finetune_ocr.finetune(replace(tuning, weights=weights, lr=0.01))
    assert report.trained.checks == 3
    assert report.bundle is not None  # it knows nothing: four steps make the texts likelier
    assert network_of(tuning.out / "weights.pt") == "plate-ocr-tiny"


@pytest.mark.parametrize("content", [None, b"no weights"])
def test_weights_that_cannot_be_read_stop_the_run_before_it_starts(tuning, tmp_path, content):
    weights = tmp_path / "other.pt"
    if content:
        weights.write_bytes(content)
    with pytest.raises(BadData, match="Cannot read weights"):
        finetune_ocr.finetune(replace(tuning, weights=weights))
    assert not tuning.folder.exists()


def test_weights_of_a_network_that_changed_and_a_head_that_is_missing_are_told(tuning, tmp_path):
    old, tiny = tmp_path / "old.pt", tmp_path / "tiny.pt"
    torch.save({"layer.weight": torch.zeros(3)}, old)
    torch.save(TinyReader().state_dict(), tiny)
    with pytest.raises(BadData, match="wanted those of plate-ocr, plate-ocr-tiny as they are built now"):
        finetune_ocr.finetune(replace(tuning, weights=old))
    with pytest.raises(BadData, match="plate-ocr-tiny has ctc"):
        finetune_ocr.finetune(replace(tuning, weights=tiny, head="slots"))
