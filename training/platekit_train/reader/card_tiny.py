"""The model card of the tiny reader."""

from __future__ import annotations

from platekit_train.reader.card import score_row
from platekit_train.reader.reading_score import Score

_CARD = """# {id}

The small reader, for machines on which every tenth of a millisecond counts: tinyLPR's kind of network, read with CTC.
Trained from random weights on drawn plates only; no real plate was trained on. `plate-ocr` reads better.

| | |
|---|---|
| Input | `input` uint8 `[N, 64, 128, 1]`, gray, the whole plate stretched with OpenCV's `{interpolation}`; standardised inside the graph |
| Output | `plate` float32 `[N, 32, 37]`: log-softmax of 32 steps over `0-9A-Z` and the blank (last); one row takes all steps, of two rows the upper takes the first 16 |
| Size | {megabytes:.3f} MB, 131 thousand weights, float32 sums on weights stored as float16, opset 17, any batch |
| Speed | {one:.2f} ms a plate on one thread, {two:.2f} ms on two (ONNX Runtime, server core with AVX-512, batch 1, fastest of 400) |
| Parity | largest difference of a probability to PyTorch: {parity:.1e} |
| sha256 | `{sha256}` |

## Network

- Head as in tinyLPR (KR_LPR_Jax): channel gate, space gate, a character map that says where each step looks, an einsum of the two.
- Residual convolutions in place of MobileNetV3's depthwise ones; four softmax maps a step, which start on the four rows of cells;
  a learned place prior for one and for two rows with a switch between them; one attention layer over the steps.
- For training only: a branch that turns the character map into the mask of each character.

## Data and recipe

- Plates drawn by `training/platekit_train/synth/`, about {layouts} layouts, seen through a simulated camera, as for `plate-ocr`.
- Losses: CTC per character; character masks with Dice and cross entropy; whether the text has two rows; in the first steps the
  cross entropy of each time step with the character that stands there, without which CTC took 500 steps to find its first one.
{recipe}

## Measured

Exact match of the whole text in percent (95 % Wilson interval): best path, no format rule, no confidence gate.
Folded takes O for 0 and I for 1. `boxes-…` are the labelled boxes of whole photos, grown by 8 % on each side, so finding the plate is not in these numbers.
In `per plate` every distinct text counts once. The crops of `crops-ro` carry 15 % margin; `trimmed` has about half of it cut off.
`drawn` and `drawn-two-rows` are crops of our own data engine that training did not see. The real sets are development sets: the
data engine was changed by looking at errors there. None of their pictures or texts was trained on.

| set | n | strict | folded | strict per plate |
|---|---|---|---|---|
{rows}

## Limits

Up to 10 characters in one row or two. Small, blurred and tilted plates are read much worse than by `plate-ocr`. O and 0, I and 1
differ by format more than by shape. Latin letters only.

Licence: MIT, like the project.
"""  # noqa: E501


def model_card(config: dict, facts: dict, scores: dict[str, Score], *, recipe: str) -> str:
    """Markdown of README.md; `config` is the manifest, `facts` what the export measured."""
    return _CARD.format(
        id=config["id"],
        interpolation=config["input"]["interpolation"],
        megabytes=facts["bytes"] / 1e6,
        one=facts["one_thread_ms"],
        two=facts["two_threads_ms"],
        parity=facts["parity"],
        sha256=config["model"]["sha256"],
        layouts=facts["layouts"],
        recipe=f"- {recipe}" if recipe else "",
        rows="\n".join(score_row(name, score, facts["per_plate"][name]) for name, score in scores.items()),
    )
