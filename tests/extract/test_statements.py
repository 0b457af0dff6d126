"""Results, pledges, memberships, security arrangements, incidents and nil returns are kept as worded."""

from __future__ import annotations

import pytest

from tests.extract.heards import heards
from vpkg.extract.claims import statements
from vpkg.model import Statement

_PRINCIPLES = "[[instrument target=instrument/voluntary-principles|Voluntary Principles]]"


def _statements(*marked: str) -> list[Statement]:
    made, text = heards(*marked)
    return list(statements(made, text))


def _only(kind: str, words: str) -> Statement:
    found = _statements(words)
    assert [s.kind for s in found] == [kind]
    return found[0]


def test_an_outcome_comes_of_the_act_before_it() -> None:
    """A result is tied, as claimed, to the last act told before it in its paragraph."""
    [outcome] = _statements(
        "We [[activity|met]] the council. [[outcome type=achieved|As a result, the council passed a rule]]."
    )
    assert (outcome.kind, outcome.concept) == ("outcome", "outcome-claim/achieved")
    assert outcome.of is not None
    assert outcome.of.surface == "met"


def test_a_pledge_keeps_its_horizon() -> None:
    """What is promised stands with the time it is promised for."""
    pledge = _only("pledge", "We [[pledge time=2025|will publish a summary in [[date time=2025|2025]]]].")
    assert dict(pledge.details) == {"horizon": "2025"}
    assert [m.time for m in pledge.times] == ["2025"]


@pytest.mark.parametrize(
    ("words", "status", "who"),
    [
        ("[[country|Ghana]] became member of the [[organisation|VPI]] in [[date time=2016|2016]].", "member", "Ghana"),
        ("We joined the [[organisation|VPI]] in [[date time=2016|2016]].", "member", None),
        ("We have been a full member of the [[organisation|VPI]] since [[date time=2016|2016]].", "full", None),
        (f"In [[date time=2016|2016]] we became a signatory to the {_PRINCIPLES}.", "member", None),
        ("[[organisation|Acme]] withdrew from the [[organisation|VPI]] in [[date time=2016|2016]].", "former", "Acme"),
    ],
)  # fmt: skip
def test_memberships(words: str, status: str, who: str | None) -> None:
    """Who is a member of what, with which status and when; without a name before it, it is the reporter."""
    found = _only("membership", words)
    assert found.concept == f"membership-status/{status}"
    assert [m.time for m in found.times] == ["2016"]
    members = [p.mention.surface for p in found.participations if p.role == "member"]
    assert members == ([who] if who else [])


def test_a_member_of_a_community_is_no_membership() -> None:
    """Only membership of a named body is one."""
    assert _statements("He is a member of the [[stakeholder type=community|village]].") == []


def test_a_security_arrangement() -> None:
    """A memorandum with the police keeps its parties, date, term, and that it is public and cites the Principles."""
    found = _only(
        "security-arrangement",
        "In [[date time=2022|2022]] we signed a memorandum of understanding with the "
        f"[[organisation|Harbour Police Service]] for three years; it is published and cites the {_PRINCIPLES}.",
    )
    assert found.concept == "arrangement-status/signed"
    assert [p.mention.surface for p in found.participations] == ["Harbour Police Service"]
    assert dict(found.details) == {
        "kind": "mou", "term": "P3Y", "public": "true", "cites-voluntary-principles": "true",
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "We signed a contract with [[organisation|Tall Timber Limited]].",
        "Contracts with [[stakeholder type=private-security|security companies]] must be signed.",
        "We signed up [[stakeholder type=police|police officers]] for a course.",
    ],
)
def test_what_is_no_security_arrangement(words: str) -> None:
    """A contract with another supplier, a duty, and a word that looks like it are none."""
    assert _statements(words) == []


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("In May an incident occurred at the gate.", "incident", None),
        ("Two allegations were received and investigated; both were closed.", "allegation", "closed"),
        ("Three [[stakeholder type=community|villagers]] were injured in a clash with guards.", "incident", None),
        ("A complaint was received and is under investigation.", "allegation", "open"),
    ],
)
def test_incidents_and_allegations(words: str, kind: str, status: str | None) -> None:
    """What is told to have happened or to be alleged is kept with the status that the words give it."""
    assert _only(kind, words).concept == (f"incident-status/{status}" if status else None)


