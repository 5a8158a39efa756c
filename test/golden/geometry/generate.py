"""Writes the expected results of OpenCV that the geometry tests compare ours with.

Run from this folder: python generate.py
Last run with OpenCV 5.0.0, NumPy 2.4.6, Python 3.11. The seed is fixed, so a second run writes the same files.
"""

import json
from pathlib import Path

import cv2
import numpy as np

HERE = Path(__file__).parent / "fixtures"
rng = np.random.default_rng(20240612)


def rounded(array, digits=6):
    return np.round(np.asarray(array, dtype=np.float64), digits).tolist()


def rows(mask):
    return ["".join("#" if cell else "." for cell in row) for row in mask]


def random_masks():
    """Noise at several densities (holes, islands in holes, thin lines), then smooth blobs."""
    for density in (0.1, 0.3, 0.5, 0.62, 0.8):
        yield (rng.random((14, 22)) < density).astype(np.uint8)
    for sigma in (1.0, 1.6, 2.5):
        noise = cv2.GaussianBlur(rng.random((28, 36)), (0, 0), sigma)
        yield (noise > np.median(noise)).astype(np.uint8)
    ring = np.zeros((11, 13), np.uint8)
    cv2.rectangle(ring, (1, 1), (11, 9), 1, 1)
    cv2.rectangle(ring, (3, 3), (9, 7), 1, 1)
    ring[5, 6] = 1
    yield ring


def contours():
    cases = []
    for mask in random_masks():
        every, hierarchy = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
        outer = [c[:, 0].tolist() for c, h in zip(every, hierarchy[0]) if h[3] == -1]
        outermost = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
        cases.append({"mask": rows(mask), "outer": outer, "outermostCount": len(outermost)})
    return cases


def hulls_and_rects():
    cases = []
    for count in (3, 4, 5, 8, 20, 60):
        for _ in range(4):
            angle = rng.uniform(0, np.pi)
            spread = rng.uniform(5, 80, 2)
            turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
            points = (rng.uniform(-1, 1, (count, 2)) * spread) @ turn.T + rng.uniform(50, 500, 2)
            # Two decimals, and as float32: what is written is exactly what OpenCV saw.
            points = np.round(points, 2).astype(np.float32)
            hull = cv2.convexHull(points)[:, 0]
            rect = cv2.minAreaRect(points)
            cases.append({
                "points": rounded(points, 2),
                "hull": rounded(hull, 2),
                "hullArea": float(cv2.contourArea(hull)),
                "rect": {"center": rounded(rect[0], 4), "sides": rounded(sorted(rect[1]), 4)},
                "rectCorners": rounded(cv2.boxPoints(rect), 4),
            })
    return cases


def quads(count, size, spread):
    """Convex quads: a rectangle turned by up to 40 degrees, its corners moved at random."""
    for _ in range(count):
        angle = rng.uniform(-0.7, 0.7)
        width, height = rng.uniform(0.5, 0.8) * size, rng.uniform(0.12, 0.35) * size
        corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [width / 2, height / 2]
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        moved = corners + rng.uniform(-spread, spread, (4, 2)) * height
        yield np.round(moved @ turn.T + size / 2 + rng.uniform(-3, 3, 2), 3).astype(np.float32)


def homographies():
    cases = []
    for quad in quads(8, 400, 0.2):
        width, height = 256, int(rng.integers(50, 130))
        plate = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        image_from_plate = cv2.getPerspectiveTransform(plate, quad)
        cases.append({
            "plate": rounded(plate), "image": quad.astype(np.float64).tolist(),
            "imageFromPlate": [float(v) for v in image_from_plate.flatten()],
        })
    return cases


def intersections():
    cases = []
    for a, b in zip(quads(10, 100, 0.2), quads(10, 100, 0.2)):
        area, _ = cv2.intersectConvexConvex(a, b)
        cases.append({"a": rounded(a, 3), "b": rounded(b, 3), "area": float(area)})
    return cases


def warp():
    """A picture of waves, drawn by a formula that the test repeats; only OpenCV's results are stored."""
    y, x = np.mgrid[0:48, 0:64].astype(np.float64)
    waves = [128 + 100 * np.sin(x / a + y / b) for a, b in ((5, 9), (7, -6), (-11, 4))]
    image = np.floor(np.stack(waves, axis=-1)).astype(np.uint8)
    cases = []
    for quad in quads(3, 64, 0.15):
        quad = quad - [0, 8]
        plate = np.array([[0, 0], [39, 0], [39, 15], [0, 15]], np.float32)
        image_from_plate = cv2.getPerspectiveTransform(plate, quad.astype(np.float32))
        flat = cv2.warpPerspective(image, image_from_plate, (40, 16), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                                   borderMode=cv2.BORDER_REPLICATE)
        cases.append({"imageFromPlate": [float(v) for v in image_from_plate.flatten()], "pixels": flat.flatten().tolist()})
    return cases


def fitted():
    """Filled quads on a 96x96 mask of 0 and 1, and OpenCV's rectangle around each, which knows no perspective."""
    cases = []
    for quad in quads(10, 96, 0.15):
        mask = np.zeros((96, 96), np.uint8)
        big = cv2.fillConvexPoly(np.zeros((96 * 16, 96 * 16), np.uint8), np.int32((quad + 0.5) * 16), 1)
        mask[:] = cv2.resize(big.astype(np.float32), (96, 96), interpolation=cv2.INTER_AREA) > 0.5
        contour = max(cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0], key=len)
        cases.append({"corners": rounded(quad, 3), "runs": runs(mask), "rect": rounded(cv2.boxPoints(cv2.minAreaRect(contour)), 4)})
    return cases


def runs(mask):
    """First and last set column of each row, [-1, -1] for an empty one: enough for a convex shape."""
    found = [np.flatnonzero(row) for row in mask]
    return [[int(f[0]), int(f[-1])] if len(f) else [-1, -1] for f in found]


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for maker in (contours, hulls_and_rects, homographies, intersections, warp, fitted):
        text = json.dumps({"opencv": cv2.__version__, "cases": maker()}, separators=(",", ":"))
        (HERE / f"{maker.__name__.replace('_', '-')}.json").write_text(text + "\n")
