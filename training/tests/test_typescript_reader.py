"""What was trained here is read by the product: weights → bundle → `createRecognizer` of the TypeScript SDK."""

import base64
import json

import cv2
import pytest
from product import needs_product, run_script

from platekit_train.own.ocr_report import write_bundle
from platekit_train.reader.export import HEADS
from platekit_train.reader.open_model import open_reader_model


def read_with_product(bundle, crops, folder):
    listing = folder / "crops.json"
    entries = [
        {"width": crop.shape[1], "height": crop.shape[0], "gray": base64.b64encode(crop.tobytes()).decode()}
        for crop in crops
    ]
    listing.write_text(json.dumps(entries))
    return run_script("read_crops.mts", bundle, listing)


@needs_product
@pytest.mark.parametrize("head", HEADS)
def test_product_reads_what_was_trained_for_seconds(known_by_heart, head, tmp_path):
    weights, known = known_by_heart
    write_bundle(tmp_path / "My Plates", head, weights, (known,))
    # Of another size, so that the product has to resize them as the training does.
    crops = [cv2.resize(image, (190, 77), interpolation=cv2.INTER_CUBIC) for image in known.images]

    answers = read_with_product(tmp_path / "My Plates", crops, tmp_path)

    model = open_reader_model(tmp_path / "My Plates")
    ours = [model.read(model.crop(crop)[None])[0] for crop in crops]
    assert [answer["text"] for answer in answers] == [reading.text for reading in ours]
    assert sum(answer["text"] == text for answer, text in zip(answers, known.texts, strict=True)) >= 6
    if head == "slots":  # the product rates characters of a CTC lattice by more than the best path
        for answer, reading in zip(answers, ours, strict=True):
            assert answer["probabilities"] == pytest.approx(reading.chars, abs=1e-4)
