"""Training crops: shapes, labels, determinism."""

import numpy as np
import pytest

from platekit_train.ocr_stream import StreamOptions, make_batch, stream_batches
from platekit_train.synth.crop import CropOptions, crop_batch, fit_crop
from platekit_train.synth.surroundings import Photos


def test_crop_batch_gives_bytes_and_texts():
    images, texts = crop_batch(np.random.default_rng(0), 40, Photos(), CropOptions())
    assert images.shape == (40, 64, 128)
    assert images.dtype == np.uint8
    assert len(texts) == 40


def test_empty_share_is_kept():
    _, texts = crop_batch(np.random.default_rng(0), 60, Photos(), CropOptions(empty_share=1.0))
    assert set(texts) == {""}
    _, texts = crop_batch(np.random.default_rng(0), 600, Photos(), CropOptions(empty_share=0.5, views=3))
    assert 0.4 < texts.count("") / 600 < 0.6


def test_batch_depends_on_seed_and_number_only():
    options = StreamOptions(seed=4, batch=6)
    first, second = make_batch(options, Photos(), 3), make_batch(options, Photos(), 3)
    assert np.array_equal(first[0], second[0])
    assert first[1] == second[1]
    assert make_batch(options, Photos(), 4)[1] != first[1]


def test_stream_resumes_in_the_middle():
    options = StreamOptions(seed=4, batch=4)
    whole = [texts for _, texts in stream_batches(options, range(3), workers=0)]
    rest = [texts for _, texts in stream_batches(options, range(1, 3), workers=0)]
    assert whole[1:] == rest


def test_photos_come_from_a_folder(tmp_path):
    with pytest.raises(FileNotFoundError, match="Cannot load surroundings"):
        Photos.load(tmp_path)
    assert Photos.load(None).images == ()


@pytest.mark.parametrize(("height", "width"), [(20, 60), (64, 128), (130, 600)])
def test_fit_crop_is_64_by_128(height, width):
    assert fit_crop(np.zeros((height, width), np.uint8)).shape == (64, 128)
