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

{scores}

Measured with `training/platekit_train/segmenter/looks.py`, a simple form of the SDK's two looks.
The scenes and negatives were looked at while the data engine was improved: they are development
sets, not a hold-out.

`mean_iou`, `mean_dice`, `pixel_accuracy`: means over pictures. A picture without a plate in which none is found
counts 1 for IoU and Dice; where only one of the two masks is empty, both count 0. `object_recall_iou50`: plates that
meet a connected part of the mask at IoU 0.5 or more; `object_precision_iou50`: parts that meet a plate so. Intervals
are Wilson's for shares, 1.96 standard errors for means. `drawn-held-out` are windows of our own scenes with another
seed. `ro-held-out-drives-512` is the first look alone on the three drives that were not trained on; its labels are
boxes, filled to serve as masks, so a mask with the plate's true outline cannot reach 1, and far plates that nobody
labelled count as false.

For comparison, the U-Net on MobileNetV2 of `tflite-license-plate-segmentation` states mean IoU 0.5898, Dice 0.6450
and pixel accuracy 0.9943 at 512 x 512. That is another data set (Open Images, boxes as masks): the numbers stand
beside each other, they do not compete.

`found_iou30`: share of photos whose labelled box meets a predicted region's box at IoU 0.3 or more,
first and second look together. `box_recall_iou50` and the like: objects, with the region's box. Precision counts every
region outside the labels as false, though some are far plates that nobody labelled.
Boxes in these sets are loose templates; an IoU above 0.5 would measure the template.

## Limits

Plates under about 12 px in the 512-pixel look are lost: cut large photos into tiles. Signs with a
few large characters and house fronts can look like plates; the reader's confidence is the second filter. A plate
without any contrast to a body of the same colour may get a mask with ragged edges.

Licence: MIT, like the project.
"""


def model_card(parameters: int, size_in_bytes: int, scores: list[dict], recipe: str) -> str:
    """The card as Markdown; scores as in the manifest, `recipe` how the weights came to be."""
    lines = ["| set | metric | value | n | 95 % |", "|---|---|---|---|---|"]
    for score in scores:
        low, high = score.get("ci95", ("", ""))
        interval = f"{low:.3f}–{high:.3f}" if low != "" else ""
        lines.append(f"| {score['dataset']} | {score['metric']} | {score['value']:.3f} | {score['n']} | {interval} |")
    table = "\n".join(lines) if scores else "Not measured yet."
    return _CARD.format(parameters=parameters, megabytes=size_in_bytes / 1e6, scores=table, recipe=recipe)
