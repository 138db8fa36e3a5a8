"""Facts of watching are kept by name, changed and forgotten."""

from __future__ import annotations

from palagan.store.open import CaseFile
from palagan.store.watch_facts import CONTACT, fact, put_fact


def test_a_fact_is_kept_changed_and_forgotten(case: CaseFile) -> None:
    with case.writing() as connection:
        assert fact(connection, CONTACT) is None
        put_fact(connection, CONTACT, "mailto:a@b.example")
        put_fact(connection, CONTACT, "mailto:c@d.example")
        assert fact(connection, CONTACT) == "mailto:c@d.example"
        put_fact(connection, CONTACT, None)
        assert fact(connection, CONTACT) is None
