"""Numbers of a fine-tuning that cannot be trained with."""

from __future__ import annotations

from platekit_train.bad_data import BadData

_COUNTS = ("steps", "batch", "check_every", "patience", "threads")


def check_tuning(numbers: dict[str, object]) -> None:
    """Refuse shares outside of 0..1 and counts and rates that are not positive; other values are passed over.

    @raise BadData that names the option.
    """
    for name, value in numbers.items():
        if name == "held_back" and not 0 < value < 1:
            raise BadData(f"Cannot train: held_back must lie between 0 and 1, got {value}")
        if name == "own_share" and not 0 < value <= 1:
            raise BadData(f"Cannot train: own_share must be above 0 and at most 1, got {value}")
        if name in ("lr", "rate") and not value > 0:
            raise BadData(f"Cannot train: {name} must be above 0, got {value}")
        if name in _COUNTS and value < 1:
            raise BadData(f"Cannot train: {name} must be at least 1, got {value}")
        if name == "workers" and value < 0:
            raise BadData(f"Cannot train: workers must be at least 0, got {value}")
