"""Go on training the reader on own plates.

`python -m platekit_train.own.finetune_ocr --data plates.csv --out my-model`

Own crops are mixed with drawn ones, so that what the reader knows is kept. Some plates are held back; the weights that
read them best are exported as a bundle, with a README that tells the scores before and after. Run again to resume.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tqdm import tqdm

from platekit_train.bad_data import BadData
from platekit_train.models.ocr import encode_slots
from platekit_train.own.crops import OwnStream, group_by_text, mixed_batches
from platekit_train.own.finetune_data import OcrTuning, load_split, reading_set
from platekit_train.own.finetune_progress import Progress, claim_folder, fingerprint
from platekit_train.own.ocr_report import OcrReport, TrainedFor, measure, write_bundle, write_readme
from platekit_train.own.split import Split
from platekit_train.reader.drawn_sets import drawn_sets
from platekit_train.reader.export import HEADS
from platekit_train.reader.losses import OcrLosses, SlotLoss, ctc_costs
from platekit_train.reader.networks import NETWORKS, training_output
from platekit_train.reader.reading_score import ReadingSet
from platekit_train.reader.stream import StreamOptions
from platekit_train.reader.train import OcrRun, Training
from platekit_train.reader.weights import network_of, reading_graph
from platekit_train.run.checkpoint import save_checkpoint
from platekit_train.run.stop_signal import StopSignal


@torch.no_grad()
def text_cost(training: Training, sets: ReadingSet, head: str) -> float:
    """Mean negative log-likelihood of the texts: tells small steps forward that no reading shows yet."""
    codes, lengths = encode_slots(list(sets.texts)), torch.tensor([len(text) for text in sets.texts])
    costs = []
    for start in range(0, len(sets.images), 128):
        part = slice(start, start + 128)
        pictures = torch.from_numpy(sets.images[part]).unsqueeze(-1).to(training.device)
        output = training_output(training.average.model, pictures)
        if head == "ctc":
            costs.append(ctc_costs(output.ctc.cpu(), codes[part], lengths[part]))
        else:
            right = output.slots.cpu().log_softmax(-1).gather(2, codes[part, :, None])
            costs.append(-right.sum((1, 2)))
    return float(torch.cat(costs).mean())


def finetune(tuning: OcrTuning) -> OcrReport:
    """Check, train, keep the best, write the bundle.

    @raise BadData before anything is trained, when the data cannot be trained on.
    """
    split, faults = load_split(tuning)
    reading_graph(tuning.weights, tuning.head)  # before a folder is made for weights that cannot be used
    claim_folder(tuning.folder, tuning.out / "model.onnx", _settings(tuning, split))
    training, started = Training(_run(tuning)), time.monotonic()
    held = reading_set("own-held-back", split.held_back)
    progress = Progress.load(tuning.folder) or _check(training, tuning, held, Progress())
    with StopSignal() as stop:
        progress = _descend(training, tuning, (held, stop), _batches(tuning, split, training.step), progress)
    if stop.asked:
        print(f"stopped at step {training.step} of {tuning.steps}; run again to go on")
        raise SystemExit(128 + stop.asked)
    trained = TrainedFor(progress.best_step, progress.checks, time.monotonic() - started)
    sets = (held, *drawn_sets())
    before = measure(tuning.weights, tuning.head, sets)
    if progress.best_step == 0:
        return OcrReport(before, {}, None, trained, tuple(faults))
    after = write_bundle(tuning.out, tuning.head, tuning.folder / "best.pt", sets)
    report = OcrReport(before, after, tuning.out, trained, tuple(faults))
    write_readme(tuning, split, report)
    return report


def _run(tuning: OcrTuning) -> OcrRun:
    network = network_of(tuning.weights)
    return OcrRun(
        network=network,
        losses=OcrLosses(slots=SlotLoss() if "slots" in NETWORKS[network].losses else None),
        name=tuning.folder.name,
        runs_dir=tuning.folder.parent,
        steps=tuning.steps,
        seed=tuning.seed,
        batch=tuning.batch,
        lr=tuning.lr,
        warmup=max(1, tuning.steps // 20),
        decay=max(1, tuning.steps // 2),
        ema=0.99,
        precision=tuning.precision,
        threads=tuning.threads,
        workers=tuning.workers,
        init=str(tuning.weights),
    )


def _batches(tuning: OcrTuning, split: Split, step: int) -> Iterator:
    own = max(1, round(tuning.batch * tuning.own_share))
    drawn = StreamOptions(tuning.seed, tuning.batch - own, tuning.photos)
    stream = OwnStream(group_by_text(split.training), own, drawn)
    return mixed_batches(stream, range(step, tuning.steps), tuning.workers)


def _descend(
    training: Training, tuning: OcrTuning, watch: tuple[ReadingSet, StopSignal], batches: Iterator, progress: Progress
) -> Progress:
    held, stop = watch
    bar = tqdm(total=tuning.steps, initial=training.step, unit="step", mininterval=5)
    for batch in batches:
        if progress.stale >= tuning.patience or stop.asked:
            break
        losses = training.learn(batch)
        bar.update()
        if training.step % tuning.check_every == 0 or training.step == tuning.steps:
            training.log({"step": training.step, **losses})
            progress = _check(training, tuning, held, progress)
            bar.set_postfix(best=f"{progress.score:g} of {len(held.texts)} at step {progress.best_step}")
    bar.close()
    if stop.asked:
        training.save()
    return progress


def _check(training: Training, tuning: OcrTuning, held: ReadingSet, progress: Progress) -> Progress:
    """Measure on the held-back plates; keep weights that are better than all before."""
    right = sum(a == b for a, b in zip(held.texts, training.read(held.images, tuning.head), strict=True))
    progress = progress.checked(training.step, right, text_cost(training, held, tuning.head))
    training.log({"step": training.step, "right": right, "of": len(held.texts), "cost": progress.last_cost})
    if progress.best_step == training.step:
        save_checkpoint(tuning.folder / "best.pt", training.average.model.state_dict())
    progress.save(tuning.folder)  # before the checkpoint: a run cut in between makes this check again
    training.save()
    return progress


def _settings(tuning: OcrTuning, split: Split) -> dict:
    """What must be equal for a run to be resumed."""
    names = ("data", "val", "weights", "steps", "batch", "lr", "own_share", "held_back", "head", "seed", "check_every")
    values = {name: str(getattr(tuning, name)) for name in (*names, "photos", "precision")}
    plates = split.training + split.held_back
    content = fingerprint(part for plate in plates for part in (plate.text.encode(), plate.gray.tobytes()))
    return {**values, "training": len(split.training), "held": len(split.held_back), "pictures and texts": content}


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = OcrTuning(Path(), Path())
    add = parser.add_argument
    add(
        "--data", type=Path, required=True, help="CSV image_path,plate_text, or a folder with train/{plate}_{index}.jpg"
    )
    add("--out", type=Path, required=True, help="folder of the new bundle")
    add("--val", type=Path, help="CSV of plates to hold back, instead of a share of --data")
    add("--weights", type=Path, default=default.weights, help="weights to begin with: ocr.pt, or ocr-tiny.pt")
    add("--photos", type=Path, help="folder of photos without readable plates, around drawn plates")
    add("--skip-bad", action="store_true", help="leave out pictures that cannot be used, and list them")
    add("--head", choices=HEADS, default=default.head)
    add("--precision", choices=("fp32", "bf16"), default=default.precision, help="bf16 where the processor has AMX")
    for name, note in (
        ("held_back", "share of the plates held back"),
        ("own_share", "share of own crops in a batch; the rest is drawn"),
        ("steps", "at most"), ("batch", "crops a step"), ("lr", "highest learning rate"),
        ("check_every", "steps"), ("patience", "checks without a better one before it ends"),
        ("seed", "of all choices"), ("workers", "processes that draw"), ("threads", "of the training"),
    ):  # fmt: skip
        value = getattr(default, name)
        add("--" + name.replace("_", "-"), type=type(value), default=value, help=f"{note} (default {value})")
    try:
        report = finetune(OcrTuning(**vars(parser.parse_args())))
    except BadData as error:
        raise SystemExit(str(error)) from None
    print(json.dumps(report.summary(), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
