"""Makes the fixtures of test/golden/opencv with OpenCV, the referee for resize and gray conversion.

    python test/golden/opencv/generate.py

Made with opencv-python-headless 5.0.0 and numpy 2.4.6 on x86-64. Intel's IPP is switched off, so that OpenCV's own code
runs: IPP's cubic differs from it by one level in about 2 % of the bytes. The other four interpolations give the same
bytes with IPP on.
"""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path

import cv2
import numpy as np

FIXTURES = Path(__file__).parent / "fixtures"
INTERPOLATIONS = {
    "nearest": cv2.INTER_NEAREST,
    "linear": cv2.INTER_LINEAR,
    "cubic": cv2.INTER_CUBIC,
    "area": cv2.INTER_AREA,
    "lanczos4": cv2.INTER_LANCZOS4,
}
TARGETS = [(70, 140), (64, 128), (32, 48), (162, 314)]
PADDING = 114
RANDOM_CASES = 160


def digest(image: np.ndarray) -> dict[str, object]:
    raw = np.ascontiguousarray(image).tobytes()
    return {"sum": int(image.astype(np.int64).sum()), "sha256": hashlib.sha256(raw).hexdigest()[:16]}


def draw_plate(height: int, width: int, text: str, seed: int) -> np.ndarray:
    """A picture that looks like a plate: slope of light, frame, characters, a little noise. RGB."""
    rng = np.random.default_rng(seed)
    light = np.linspace(200, 250, width)[None, :, None] - np.linspace(0, 40, height)[:, None, None]
    image = (light + np.array([-20, 0, 5])).repeat(1, axis=2).astype(np.uint8)
    cv2.rectangle(image, (2, 2), (width - 3, height - 3), (20, 30, 120), 2)
    scale = width / 160
    cv2.putText(image, text, (6, int(height * 0.68)), cv2.FONT_HERSHEY_SIMPLEX, scale, (25, 20, 30), 2, cv2.LINE_AA)
    noise = rng.integers(-3, 4, image.shape)
    return np.clip(image.astype(int) + noise, 0, 255).astype(np.uint8)


def letterbox(image: np.ndarray, target: tuple[int, int], interpolation: int) -> np.ndarray:
    """Keeps the aspect ratio, centred; Python's own `round` (ties to even)."""
    (height, width), (rows, columns) = image.shape[:2], target
    ratio = min(rows / height, columns / width)
    size = (round(width * ratio), round(height * ratio))
    resized = image if size == (width, height) else cv2.resize(image, size, interpolation=interpolation)
    top, left = (rows - size[1]) / 2, (columns - size[0]) / 2
    return cv2.copyMakeBorder(
        resized,
        math.floor(top),
        math.ceil(top),
        math.floor(left),
        math.ceil(left),
        cv2.BORDER_CONSTANT,
        value=(PADDING,) * 3,
    )


def picture_cases() -> list[dict[str, object]]:
    cases = []
    for name, height, width, text, seed in [("plate-54x151", 54, 151, "PK 4071", 1), ("plate-81x157", 81, 157, "GO 55 B", 2)]:
        rgb = draw_plate(height, width, text, seed)
        cv2.imwrite(str(FIXTURES / f"{name}.png"), cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
        gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
        libpng_gray = cv2.imread(str(FIXTURES / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
        resized = [
            {
                "color": color,
                "target": {"width": target[1], "height": target[0]},
                "interpolation": interpolation,
                "stretch": digest(cv2.resize(image, target[::-1], interpolation=flag)),
                "letterbox": digest(letterbox(image, target, flag)),
            }
            for color, image in (("rgb", rgb), ("gray", gray))
            for target in TARGETS
            for interpolation, flag in INTERPOLATIONS.items()
        ]
        cases.append(
            {
                "file": f"{name}.png",
                "rgb": digest(rgb),
                "gray": digest(gray),
                "libpngGray": digest(libpng_gray),
                "resized": resized,
            }
        )
    return cases


def scrambled(seed: int, height: int, width: int, channels: int) -> np.ndarray:
    """Bytes that look random and can be made anywhere: the top byte of an integer hash of the index."""
    index = np.arange(height * width * channels, dtype=np.uint64) + np.uint64(seed * 7919)
    hashed = (index * np.uint64(2654435761)) & np.uint64(0xFFFFFFFF)
    hashed = ((hashed ^ (hashed >> np.uint64(15))) * np.uint64(2246822519)) & np.uint64(0xFFFFFFFF)
    return (hashed >> np.uint64(24)).astype(np.uint8).reshape(height, width, channels)


def random_cases() -> list[dict[str, object]]:
    rng = np.random.default_rng(20)
    cases = []
    for seed in range(RANDOM_CASES):
        channels = int(rng.choice([1, 3]))
        width, height = (int(side) for side in rng.integers(1, rng.choice([10, 60, 160]), 2))
        to_width, to_height = (int(side) for side in rng.integers(1, rng.choice([10, 60, 160]), 2))
        if seed % 5 == 0:  # A whole factor along each axis: OpenCV's area has a way of its own for it.
            to_width, to_height = max(1, width // 4), max(1, height // 4)
            factor_x, factor_y = (int(factor) for factor in rng.integers(1, 5, 2))
            width, height = to_width * factor_x, to_height * factor_y
        if seed % 10 == 1:  # Exactly half: OpenCV takes area's way for linear, too.
            width, height = to_width * 2, to_height * 2
        image = scrambled(seed, height, width, channels)
        cases.append(
            {
                "seed": seed,
                "from": [width, height, channels],
                "to": [to_width, to_height],
                "sha256": {
                    name: digest(cv2.resize(image, (to_width, to_height), interpolation=flag))["sha256"]
                    for name, flag in INTERPOLATIONS.items()
                },
            }
        )
    return cases


def float_cases() -> list[dict[str, object]]:
    """OpenCV on float32 pictures; equal to TensorFlow's bilinear with half-pixel centres."""
    cases = []
    for seed, (height, width, channels), (to_height, to_width) in [
        (1, (3, 4, 1), (5, 7)),
        (2, (9, 7, 1), (4, 3)),
        (3, (2, 3, 3), (3, 2)),
        (4, (1, 1, 3), (2, 2)),
    ]:
        image = scrambled(seed, height, width, channels).astype(np.float32)
        resized = cv2.resize(image, (to_width, to_height), interpolation=cv2.INTER_LINEAR)
        cases.append(
            {
                "seed": seed,
                "from": [width, height, channels],
                "to": [to_width, to_height],
                "values": [round(float(value), 4) for value in resized.ravel()],
            }
        )
    return cases


def one_line_each(cases: list[dict[str, object]]) -> str:
    return "[\n" + ",\n".join("    " + json.dumps(case) for case in cases) + "\n  ]"


def main() -> None:
    cv2.setNumThreads(1)
    cv2.ipp.setUseIPP(False)
    parts = {"pictures": picture_cases(), "random": random_cases(), "float": float_cases()}
    body = ",\n".join(f'  "{name}": {one_line_each(cases)}' for name, cases in parts.items())
    made_with = json.dumps({"opencv": cv2.__version__, "numpy": np.__version__, "ipp": False})
    (FIXTURES / "expected.json").write_text(f'{{\n  "madeWith": {made_with},\n{body}\n}}\n')


if __name__ == "__main__":
    main()
