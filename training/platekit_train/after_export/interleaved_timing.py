"""Times of several networks on one machine that others use as well."""

from __future__ import annotations

import time

import numpy as np
import onnxruntime

_QUIET = 0.1


def interleaved_milliseconds(
    sessions: dict[str, onnxruntime.InferenceSession], example: np.ndarray, rounds: int
) -> dict[str, float]:
    """Time of one run in a quiet moment, by name: a tenth of the runs is faster.

    The networks take turns, so that a busy moment meets all of them; on a machine that others use, most moments are.
    """
    times: dict[str, list[float]] = {name: [] for name in sessions}
    for number in range(rounds + 3):  # the first three warm up
        for name, session in sessions.items():
            started = time.perf_counter()
            session.run(None, {session.get_inputs()[0].name: example})
            if number >= 3:
                times[name].append(1000 * (time.perf_counter() - started))
    return {name: float(np.quantile(each, _QUIET)) for name, each in times.items()}
