"""Claims become linked data: each hangs on its words, its reporter and its answer, and says no more than the words."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.hand import Hand, hand
from tests.writing import ngo_report
from vpkg.check.validate import validate
from vpkg.describe import describe
from vpkg.describe.times import ends, literal
from vpkg.iri import Base
from vpkg.model import Amount, CountryAccount, InstrumentUse, Location, Mention, Participation

ROOT = "https://w3id.org/vpkg/"
REPORT = ROOT + "id/report/quietwater-trust-2023"
TRAINED = "In Kenya we trained about forty guards on the Mines Act with River Forum in May 2021."
DELIVERED = "Courses were delivered."
RESULT = "As a result, fewer thefts were seen."
PLEDGED = "We will train all guards by 2025."
JOINED = "Ghana joined the Voluntary Principles Initiative in 2014."
SIGNED = "The Harbour Police signed a public memorandum for three years, which cites the Voluntary Principles."
NONE = "No complaints were received."
HURT = "A man was hurt at the gate, and the case is open."
Facts = dict[tuple[str, str], list[str]]


@pytest.fixture(name="told")
def _told(tmp_path: Path) -> Hand:
    words = {"C5": f"{TRAINED} {DELIVERED} {RESULT}", "D11": f"{SIGNED} {HURT}", "D12": NONE}
    return hand(tmp_path, ngo_report(words | {"C7": JOINED, "E13": PLEDGED}))


def facts(told: Hand) -> Facts:
    """All values by the end of the subject and of the property; by the shapes the graph is a good one."""
    nquads = describe(told.reading(), Base())
    assert [r for r in validate(nquads) if "/template/" not in r.shape and "shape/ngo-2023" not in r.shape] == []
    found: Facts = {}
    for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
        name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
        subject = quad.subject.value.removeprefix(ROOT + "id/")
        found.setdefault((subject, name), []).append(quad.object.value.removeprefix(ROOT))
    return found


def at(told: Hand, kind: str, words: str, sentence: str = "") -> str:
    """The end of the IRI of something that stands at words of a sentence."""
    span = told.span(words, sentence)
    return f"document/{told.report.document.sha256[:16]}#{kind}={span.start},{span.end}"


def kenya(told: Hand) -> Mention:
    return told.mention("country", "Kenya", TRAINED, target="country/ke", canonical="Kenya", iso=("KE",))


def training(told: Hand) -> None:
    forum = told.mention(
        "organisation", "River Forum", TRAINED, target="organisation/river-forum", canonical="River Forum"
    )
    law = told.mention("instrument", "Mines Act", TRAINED, concept="instrument-type/national-law")
    amount = Amount(40.0, counted="guards", qualifier="approximately", measure="people")
    figure = told.mention("quantity", "about forty guards", TRAINED, amount=amount)
    guards = told.mention(
        "stakeholder", "guards", TRAINED, concept="stakeholder-type/private-security",
        nested_in=("quantity", figure.span),
    )  # fmt: skip
    told.act(
        "trained", TRAINED, "training", by="reporter", groups=(guards,), figures=(figure,), principles=("pr2",),
        locations=(Location("takesPlaceIn", kenya(told), "sentence"),),
        participations=(Participation("partnered", forum),),
        instruments=(InstrumentUse("trained-on", law),),
        time=told.mention("date", "May 2021", TRAINED, time="2021-05"),
    )  # fmt: skip


def test_an_activity_hangs_on_its_words_its_answer_and_its_reporter(told: Hand) -> None:
    """Claimant, report, answer, document, modality, sentence and evidence are on the node itself."""
    training(told)
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    assert sorted(found[act, "type"]) == ["ontology#Activity", "ontology#Claim"]
    assert found[act, "claimant"] == ["id/organisation/quietwater-trust"]
    assert found[act, "reportedIn"] == ["id/report/quietwater-trust-2023"]
    assert found[act, "inAnswer"] == ["id/report/quietwater-trust-2023#C5"]
    assert found[act, "wasDerivedFrom"] == ["id/" + act.partition("#")[0]]
    assert found[act, "modality"] == ["scheme/modality/done"]
    assert found[act, "statedIn"] == ["id/" + at(told, "char", TRAINED)]
    assert f"id/{at(told, 'trigger', 'trained', TRAINED)}" in found[act, "evidence"]
    assert found[act, "activityType"] == ["scheme/activity-type/training"]
    assert found[act, "servesPrinciple"] == ["scheme/principle/pr2"]


def test_the_words_of_an_act_and_the_act_are_two_things(told: Hand) -> None:
    """The mention has an IRI of its own and leads to the claim."""
    training(told)
    found = facts(told)
    trigger, act = at(told, "trigger", "trained", TRAINED), at(told, "activity", "trained", TRAINED)
    assert "ontology#Mention" in found[trigger, "type"]
    assert found[trigger, "hasBody"] == ["id/" + act]
    assert found[trigger, "surface"] == ["trained"]


def test_place_time_and_their_ties_are_said(told: Hand) -> None:
    """Where by which words, and when: the time of the act and not the year of the report."""
    training(told)
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    assert found[act, "takesPlaceIn"] == ["id/country/ke"]
    assert found[act, "locatedBy"] == ["scheme/location-scope/sentence"]
    assert found[act, "time"] == found[act, "startTime"] == found[act, "endTime"] == ["2021-05"]
    assert 'endTime> "2021-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>' in describe(told.reading(), Base())


def test_who_has_which_part(told: Hand) -> None:
    """A named partner has the role of the words; “we” is the reporter, which carried it out, with no mention."""
    training(told)
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    named = at(told, "agent", "River Forum", TRAINED).partition("#")[2]
    assert sorted(found[act, "hasParticipation"]) == [f"id/{act}&{named}", f"id/{act}&agent=reporter"]
    assert found[f"{act}&{named}", "role"] == ["scheme/role/partnered"]
    assert found[f"{act}&{named}", "agent"] == ["id/organisation/river-forum"]
    assert found[f"{act}&agent=reporter", "role"] == ["scheme/role/carried-out"]
    assert found[f"{act}&agent=reporter", "agent"] == ["id/organisation/quietwater-trust"]
    assert (f"{act}&agent=reporter", "evidence") not in found


def test_where_nobody_is_named_nobody_takes_part(told: Hand) -> None:
    """“Courses were delivered” has no participation, no place and no figure."""
    told.act("delivered", DELIVERED, "training")
    found, act = facts(told), at(told, "activity", "delivered", DELIVERED)
    assert (act, "claimKind") in found
    assert not [key for key in found if key == (act, "hasParticipation")]
    assert (act, "figure") not in found
    assert (act, "locatedBy") not in found


def test_the_reporter_by_name_takes_part_once(told: Hand) -> None:
    """Where the reporter's own name has a part, no second one is made of “we”."""
    name = told.mention("organisation", "River Forum", TRAINED, target="organisation/quietwater-trust")
    told.act("trained", TRAINED, "training", by="reporter", participations=(Participation("carried-out", name),))
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    assert len(found[act, "hasParticipation"]) == 1


