"""The segmenter's model card, written next to the exported model."""

from __future__ import annotations

_CARD = """# plate-segment

Finds licence plates: a picture in, one plate probability per pixel out.
Trained from random weights by `training/platekit_train/segmenter/train.py`; nothing was taken from
another model.

| | |
|---|---|
| Input | `input` [N, H, W, 3] uint8 RGB; H and W any multiple of 32; normalised inside the graph |
| Output | `mask` [N, 1, H, W] float32 probabilities |
| Size | {parameters:,} parameters, {megabytes:.1f} MB |
| First look | the whole photo, letterboxed on grey 114 to 512 x 512; plates from about 20 px wide |
| Second look | 256 x 256 around a candidate, the plate a third to two thirds of the width; gives the quad |
| Threshold | 0.5 |

## What it was trained on

- Plates drawn by our own generator (`training/platekit_train/synth/`): random texts, many layouts.
- Scenes drawn by `training/platekit_train/scenes/`: vehicle ends, streets, patterns, lettering as
  negatives, day and night, blur, noise, compression.
- Photos with an MIT licence: 384 road frames of one drive (RobertLucian/license-plate-dataset),
  64 photos with plate corners and 2 backgrounds (claudiojung/iwpod-net), 78 road photos
  (udacity/CarND). Most plates in them were covered by drawn ones.
- {recipe}
- No picture of any set below was trained on; the road frames measured are those of other drives.

## Measured

Masks, one look at each picture:

{masks}

- `ro-held-out-drives-512`: the three drives of road photos (RobertLucian/license-plate-dataset) that were not trained
  on, within 512 x 512. Its labels are boxes, filled to serve as masks: one with the plate's true outline cannot reach
  1, and far plates that nobody labelled count as false.
- `drawn-held-out`: windows of 256 x 256 of our own scenes with a seed that training never uses.
- The last line is what `tflite-license-plate-segmentation`, a U-Net on MobileNetV2, states of itself at 512 x 512. It
  is measured on another data set (Open Images, boxes as masks): the numbers stand side by side, they do not compete.

IoU, Dice and accuracy are means over pictures, each counting once. A picture without a plate in which none is found
counts 1 for IoU and Dice; where only one of the two masks is empty, both count 0. Object recall: plates that meet a
connected part of the mask at IoU 0.5 or more; object precision: parts that meet a plate so. Behind each number its 95 %
interval, Wilson's for shares, 1.96 standard errors for means.

Plates, first and second look together:

{scores}

Measured with `training/platekit_train/segmenter/looks.py`, a simple form of the SDK's two looks.
The scenes and negatives were looked at while the data engine was improved: they are development
sets, not a hold-out.

`found_iou30`: share of photos whose labelled box meets a predicted region's box at IoU 0.3 or more,
first and second look together. `box_recall_iou50` and the like: objects, with the region's box. Precision counts every
region outside the labels as false, though some are far plates that nobody labelled.
Boxes in these sets are loose templates; an IoU above 0.5 would measure the template.

## Limits

Plates under about 12 px in the 512-pixel look are lost: cut large photos into tiles. Signs with a
few large characters and house fronts can look like plates; the reader's confidence is the second filter. A plate
without any contrast to a body of the same colour, or in the dark, may be missed or get a mask with ragged edges.

Licence: MIT, like the project.
"""


_MASK_METRICS = {
    "mean_iou": "mean IoU",
    "mean_dice": "Dice",
    "pixel_accuracy": "pixel accuracy",
    "object_recall_iou50": "object recall",
    "object_precision_iou50": "object precision",
}
_SEED = ("`tflite-license-plate-segmentation`, another data set", "", "0.5898", "0.6450", "0.9943", "", "")
_NOT_MEASURED = "Not measured yet."


def model_card(parameters: int, size_in_bytes: int, scores: list[dict], recipe: str) -> str:
    """The card as Markdown; scores as in the manifest, `recipe` how the weights came to be."""
    return _CARD.format(
        parameters=parameters,
        megabytes=size_in_bytes / 1e6,
        masks=_mask_table([score for score in scores if score["metric"] in _MASK_METRICS]),
        scores=_score_table([score for score in scores if score["metric"] not in _MASK_METRICS]),
        recipe=recipe,
    )


def _mask_table(scores: list[dict]) -> str:
    """A line a set and a column a metric, with the seed's numbers below."""
    if not scores:
        return _NOT_MEASURED
    sets: dict[str, dict[str, dict]] = {}
    for score in scores:
        sets.setdefault(score["dataset"], {})[score["metric"]] = score
    rows = [
        (f"`{name}`", _counted(of), *(_with_interval(of[metric]) if metric in of else "" for metric in _MASK_METRICS))
        for name, of in sets.items()
    ]
    return _table(("set", "n", *_MASK_METRICS.values()), [*rows, _SEED])


def _counted(of: dict[str, dict]) -> str:
    """How many pictures, and how many plates in them."""
    pictures, plates = (of[metric]["n"] if metric in of else 0 for metric in ("mean_iou", "object_recall_iou50"))
    return f"{pictures} pictures, {plates} plates"


def _with_interval(score: dict) -> str:
    low, high = score["ci95"]
    return f"{score['value']:.3f} ({low:.3f}–{high:.3f})"


def _score_table(scores: list[dict]) -> str:
    """A line a score."""
    if not scores:
        return _NOT_MEASURED
    rows = [
        (
            score["dataset"],
            score["metric"],
            f"{score['value']:.3f}",
            str(score["n"]),
            "{:.3f}–{:.3f}".format(*score["ci95"]),
        )
        for score in scores
    ]
    return _table(("set", "metric", "value", "n", "95 %"), rows)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows))