@pytest.mark.parametrize(
    "words",
    [
        "No incidents were reported.",
        "We did not receive any allegations in 2022.",
        "There were no complaints recorded against guards.",
        "Zero security incidents were registered.",
    ],
)
def test_nil_returns(words: str) -> None:
    """“No incidents were reported” is a statement that there were none, and no incident."""
    assert _only("nil-return", words).concept is None


@pytest.mark.parametrize(
    "words",
    [
        "Any incident must be reported within a day.",
        "If an allegation is received, it will be investigated.",
        "Our procedures describe how incidents are recorded.",
        "Guards learn how to avoid incidents.",
    ],
)
def test_rules_about_incidents_are_no_incidents(words: str) -> None:
    """Duties, hypotheses and descriptions tell of nothing that happened."""
    assert _statements(words) == []


def test_operations() -> None:
    """“X operates the Y mine in Z” names operator, site and country."""
    found = _only(
        "operation", "[[organisation|Acme Gold]] operates the [[place|Marrow]] mine in [[country iso=GH|Ghana]]."
    )
    assert [p.mention.surface for p in found.participations] == ["Acme Gold"]
    assert [m.surface for m in found.evidence] == ["Acme Gold", "Marrow", "Ghana"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The allegation was found to be true and was upheld; the officer was dismissed.", "substantiated"),
        ("A complaint was received in May. ", None),
        ("A complaint was received, and the supervisor was dismissed.", None),
        ("Following an allegation received in June, two guards were dismissed.", None),
        ("An allegation of theft was received in June and dismissed.", "dismissed"),
        ("Of five complaints received, three were upheld.", "substantiated"),
        ("We received two complaints, both of which were later closed.", "closed"),
        ("The court dismissed the complaint that was received in May.", "dismissed"),
        ("The guard accused of assault was confirmed in his post.", None),
        ("We received nine grievances and closed seven of them.", "closed"),
        ("A driver was killed at a roadblock; the inquiry into his death is still under way.", "open"),
        ("Two fishers were shot by marines, whose investigation is ongoing.", "open"),
        ("The prosecutor opened an enquiry after a farmer was shot, which has not been concluded.", "open"),
        ("An incident was reported at the gate; training is ongoing.", None),
        ("A shooting was reported in March and the road was closed.", None),
    ],
)
def test_a_status_is_that_of_the_case(words: str, status: str | None) -> None:
    """What became of a guard, a road or a course is nothing that became of the allegation or incident."""
    found = [s for s in _statements(words) if s.kind in ("incident", "allegation")]
    assert [s.concept for s in found] == [f"incident-status/{status}" if status else None]


@pytest.mark.parametrize(
    "words",
    [
        "Incidents are recorded in a central log.",
        "Complaints received by the hotline are passed to the compliance team.",
        "A grievance mechanism was made available to workers.",
        "There was an incident reporting line at each gate.",
        "Allegations are investigated within ten days.",
    ],
)
def test_a_channel_is_no_allegation(words: str) -> None:
    """How cases are told of, and what is always done with them, tells of no case."""
    assert _statements(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The hotline received four complaints.",
        "Three complaints received by the hotline are recorded as open.",
        "Incidents were reported through the hotline at two sites.",
    ],
)
def test_what_a_channel_received_happened(words: str) -> None:
    """Cases that came in by a channel are told to have happened."""
    assert [s.kind for s in _statements(words)] != []