def test_an_unknown_organisation_is_a_candidate(told: Hand) -> None:
    """It has an IRI and a label of its own, and waits for a person."""
    training(told)
    found = facts(told)
    assert found["organisation/river-forum", "entityStatus"] == ["scheme/entity-status/candidate"]
    assert found["organisation/river-forum", "label"] == ["River Forum"]


def test_a_candidate_has_one_label(told: Hand) -> None:
    """The first wording is its label, another wording another name of it, whatever the order of finding."""
    later = told.mention("organisation", "Harbour Police", SIGNED, target="organisation/river-forum")
    told.mentions.remove(later)
    training(told)
    told.mentions.insert(0, later)
    found = facts(told)
    assert found["organisation/river-forum", "label"] == ["River Forum"]
    assert found["organisation/river-forum", "altLabel"] == ["Harbour Police"]


def test_a_name_that_may_be_several_has_a_part_but_no_agent(told: Hand) -> None:
    """Unknown beats wrong: the part is there, who it is stays open."""
    name = told.mention("organisation", "River Forum", TRAINED, candidates=("organisation/a", "organisation/b"))
    told.act("trained", TRAINED, "training", participations=(Participation("led", name),))
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    [part] = found[act, "hasParticipation"]
    assert (part.removeprefix("id/"), "agent") not in found
    assert found[part.removeprefix("id/"), "role"] == ["scheme/role/led"]


