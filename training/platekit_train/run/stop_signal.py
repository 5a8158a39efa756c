"""Stopping a training on request: SIGINT or SIGTERM is noted, the step is finished, the run saves and ends."""

from __future__ import annotations

import signal
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopSignal:
    """Notes the first signal in `asked`; a second one ends the process as it would without this."""

    def __init__(self) -> None:
        self.asked: int | None = None
        self._before: dict[int, object] = {}

    def __enter__(self) -> StopSignal:
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.asked = number
        self.__exit__()


def leave_signals_to_parent() -> None:
    """For processes that make samples: a signal to the whole group, as Ctrl-C is, must not end them before the step."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