def _told_memberships(words: str) -> list[tuple[str | None, list[str], list[str | None]]]:
    found = [s for s in _statements(words) if s.kind == "membership"]
    return [
        (
            (s.concept or "").removeprefix("membership-status/"),
            [p.mention.surface for p in s.participations],
            [m.time for m in s.times],
        )
        for s in found
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "[[organisation|Acme]] joined the [[organisation|VPI]] as an engaged member in [[date time=2015|2015]] and "
            "became a full member in [[date time=2017|2017]].",
            [("engaged", ["Acme", "VPI"], ["2015"]), ("full", ["Acme", "VPI"], ["2017"])],
        ),
        ("[[country|Peru]] has been a member since [[date time=2019|2019]].", [("member", ["Peru"], ["2019"])]),
        ("We have been a full member since [[date time=2019|2019]].", [("full", [], ["2019"])]),
        ("We held talks on a plan for [[country|Togo]] to become a member of the [[organisation|VPI]].", []),
        ("[[country|Togo]] hopes to be a member of the [[organisation|VPI]].", []),
        ("[[country|Togo]] took steps towards becoming a member of the [[organisation|VPI]].", []),
        (
            "[[organisation|Acme]] was the first to become a member of the [[organisation|VPI]].",
            [("member", ["Acme", "VPI"], [])],
        ),
        (
            "In the [[organisation target=organisation/voluntary-principles-initiative|Initiative]] we are a member of "
            "the [[organisation target=organisation/vpi-steering-committee|Steering Committee]].",
            [("member", ["Steering Committee"], [])],
        ),
        ("Her brother has been a member since May.", []),
        (
            "The [[organisation target=organisation/voluntary-principles-initiative|Initiative]] became a "
            "member of the [[organisation target=organisation/vpi-steering-committee|Steering Committee]].",
            [],
        ),
    ],
)
def test_memberships_have_their_own_dates_and_are_no_aims(
    words: str, expected: list[tuple[str, list[str], list[str | None]]]
) -> None:
    """Each standing has the date of its clause; what is hoped for is none; the Initiative is not its own member."""
    assert _told_memberships(words) == expected


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        (
            "[[stakeholder type=private-security|Private guards]] are supplied by [[organisation|Fernwacht Limited]]. "
            f"The contract contains a clause on the {_PRINCIPLES}.",
            ["Fernwacht Limited"],
        ),
        (
            "[[organisation|Coast Police]] patrol the road. Their agreement with us was renewed in May.",
            ["Coast Police"],
        ),
        ("[[organisation|Coast Police]] patrol the road. A contract for fuel was renewed in May.", None),
        ("A signed memorandum with [[organisation|Coast Police]] is no more than a beginning.", None),
        ("There is a signed memorandum with [[organisation|Coast Police]].", ["Coast Police"]),
        ("We have a signed memorandum with [[organisation|Coast Police]].", ["Coast Police"]),
    ],
)
def test_arrangements_in_plain_words(words: str, parties: list[str] | None) -> None:
    """“The contract” is that of the sentence before; what an agreement is in general is no agreement."""
    found = [s for s in _statements(words) if s.kind == "security-arrangement"]
    told = [[p.mention.surface for p in s.participations] for s in found]
    assert told == ([] if parties is None else [parties])


@pytest.mark.parametrize(
    ("words", "operators"),
    [
        ("[[organisation|Acme Ghana Limited]] runs a gold mine at [[place|Marrow]].", [["Acme Ghana Limited"]]),
        ("[[organisation|Acme]] runs a school at [[place|Marrow]].", []),
        ("We interviewed fishers near mines in [[country iso=GH|Ghana]].", []),
        ("The study is about business in [[country iso=GH|Ghana]].", []),
        ("We have licences in [[country iso=GH|Ghana]].", [[]]),
    ],
)
def test_whose_operation_it_is(words: str, operators: list[list[str]]) -> None:
    """A mine that somebody runs is an operation; one that somebody lives near is not."""
    found = [s for s in _statements(words) if s.kind == "operation"]
    assert [[p.mention.surface for p in s.participations] for s in found] == operators