def test_a_figure_says_what_it_counts_and_whom(told: Hand) -> None:
    """Measure, words, value, qualifier and audience; the group inside the figure is its audience."""
    training(told)
    found, amount = facts(told), at(told, "amount", "about forty guards", TRAINED)
    assert found[at(told, "activity", "trained", TRAINED), "figure"] == ["id/" + amount]
    assert found[amount, "measure"] == ["scheme/measure/people"]
    assert found[amount, "value"] == ["40"]
    assert found[amount, "counted"] == ["guards"]
    assert found[amount, "qualifier"] == ["scheme/qualifier/approximately"]
    assert found[amount, "audience"] == ["scheme/stakeholder-type/private-security"]
    assert (amount, "minValue") not in found


def test_a_share_has_a_whole_and_bounds_have_no_value(told: Hand) -> None:
    """Percent of what, from where to where."""
    amount = Amount(None, 20.0, 30.5, "percent", None, "between", "percent", "all guards")
    told.mention("quantity", "about forty guards", TRAINED, amount=amount)
    found, iri = facts(told), at(told, "amount", "about forty guards", TRAINED)
    assert (found[iri, "minValue"], found[iri, "maxValue"]) == (["20"], ["30.5"])
    assert found[iri, "shareOf"] == ["all guards"]
    assert found[iri, "unitText"] == ["percent"]
    assert (iri, "value") not in found


def test_a_law_that_cannot_be_told_is_used_without_a_name(told: Hand) -> None:
    """The use has its role and type; no node is made of “the Mines Act” of nobody knows where."""
    training(told)
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    [use] = found[act, "hasInstrumentUse"]
    assert found[use.removeprefix("id/"), "instrumentRole"] == ["scheme/instrument-role/trained-on"]
    assert found[use.removeprefix("id/"), "instrumentType"] == ["scheme/instrument-type/national-law"]
    assert (use.removeprefix("id/"), "instrument") not in found


def test_an_unknown_law_and_a_project_are_described(told: Hand) -> None:
    """Both are candidates with a label; a law has its type."""
    law = told.mention(
        "instrument", "Mines Act", TRAINED, target="instrument/ke-mines-act", canonical="Mines Act",
        concept="instrument-type/national-law",
    )  # fmt: skip
    project = told.mention("project", "River Forum", TRAINED, target="project/river-forum", canonical="River Forum")
    told.act("trained", TRAINED, "training", instruments=(InstrumentUse("cites", law),), project=project)
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    assert found["instrument/ke-mines-act", "instrumentType"] == ["scheme/instrument-type/national-law"]
    assert found["instrument/ke-mines-act", "entityStatus"] == ["scheme/entity-status/candidate"]
    assert found["project/river-forum", "type"] == ["ontology#Project"]
    assert found[act, "project"] == ["id/project/river-forum"]


def test_what_stands_near_is_only_mentioned_with(told: Hand) -> None:
    """It leads to the words, and gives nobody a part."""
    near = told.mention("organisation", "River Forum", TRAINED, target="organisation/river-forum")
    told.act("trained", TRAINED, "training", mentioned_with=(near,))
    found, act = facts(told), at(told, "activity", "trained", TRAINED)
    assert found[act, "mentionedWith"] == ["id/" + at(told, "organisation", "River Forum", TRAINED)]
    assert (act, "hasParticipation") not in found


def test_a_country_account_is_no_activity(told: Hand) -> None:
    """That an answer tells of Kenya is a claim of its own class, on the words that name the country."""
    told.accounts.append(CountryAccount("C5", "KE", "takesPlaceIn", (kenya(told),)))
    found = facts(told)
    account = "report/quietwater-trust-2023#C5.country-ke"
    assert sorted(found[account, "type"]) == ["ontology#Claim", "ontology#CountryAccount"]
    assert found[account, "takesPlaceIn"] == ["id/country/ke"]
    assert found[account, "statedIn"] == ["id/" + at(told, "char", "Kenya", TRAINED)]


