"""An asker of a case: in the name of its contact, with what the case knows of its hosts."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.errors import InputError
from palagan.gather.web.fetching import Fetched, Hop
from palagan.gather.web.reach import reach_of
from palagan.monitor.asking_for import AnsweredBefore, Means, asking_for, means_of
from palagan.monitor.clock import SimulatedClock
from palagan.store.hosts import load_hosts
from palagan.store.open import CaseFile, make_case
from palagan.store.watch_facts import CONTACT, put_fact
from tests.apart import run_apart
from tests.gather.web.site import Site, site

NOW = 1_794_000_000.0


@pytest.fixture
def file(tmp_path: Path) -> CaseFile:
    return make_case(tmp_path / "papua", "2026-11-01T00:00:00Z")


def test_the_contact_of_the_environment_goes_before_that_of_the_case(file: CaseFile) -> None:
    with pytest.raises(InputError, match="no contact is set"):
        means_of(file, {})
    with file.writing() as connection:
        put_fact(connection, CONTACT, "mailto:kasus@kabar.example")
    assert "(+mailto:kasus@kabar.example)" in means_of(file, {}).agent
    means = means_of(file, {"PALAGAN_CONTACT": "rina@kabar.example", "PALAGAN_REACH": "10.0.0.0/8, :9000"})
    assert "(+mailto:rina@kabar.example)" in means.agent
    assert means.reach.ports == {9000}
    with pytest.raises(InputError, match="network"):
        means_of(file, {"PALAGAN_CONTACT": "rina@kabar.example", "PALAGAN_REACH": "rumah"})


def asked_twice(file: CaseFile, running: Site) -> list[str]:
    means = Means("Palagan/0.1 (+mailto:a@b.example)", reach_of(f"127.0.0.1/32,:{running.port}"))

    async def once() -> str:
        async with asking_for(file, means, SimulatedClock(NOW)) as asking:
            answer = await asking.ask(f"{running.url}/a")
        assert isinstance(answer, Fetched)
        return answer.last.body.decode()

    return [run_apart(once) for _ in range(2)]


def test_what_was_learnt_of_a_host_is_kept_and_known_again(file: CaseFile) -> None:
    with site() as running:
        running.give("/a", "halo")
        running.give("/robots.txt", "User-agent: *\nCrawl-delay: 9", "text/plain")
        assert asked_twice(file, running) == ["halo", "halo"]
        with file.reading() as connection:
            (host,) = load_hosts(connection)
        assert (host.robots, host.asked) == ("User-agent: *\nCrawl-delay: 9", 3)  # robots.txt once, the page twice
        assert host.next_at is not None
        assert host.next_at >= NOW + 9


def test_an_answer_that_is_there_is_given_once(file: CaseFile) -> None:
    with site() as running:
        running.give("/a", "baru")
        before = Fetched((Hop(f"{running.url}/a", (), 200, "OK", (), b"lama", b"lama"),))
        reach = means_of(
            file, {"PALAGAN_CONTACT": "a@b.example", "PALAGAN_REACH": f"127.0.0.1/32,:{running.port}"}
        ).reach

        async def twice() -> list[bytes]:
            async with asking_for(
                file, Means("Palagan/0.1 (+mailto:a@b.example)", reach), SimulatedClock(NOW)
            ) as asking:
                asks = AnsweredBefore(asking, f"{running.url}/a", before)
                answers = [await asks.ask(f"{running.url}/a") for _ in range(2)]
            return [answer.last.body for answer in answers if isinstance(answer, Fetched)]

        assert run_apart(twice) == [b"lama", b"baru"]
        assert running.asked == ["/a"]
