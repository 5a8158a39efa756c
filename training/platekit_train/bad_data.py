"""Labelled pictures that cannot be used as they are, and how that is said."""

from __future__ import annotations

_SHOWN = 20
"""Faults that an error lists; the rest is counted."""


class BadData(ValueError):  # noqa: N818 - a finding about data, named after it
    """The message tells what is wrong, and where."""


def refuse(faults: list[str], count: int) -> None:
    """Stop when there are faults.

    @raise BadData that lists them.
    """
    if not faults:
        return
    shown = "\n".join(f"  {fault}" for fault in faults[:_SHOWN])
    more = f"\n  and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    raise BadData(f"Cannot use {len(faults)} of {count} pictures (--skip-bad leaves them out):\n{shown}{more}")