def test_an_outcome_leads_to_the_activity_that_the_report_credits(told: Hand) -> None:
    """Its status is the words', its modality too."""
    training(told)
    words = told.mention(
        "outcome", "fewer thefts were seen", RESULT, concept="outcome-claim/achieved", modality="reported-achieved"
    )
    trigger = told.activities[0].trigger
    told.state("outcome", "fewer thefts were seen", concept=words.concept, evidence=(words,), of=trigger)
    found, outcome = facts(told), at(told, "outcome", "fewer thefts were seen")
    assert found[outcome, "outcomeClaim"] == ["scheme/outcome-claim/achieved"]
    assert found[outcome, "modality"] == ["scheme/modality/reported-achieved"]
    assert found[outcome, "resultOf"] == ["id/" + at(told, "activity", "trained", TRAINED)]
    assert found[at(told, "outcome-words", "fewer thefts were seen"), "hasBody"] == ["id/" + outcome]


def test_a_pledge_falls_due_at_its_horizon(told: Hand) -> None:
    """The horizon is a date; a pledge is intended or planned, never done."""
    words = told.mention("pledge", "will train all guards by 2025", PLEDGED, time="2025", modality="intended")
    told.state("pledge", "will train all guards by 2025", evidence=(words,), details=(("horizon", "2025"),))
    found, pledge = facts(told), at(told, "pledge", "will train all guards by 2025")
    assert found[pledge, "horizon"] == ["2025"]
    assert found[pledge, "modality"] == ["scheme/modality/intended"]


def test_a_membership_is_that_of_the_government_in_the_initiative(told: Hand) -> None:
    """“Ghana joined” is said of its government, and what a report says stays apart from the gazetteer's memberships."""
    ghana = told.mention("country", "Ghana", JOINED, target="country/gh", iso=("GH",))
    body = told.mention(
        "instrument", "Voluntary Principles", JOINED, target="instrument/voluntary-principles",
        concept="instrument-type/multi-stakeholder-standard",
    )  # fmt: skip
    year = told.mention("date", "2014", JOINED, time="2014")
    told.state(
        "membership", JOINED, concept="membership-status/member", evidence=(ghana, body), times=(year,),
        participations=(Participation("member", ghana), Participation("membership-body", body)),
    )  # fmt: skip
    found, claim = facts(told), at(told, "membership", JOINED)
    assert sorted(found[claim, "type"]) == ["ontology#Claim", "ontology#MembershipClaim"]
    assert found[claim, "membershipStatus"] == ["scheme/membership-status/member"]
    assert found[claim, "startTime"] == ["2014"]
    agents = {v for (s, p), vs in found.items() if p == "agent" and s.startswith(claim) for v in vs}
    assert agents == {"id/organisation/government-of-ghana", "id/organisation/voluntary-principles-initiative"}


def test_a_security_arrangement_keeps_its_terms(told: Hand) -> None:
    """Kind, status, sides, length and openness as worded; that it cites the Principles is a use of theirs."""
    police = told.mention("organisation", "Harbour Police", SIGNED, target="organisation/harbour-police")
    law = told.mention("instrument", "Voluntary Principles", SIGNED, target="instrument/voluntary-principles")
    told.state(
        "security-arrangement", SIGNED, concept="arrangement-status/signed", evidence=(police,),
        participations=(Participation("party", police),), instruments=(InstrumentUse("cites", law),),
        details=(("kind", "mou"), ("term", "P3Y"), ("public", "true")),
    )  # fmt: skip
    found, claim = facts(told), at(told, "security-arrangement", SIGNED)
    assert found[claim, "arrangementKind"] == ["scheme/arrangement-kind/mou"]
    assert found[claim, "arrangementStatus"] == ["scheme/arrangement-status/signed"]
    assert (found[claim, "term"], found[claim, "isPublic"]) == (["P3Y"], ["true"])
    [use] = found[claim, "hasInstrumentUse"]
    assert found[use.removeprefix("id/"), "instrument"] == ["id/instrument/voluntary-principles"]


