"""Sets of features that are made once and then known again as the same object: no name is hashed or compared for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, cast

P = ParamSpec("P")
Features = tuple[str, ...]


class Part(tuple[str, ...]):
    """A set of features whose hash is the object's own: a table finds it at once, and two that are equal apart."""

    __slots__ = ()
    __hash__ = object.__hash__


def made_once(most: int) -> Callable[[Callable[P, Features]], Callable[P, Features]]:
    """Remembers so many of a function's sets of features by what it was asked, and gives each as one object."""

    def remembering(make: Callable[P, Features]) -> Callable[P, Features]:
        def part(*args: P.args, **kwargs: P.kwargs) -> Part:
            return Part(make(*args, **kwargs))

        part.__doc__ = make.__doc__
        return cast(Callable[P, Features], lru_cache(maxsize=most)(part))

    return remembering
