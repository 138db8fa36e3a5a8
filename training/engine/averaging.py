"""What both trainings share: batches of sentences of like length, averaged weights, and the loop over them."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import torch

T = TypeVar("T")
M = TypeVar("M", bound=torch.nn.Module)


def batches(chosen: Sequence[T], size: Callable[[T], int], tokens: int, luck: random.Random) -> list[list[T]]:
    """Batches of at most so many tokens, padding counted, in a random order."""
    jittered = sorted(((size(one) + luck.random() * 4, number) for number, one in enumerate(chosen)))
    made: list[list[T]] = []
    current: list[T] = []
    for _, number in jittered:
        one = chosen[number]
        if current and (len(current) + 1) * size(one) > tokens:
            made.append(current)
            current = []
        current.append(one)
    made.append(current)
    luck.shuffle(made)
    return made


class Average:
    """Exponential moving average of a model's weights; what is shipped."""

    def __init__(self, model: torch.nn.Module, most: float) -> None:
        self._most, self._steps = most, 0
        self._kept = {name: value.detach().clone() for name, value in model.state_dict().items()}

    def add(self, model: torch.nn.Module) -> None:
        self._steps += 1
        share = min(self._most, self._steps / (self._steps + 10))
        with torch.no_grad():
            for name, value in model.state_dict().items():
                self._kept[name].lerp_(value, 1 - share)

    def of(self, model: M) -> M:
        """A copy of the model with the averaged weights, for use and not for training."""
        copied = copy.deepcopy(model)
        copied.load_state_dict(self._kept)
        return copied.eval()


def fit(
    model: M,
    draw: Callable[[], list[list[Any]]],
    loss: Callable[[list[Any]], torch.Tensor],
    epochs: int,
    rate: float,
    average: float,
    tell: Callable[[str, M], None],
) -> M:
    """Adam with a short warm-up and a linear way down; gives back the averaged model."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=1e-4)
    kept = Average(model, average)
    steps = len(draw()) * epochs
    step = 0
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for batch in draw():
            share = min(1.0, (step + 1) / 100) * max(0.03, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = rate * share
            value = loss(batch)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            kept.add(model)
            total += value.item()
            step += 1
        tell(f"epoch {epoch + 1}/{epochs}, mean loss {total * epochs / steps:.3f}, {time.process_time():.0f} s", model)
    return kept.of(model)
