"""What a plate goes through: ink, mud, light, rain, compression, the rectifier's errors; and what must survive it."""

import cv2
import numpy as np
import pytest

from platekit_train.scenes.rectifier_error import Measurement, measure, residual, write_residuals
from platekit_train.synth import camera, press, rectifier_residuals, weather
from platekit_train.synth.layout import load_layouts
from platekit_train.synth.plate import RenderedPlate, render_plate
from platekit_train.synth.plate_view import CropOptions, legibility, plate_view
from platekit_train.synth.surroundings import Photos
from platekit_train.synth.viewpoint import measured_view, warp_boxes

SQUARE = np.array([[10.0, 20.0], [110.0, 20.0], [110.0, 45.0], [10.0, 45.0]])


def bars(height=40, width=120):
    """Four dark bars on white, and their boxes."""
    image = np.full((height, width), 230, np.uint8)
    boxes = np.float32([[x, 10, x + 8, 30] for x in (20, 45, 70, 95)])
    for x0, y0, x1, y1 in boxes.astype(int):
        image[y0:y1, x0:x1] = 20
    return image, boxes


def test_ink_covers_what_was_written_and_little_else(monkeypatch):
    for share in ("_EMBOSSED", "_FADED", "_WORN"):
        monkeypatch.setattr(press, share, 0.0)
    image = np.full((20, 30, 3), 200, np.uint8)
    layer = np.zeros((20, 30), np.uint8)
    layer[5:15, 8:12] = 255
    press.press_ink(np.random.default_rng(0), image, layer, (10, 20, 30), 10.0)
    assert (image[5:15, 8:12] == [10, 20, 30]).all()
    image[5:15, 8:12] = 200
    assert (image == 200).all()


def test_embossing_puts_light_and_shadow_beside_the_strokes(monkeypatch):
    monkeypatch.setattr(press, "_EMBOSSED", 1.0)
    darker = lighter = 0
    for seed in range(20):
        image = np.full((60, 60, 3), 128, np.uint8)
        layer = np.zeros((60, 60), np.uint8)
        layer[10:50, 25:35] = 255
        press.press_ink(np.random.default_rng(seed), image, layer, (0, 0, 0), 40.0)
        beside = image[5:55, [*range(18, 25), *range(35, 42)]]
        darker += bool((beside < 110).any())
        lighter += bool((beside > 146).any())
    assert darker > 15
    assert lighter > 15


def test_legibility_is_one_for_more_light_and_falls_with_blur():
    image, boxes = bars()
    assert legibility(image, image, boxes) == pytest.approx(1.0)
    assert legibility(image, (image * 0.3 + 20).astype(np.uint8), boxes) > 0.99
    assert legibility(image, np.full_like(image, 128), boxes) == 0.0
    assert legibility(image, 255 - image, boxes) < -0.9


@pytest.mark.parametrize("effect", [camera.light, camera.sensor])
def test_camera_effects_keep_shape_and_kind(effect):
    image, _ = bars()
    for seed in range(60):
        seen = effect(np.random.default_rng(seed), image.copy())
        assert seen.shape == image.shape
        assert seen.dtype == np.uint8


def test_headlights_brighten_the_plate_and_darken_the_rest():
    plate, around = np.full((10, 20), 120, np.uint8), np.full((30, 40), 120, np.uint8)
    seen = weather.headlights(np.random.default_rng(0), plate, around)
    assert seen.min() > 130
    assert around.max() < 40


def test_headlights_leave_pale_ink_visible():
    for seed in range(30):
        plate = np.full((20, 40), 235, np.uint8)
        plate[5:15, 5:20] = 150
        seen = weather.headlights(np.random.default_rng(seed), plate, np.zeros((4, 4), np.uint8))
        assert int(seen.max()) - int(seen.min()) > 50


