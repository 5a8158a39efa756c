"""Runs upstream's commands in this process."""

from __future__ import annotations

from unittest import mock

import keras


def run_command(command: object, *arguments: object) -> None:
    """As from a shell; what the command throws comes through."""
    command.main([str(argument) for argument in arguments], standalone_mode=False)


def listen_to(valid: object, *arguments: object) -> dict[str, float]:
    """The numbers of the `valid` command, as Keras gives them to it before it prints them."""
    told: list[dict[str, float]] = []
    real = keras.Model.evaluate

    def listen(model: keras.Model, *given: object, **options: object) -> dict[str, float]:
        told.append(real(model, *given, **{**options, "return_dict": True, "verbose": 0}))
        return told[-1]

    with mock.patch.object(keras.Model, "evaluate", listen):
        run_command(valid, *arguments)
    return {name: float(value) for name, value in told[0].items()}
