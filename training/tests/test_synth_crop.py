"""Training crops: shapes, labels, determinism."""

import cv2
import numpy as np
import pytest

from platekit_train.reader.stream import StreamOptions, make_batch, stream_batches
from platekit_train.synth import camera, plate_view
from platekit_train.synth.crop import CropOptions, crop_batch, fit_crop, plate_crop
from platekit_train.synth.plate import RenderedPlate
from platekit_train.synth.surroundings import Photos


def test_crop_batch_gives_bytes_texts_and_boxes():
    batch = crop_batch(np.random.default_rng(0), 40, Photos(), CropOptions())
    assert batch.images.shape == (40, 64, 128)
    assert batch.images.dtype == np.uint8
    assert len(batch.texts) == 40
    assert [boxes.shape for boxes in batch.boxes] == [(len(text), 4) for text in batch.texts]
    assert all(boxes.dtype == np.float32 for boxes in batch.boxes)


def test_boxes_lie_inside_the_crop():
    for boxes in crop_batch(np.random.default_rng(1), 200, Photos(), CropOptions(empty_share=0)).boxes:
        assert (boxes[:, :2] >= 0).all()
        assert (boxes[:, 2:] <= [128, 64]).all()
        assert (boxes[:, 2:] - boxes[:, :2] > 1).all()


def painted_plate() -> RenderedPlate:
    """A gray plate with a white and a black block instead of its two characters."""
    image = np.full((60, 200, 3), 128, np.uint8)
    image[15:45, 30:70] = 255
    image[10:50, 110:150] = 0
    boxes = np.float32([[30, 15, 70, 45], [110, 10, 150, 50]])
    return RenderedPlate(image, "AB", boxes, "test", 200 / 60)


@pytest.mark.parametrize("tight_share", [0.0, 1.0])
def test_boxes_follow_warp_cut_and_stretch(tight_share, monkeypatch):
    """Without the camera's effects the painted blocks fill their boxes, in the text's order."""
    for share in ("_NIGHT", "_RAIN", "_INFRARED"):
        monkeypatch.setattr(plate_view, share, 0.0)
    for effect in ("light", "blur", "sensor"):
        monkeypatch.setattr(camera, effect, lambda _rng, image, *_: image)
    rng = np.random.default_rng(2)
    options = CropOptions(tight_share=tight_share, letter_height=(20.0, 40.0))
    for _ in range(60):
        crop, boxes = plate_crop(rng, painted_plate(), Photos(), options)
        for (x0, y0, x1, y1), (least, most) in zip(boxes, [(230, 255), (0, 25)], strict=True):
            middle = crop[round((y0 + y1) / 2), round((x0 + x1) / 2)]
            assert least <= middle <= most
        for box, wanted in zip(boxes, [crop > 200, crop < 60], strict=True):
            _, spots, bounds, _ = cv2.connectedComponentsWithStats(wanted.astype(np.uint8), connectivity=4)
            x, y, width, height, _ = bounds[spots[round((box[1] + box[3]) / 2), round((box[0] + box[2]) / 2)]]
            # Half covered pixels at the block's border are neither: up to two pixels after the last enlargement.
            assert np.abs(box - [x, y, x + width, y + height]).max() < 2.5


def test_empty_share_is_kept():
    batch = crop_batch(np.random.default_rng(0), 60, Photos(), CropOptions(empty_share=1.0))
    assert set(batch.texts) == {""}
    assert all(boxes.shape == (0, 4) for boxes in batch.boxes)
    texts = crop_batch(np.random.default_rng(0), 600, Photos(), CropOptions(empty_share=0.5, views=3)).texts
    assert 0.4 < texts.count("") / 600 < 0.6


def test_batch_depends_on_seed_and_number_only():
    options = StreamOptions(seed=4, batch=6)
    first, second = make_batch(options, Photos(), 3), make_batch(options, Photos(), 3)
    assert np.array_equal(first.images, second.images)
    assert first.texts == second.texts
    assert make_batch(options, Photos(), 4).texts != first.texts


def test_stream_resumes_in_the_middle():
    options = StreamOptions(seed=4, batch=4)
    whole = [batch.texts for batch in stream_batches(options, range(3), workers=0)]
    rest = [batch.texts for batch in stream_batches(options, range(1, 3), workers=0)]
    assert whole[1:] == rest


def test_photos_come_from_a_folder(tmp_path):
    with pytest.raises(FileNotFoundError, match="Cannot load surroundings"):
        Photos.load(tmp_path)
    assert Photos.load(None).images == ()


@pytest.mark.parametrize(("height", "width"), [(20, 60), (64, 128), (130, 600)])
def test_fit_crop_is_64_by_128(height, width):
    assert fit_crop(np.zeros((height, width), np.uint8)).shape == (64, 128)


def test_stream_ends_with_an_error_when_its_process_dies(tmp_path):
    options = StreamOptions(seed=4, batch=4, photos=tmp_path)  # no photos there: the process cannot start
    with pytest.raises(RuntimeError, match="ended with exit code 1"):
        next(stream_batches(options, range(3), workers=1))
