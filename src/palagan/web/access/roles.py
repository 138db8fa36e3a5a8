"""The three roles: a reader looks and takes away, a reviewer decides as well, an owner also says who may come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from palagan.errors import InputError

Role = Literal["reader", "reviewer", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the one who may least to the one who may most."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a name and a role. `token` is the id of the token by which a program came, None for a person."""

    name: str
    role: Role
    token: str | None = None


def may(role: Role, needed: Role) -> bool:
    """Whether a role may do what `needed` may."""
    return ROLES.index(role) >= ROLES.index(needed)


def lesser(one: Role, other: Role) -> Role:
    """The one of two roles that may less."""
    return ROLES[min(ROLES.index(one), ROLES.index(other))]


def role_of(word: str) -> Role:
    """The role of that name; none of that name is an `InputError`."""
    for role in ROLES:
        if role == word:
            return role
    raise InputError("is no role", item=word, way_out=f"Choose {', '.join(ROLES)}.")