def test_incidents_allegations_and_their_absence_are_three_things(told: Hand) -> None:
    """A nil return needs no mention: its sentence is its evidence."""
    told.state("nil-return", NONE, details=(("of", "allegation"),))
    told.state("incident", HURT, concept="incident-status/open")
    found = facts(told)
    assert found[at(told, "nil-return", NONE), "nilOf"] == ["scheme/claim-kind/allegation"]
    assert found[at(told, "nil-return", NONE), "statedIn"] == ["id/" + at(told, "char", NONE)]
    assert found[at(told, "incident", HURT), "incidentStatus"] == ["scheme/incident-status/open"]
    assert found[at(told, "incident", HURT), "modality"] == ["scheme/modality/unspecified"]


def test_a_status_of_another_kind_falls_away(told: Hand) -> None:
    """Where a person made an arrangement of what was an incident, the incident's status is not said of it."""
    told.state("security-arrangement", HURT, concept="incident-status/open")
    found, claim = facts(told), at(told, "security-arrangement", HURT)
    assert (claim, "incidentStatus") not in found
    assert (claim, "arrangementStatus") not in found


def test_an_operation_is_at_a_site(told: Hand) -> None:
    """The place where somebody operates is told from the places that the sentence is about."""
    gate = told.mention("place", "gate", HURT, target="place/cloud-gate", canonical="Cloud Gate", iso=("KE",))
    told.state("operation", HURT, evidence=(gate,))
    found, claim = facts(told), at(told, "operation", HURT)
    assert found[claim, "operatesIn"] == ["id/place/cloud-gate"]
    assert found["place/cloud-gate", "within"] == ["id/country/ke"]
    assert found["place/cloud-gate", "entityStatus"] == ["scheme/entity-status/candidate"]


def test_of_two_times_none_is_said(told: Hand) -> None:
    """Which of them belongs to the claim is open; both are evidence."""
    times = tuple(
        told.mention("date", words, TRAINED, time=iso) for words, iso in (("May", "2021-05"), ("2021", "2021"))
    )
    told.state("incident", TRAINED, times=times)
    found, claim = facts(told), at(told, "incident", TRAINED)
    assert (claim, "time") not in found
    assert len(found[claim, "evidence"]) == 2


def test_words_under_no_question_make_no_claim(told: Hand) -> None:
    """The front matter answers nothing: an act named there is a mention and no claim."""
    title = "Voluntary Principles on Security and Human Rights – annual report"
    told.act("annual report", title, "reporting")
    found = facts(told)
    assert (at(told, "activity", "annual report", title), "type") not in found
    assert (at(told, "trigger", "annual report", title), "type") in found


@pytest.mark.parametrize(
    ("time", "datatype"),
    [
        ("2023", "gYear"), ("2023-05", "gYearMonth"), ("2023-05-12", "date"), ("P1Y", "duration"), ("P3M", "duration"),
        ("P2W", "duration"), ("2023-13", None), ("2023/2024", None), ("soon", None), ("P", None),
    ],
)  # fmt: skip
def test_times_become_literals_of_their_exactness(time: str, datatype: str | None) -> None:
    """A year is a year, a month a month; what fits no datatype stays text."""
    found = literal(time)
    assert (found and found[1].rpartition("#")[2]) == datatype


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("2017", "2017", "2017"), ("2017/2018", "2017", "2018"), ("2023-01/2023-12", "2023-01", "2023-12"),
        ("2023/..", "2023", None), ("../2023", None, "2023"), ("P1Y", None, None),
    ],
)  # fmt: skip
def test_ends_of_times(time: str, first: str | None, last: str | None) -> None:
    """A single time is both ends; an open end is not said, and a frequency has none."""
    assert tuple(end and end[0] for end in ends(time)) == (first, last)


def test_the_same_reading_gives_the_same_bytes(told: Hand) -> None:
    """Nothing depends on the order in which mentions were found."""
    training(told)
    once = describe(told.reading(), Base())
    told.mentions.reverse()
    assert describe(told.reading(), Base()) == once