def test_infrared_refuses_ink_that_it_would_erase():
    boxes = np.float32([[5, 5, 25, 15]])
    black, red = np.full((20, 30, 3), 240, np.uint8), np.full((20, 30, 3), 240, np.uint8)
    black[5:15, 5:15], red[5:15, 5:15] = (10, 10, 10), (235, 20, 20)
    assert weather.infrared(np.random.default_rng(0), black, boxes) is not None
    assert weather.infrared(np.random.default_rng(0), red, boxes) is None


def test_soil_and_rain_change_a_picture_in_place():
    image, _ = bars()
    plate = np.repeat(image[..., None], 3, axis=2)
    before = plate.copy()
    weather.soil(np.random.default_rng(1), plate)
    assert (plate != before).any()
    wet = image.copy()
    weather.rain(np.random.default_rng(1), wet, 20.0)
    assert (wet != image).any()


def test_residual_is_in_shares_of_the_true_plate():
    """The true plate is 100 × 25 px: 10 px to the left are 0.1 of it, 5 px down 0.2."""
    found = SQUARE + np.array([[-10, 5], [0, 0], [0, 0], [0, 0]])
    assert residual(found, SQUARE) == pytest.approx(np.array([[-0.1, 0.2], [0, 0], [0, 0], [0, 0]]), abs=1e-5)


def test_measure_counts_found_missed_and_far_off():
    near, far, elsewhere = (SQUARE + np.array(shift) for shift in ([2, 1], [45, 0], [500, 0]))
    result = measure([[elsewhere, near], [far], [elsewhere], []], [[SQUARE], [SQUARE], [SQUARE], []])
    assert (result.wanted, len(result.residuals), result.outliers, result.missed) == (3, 1, 1, 1)
    assert result.residuals[0] == pytest.approx(np.tile([0.02, 0.04], (4, 1)), abs=1e-5)
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        measure([[], []], [[]])


def test_written_residuals_are_read_back(tmp_path, monkeypatch):
    rows = np.arange(16, dtype=float).reshape(2, 4, 2) / 100
    write_residuals(Measurement(rows, 3, 0), tmp_path / "error.yaml")
    monkeypatch.setattr(rectifier_residuals, "RESIDUALS_FILE", tmp_path / "error.yaml")
    rectifier_residuals.residuals.cache_clear()
    assert rectifier_residuals.residuals() == pytest.approx(rows)
    rectifier_residuals.residuals.cache_clear()


def test_enough_plates_were_measured_and_residuals_are_small():
    known = rectifier_residuals.residuals()
    assert len(known) >= 400
    assert np.abs(known).max() <= 0.35
    assert np.abs(known.mean(axis=(0, 1))).max() < 0.05


def test_measured_views_show_all_characters():
    boxes = np.float32([[2, 2, 30, 58], [170, 2, 198, 58]])  # nearly at the plate's edges
    plate = RenderedPlate(np.zeros((60, 200, 3), np.uint8), "AB", boxes, "test", 200 / 60)
    rng = np.random.default_rng(0)
    for _ in range(200):
        quad, (height, width) = measured_view(rng, plate, 1.0)
        source = np.float32([[-0.5, -0.5], [199.5, -0.5], [199.5, 59.5], [-0.5, 59.5]])
        seen = warp_boxes(boxes, _homography(source, quad))
        assert (seen[:, :2] > -1.5).all()  # a box's bounds may lie a little past the character's own corners
        assert (seen[:, 2:] < [width + 1.5, height + 1.5]).all()


def _homography(source, target):
    return cv2.getPerspectiveTransform(source, target.astype(np.float32))


def test_view_quad_and_boxes_tell_the_same_place():
    """Mapping the plate's boxes through the quad gives the view's boxes."""
    rng = np.random.default_rng(4)
    layout = next(each for each in load_layouts() if each.id == "uk-rear")
    for _ in range(20):
        plate = render_plate(rng, height=64, layout=layout)
        view = plate_view(rng, plate, Photos(), CropOptions())
        height, width = plate.image.shape[:2]
        outline = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
        mapped = warp_boxes(plate.boxes + 0.5, _homography(outline, view.quad)) - 0.5
        assert mapped == pytest.approx(view.boxes, abs=0.02 * view.image.shape[1] + 0.6)
