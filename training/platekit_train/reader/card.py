"""The model card that lies beside an exported reader."""

from __future__ import annotations

from platekit_train.reader.reading_score import Score, wilson

_OUTPUT = {
    "ctc": "`plate` float32 `[N, 64, 37]`: log-softmax of 2 × 32 columns, upper row first, over `0-9A-Z` and the blank",
    "slots": "`plate` float32 `[N, 10, 37]`: probabilities of ten positions over `0-9A-Z` and the pad `_` (last)",
}

_CARD = """# {id}

{description}. Trained from random weights on drawn plates and, one crop in thirty of the last legs, on
205 real ones that the reader labelled itself; no label made by people was trained on.

| | |
|---|---|
| Input | `input` uint8 `[N, 64, 128, 1]`, gray, the whole plate stretched with OpenCV's `{interpolation}`; standardised inside the graph |
| Output | {output} |
| Size | {megabytes:.2f} MB, float32 sums on weights stored as float16, opset 17, any batch |
| Speed | {one:.2f} ms a plate on one thread, {two:.2f} ms on two (ONNX Runtime, server core with AVX-512, batch 1, fastest of 400) |
| Parity | largest difference of a probability to PyTorch: {parity:.1e} |
| sha256 | `{sha256}` |

## Data and recipe

- Plates drawn by `training/platekit_train/synth/`: {layouts} layouts of Europe, the Americas and elsewhere,
  texts from `formats/`, some at random; one plate in ten has two rows.
- Half of them in a parametric stroke typeface of our own, half in the open typefaces of `training/FONTS.md`.
- State names, slogans, stickers, bolts, frames and pictures are drawn as unlabelled distractors; so are small letters stacked
  one above the other, which are never part of a text.
- Seen through a simulated camera: tilt, light, shadow, blur, noise, compression, letters from 8 pixels, margins up to 20 % a side,
  corners as far off as our own segmenter and rectifier leave them (measured, `synth/rectifier_error.yaml`).
- Some samples hold no registration and are to be read as nothing.
- Surroundings and empty samples are in part windows of 78 road photos without a readable plate (Udacity CarND repositories, MIT).
- Real crops: 205 of 33 plates from the 386 road frames of one drive (`dayride_type1_001` of RobertLucian/license-plate-dataset,
  MIT), cut out and labelled by an earlier reader: readings of confidence 0.95 that follow a Romanian format without its help.
- One network with a CTC head and ten attention slots, trained together; this file is the {head} head, the {other} head stands beside it.
{recipe}

## Measured

Exact match of the whole text in percent (95 % Wilson interval): best path, no format rule, no confidence gate.
Folded takes O for 0 and I for 1. `boxes-…` are the labelled boxes of whole photos, grown by 8 % on each side, so finding the plate is not in these numbers.
In `per plate` every distinct text counts once. The crops of `crops-ro` carry 15 % margin; `trimmed` has about half of it cut off,
and `untrained` leaves out the drive whose frames were trained on: three drives with 33 other plates remain.
`drawn` are 1,000 plates of the data engine that no training saw, as hard as training makes them; `drawn-two-rows` 300 of two rows.
The others are development sets: the data engine was changed by looking at errors there. None of their pictures or texts was trained on.

| set | n | strict | folded | strict per plate |
|---|---|---|---|---|
{rows}

## Limits

Up to 10 Latin letters and digits in one or two rows. O and 0, I and 1 differ by format more than by shape: the SDK's `formats` settle
what they can. Two rows were only measured on drawn plates. Small stacked letters are left out, as most registers do.

Licence: MIT, like the project.
"""  # noqa: E501


def model_card(config: dict, facts: dict, scores: dict[str, Score], recipe: str) -> str:
    """Markdown of README.md; `config` is the manifest, `facts` what the export measured."""
    head = config["family"]
    return _CARD.format(
        id=config["id"],
        description=config["description"],
        interpolation=config["input"]["interpolation"],
        output=_OUTPUT[head],
        megabytes=facts["bytes"] / 1e6,
        one=facts["one_thread_ms"],
        two=facts["two_threads_ms"],
        parity=facts["parity"],
        layouts=facts["layouts"],
        sha256=config["model"]["sha256"],
        head=head,
        other="slots" if head == "ctc" else "ctc",
        recipe=f"- {recipe}" if recipe else "",
        rows="\n".join(score_row(name, score, facts["per_plate"][name]) for name, score in scores.items()),
    )


def score_row(name: str, score: Score, per_plate: float) -> str:
    """One line of the table of scores."""
    strict, folded = (
        f"{100 * hits / score.count:.1f} ({low:.1f}–{high:.1f})"
        for hits, (low, high) in ((hits, wilson(hits, score.count)) for hits in (score.strict, score.folded))
    )
    return f"| {name} | {score.count} | {strict} | {folded} | {100 * per_plate:.1f} |"
