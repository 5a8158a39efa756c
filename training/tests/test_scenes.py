import numpy as np
import pytest

from platekit_train.scenes.frames import framed
from platekit_train.scenes.geometry import coverage, grow, homography, map_points, picture_outline, rectangle, tilt
from platekit_train.scenes.paste import paste
from platekit_train.scenes.photos import PhotoShelf
from platekit_train.scenes.samples import SceneSamples
from platekit_train.scenes.window import Window

DRAWN = SceneSamples(seed=3, size=96, shelf=PhotoShelf())


def polygon_area(quad):
    x, y = quad[:, 0], quad[:, 1]
    return abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def test_coverage_of_a_rectangle_between_pixels_is_exact():
    mask = coverage(rectangle(1.5, 0.5, 4.0, 2.5), 5, 6)
    assert mask[1:3, 2:4].tolist() == [[1, 1], [1, 1]]
    assert mask[1:3, 4].tolist() == [0.5, 0.5]
    assert mask.sum() == pytest.approx(5.0)


@pytest.mark.parametrize("yaw", [0.0, 0.6, -0.9])
def test_coverage_sums_to_the_area_of_a_tilted_quad(yaw):
    quad = map_points(tilt(yaw, 0.3, 0.2, 400.0), rectangle(-60, -15, 60, 15)) + 64
    assert coverage(quad, 128, 128).sum() == pytest.approx(polygon_area(quad), rel=0.01)


def test_coverage_outside_the_picture_is_empty():
    assert coverage(rectangle(-30, -30, -10, -20), 8, 8).sum() == 0


def test_grow_moves_each_side_by_its_share_of_the_height():
    grown = grow(rectangle(10, 10, 50, 20), left=0.1, top=0.2, right=0.3, bottom=0.4)
    np.testing.assert_allclose(grown, rectangle(9, 8, 53, 24), atol=1e-4)


def test_paste_fills_the_quad_and_nothing_else():
    picture = np.zeros((40, 60, 3), np.uint8)
    quad = rectangle(9.5, 9.5, 49.5, 29.5)
    paste(picture, np.full((48, 96, 3), 200, np.uint8), quad)
    inside = coverage(quad, 40, 60) > 0
    assert np.abs(picture[inside].astype(int) - 200).max() <= 1
    assert picture[~inside].max() == 0


def test_paste_keeps_the_patch_upright():
    patch = np.zeros((40, 80, 3), np.uint8)
    patch[:20, :40] = 255  # its top left quarter
    picture = np.zeros((60, 100, 3), np.uint8)
    paste(picture, patch, rectangle(10, 10, 90, 50))
    assert picture[20, 30].min() > 250
    assert picture[40, 70].max() < 5


def test_framed_plate_is_found_at_the_quad_that_is_told():
    plate = np.full((60, 200, 3), 255, np.uint8)
    whole, visible = framed(plate, np.random.default_rng(1))
    (x0, y0), (x1, y1) = np.round(visible[0] + 0.5).astype(int), np.round(visible[2] + 0.5).astype(int)
    assert (whole[y0:y1, x0:x1] == 255).all()
    assert visible[2, 0] < whole.shape[1] - 0.5


def test_loose_marks_leave_the_rim_unknown():
    window = Window.around(np.zeros((60, 120, 3), np.uint8))
    window.mark_loosely(rectangle(20, 20, 100, 40), 0.2)
    assert window.target[30, 60] == 1
    assert window.weight[30, 60] == 1
    assert window.weight[20, 60] == 0
    assert window.weight[5, 5] == 1


def test_same_index_is_the_same_sample():
    first, second = DRAWN.at(5), DRAWN.at(5)
    np.testing.assert_array_equal(first.picture, second.picture)
    np.testing.assert_array_equal(first.target, second.target)


def test_samples_have_the_promised_shapes_and_ranges():
    seen_plate = 0
    for index in range(30):
        window = DRAWN.at(index)
        assert window.picture.shape == (96, 96, 3)
        assert window.picture.dtype == np.uint8
        assert window.target.shape == window.weight.shape == (96, 96)
        assert window.target.min() >= 0
        assert window.target.max() <= 1
        seen_plate += bool(window.target.any())
    assert 15 <= seen_plate < 30


def test_homography_maps_outline_onto_quad():
    quad = np.array([[5.0, 4], [50, 9], [48, 30], [3, 22]])
    mapped = map_points(homography(picture_outline(90, 30), quad), picture_outline(90, 30))
    np.testing.assert_allclose(mapped, quad, atol=1e-3)
