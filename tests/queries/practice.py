"""Three reports of fictional members with what was found in them, made by hand: the corpus of queries on practice.

Practice is what members say that they did about security and human rights, and with whom. The traps: a partner of two
pillars beside one of one; a project in two answers; a rule without a name; talks without a country; a membership
without a status; a request to a government that is not about the Initiative; a law
that another report names; a share without a base, and one that is not of training; gifts to people who are no force;
what is only planned; a country in one year's report and not in the other's; a principle named outside of the answers
on guards; a status that two sources tell differently.
"""

from __future__ import annotations

from pathlib import Path

from tests.hand import Hand, hand
from tests.writing import corporate_report, ngo_report
from vpkg.describe import describe, describe_reference
from vpkg.iri import ROOT, SCHEME, Base
from vpkg.model import Amount, InstrumentUse, Location, Mention, Participation

COURSE = "Under the Long Shore project we trained 40 police officers in Kenya with Amber Relief."
RADIO = "We read no other news than that of Quarry Watch."
CHECKED = "The reviewers found our files in good order."
UGANDA = "We asked the government of Uganda to join the Voluntary Principles Initiative."
GHANA = "We asked the authorities of Ghana to stay in the Voluntary Principles Initiative."
AGREED = "Uganda now sends somebody to the plenary."
MET = "The Government of Uganda met us about the Voluntary Principles Initiative."
PERMIT = "We asked the authorities of Kenya for a permit."
PASSED = "The parliament of Kenya passed the Quarry Safety Act, on which we had commented."
WROTE = "We wrote a rule for our own drivers."
SPOKE = "We spoke to officials about the Voluntary Principles Initiative."
BELONGS = "Amber Relief belongs to the Voluntary Principles Initiative."
DRAFT = "We plan to draft a code for quarries."
DESK = "Long Shore opened a desk for complaints, and 7 cases were brought."
CALM = "In Kenya it was calm."
SEVENTY = "In that year 70 per cent of our guards had taken the course."
NINETY = "About 90 per cent passed."
OUTPUT = "Output fell by 12 per cent."
CERTIFIED = "Our guard company is a member of ICoCA, and the Voluntary Principles are part of its contract."
FOLLOW = "We follow the Voluntary Principles everywhere."
MEMBER = "Ghana is an engaged member of the Voluntary Principles Initiative since 2013."
CLINIC = "Amber Relief and Brackwater Mining plc ran a clinic in Kenya."
BOATS = "We gave two boats to the police in Kenya."
CHECKS = "Their use is checked each month."
TENTS = "We gave tents to families."
SIGNED = "In 2021 we signed an agreement with the army on the Voluntary Principles at Tall Oaks."
GUARDS = "Our guards were trained at Tall Oaks."
SOLDIERS = "We will train soldiers."
FEWER = "As a result, thefts fell by 15 per cent."
TRUST = "Trust has grown."
GOOD = "The Quarry Safety Act is a good law."
AUDITED = "An audit of our contracts was made in 2022."
SURE = {"recogniser": "told-sure", "confidence": 0.85}
UNSURE = {"recogniser": "told-unsure", "confidence": 0.35}
_KEPT = (
    "id/country/gh", "id/country/ke", "id/country/ug", "id/organisation/government-of-ghana>",
    "id/organisation/government-of-uganda>", "id/organisation/voluntary-principles-initiative", "id/organisation/icoca",
    "id/instrument/voluntary-principles", "id/membership/government-of-ghana", "template/",
)  # fmt: skip


def graphs(folder: Path) -> dict[str, str]:
    """Return the named graphs of the corpus as N-Quads: one for each report, and what they need of the reference."""
    base = Base()
    answers = {
        "B4": CHECKED, "C5": f"{COURSE} {RADIO}", "C7": f"{UGANDA} {AGREED} {GHANA} {PERMIT}",
        "A2": MET, "A3": SPOKE, "D10": f"{PASSED} {DRAFT} {WROTE}", "D11": DESK,
    }  # fmt: skip
    trust = hand(folder, ngo_report(answers))
    before = hand(folder, ngo_report({"D8": CALM, "B4": ""}, period="January – December 2022"))
    words = {
        1: MEMBER, 3: BELONGS, 2: f"{SEVENTY} {NINETY}", 4: FOLLOW, 7: CERTIFIED, 10: f"{CLINIC} {OUTPUT}",
        11: f"{BOATS} {CHECKS} {TENTS} {SIGNED}", 12: f"{GUARDS} {SOLDIERS}", 13: AUDITED,
        14: f"{FEWER} {TRUST} {GOOD}",
    }  # fmt: skip
    text = corporate_report(lambda n, title: f"{n}. {title}", answer=lambda n: words.get(n, "Nothing more is told."))
    company = hand(folder, text)
    _trust(trust)
    _country(before, "Kenya", CALM, "ke")
    _company(company)
    return {
        base.reference_graph: _reference(base),
        **{base.report_graph(each.report.slug): describe(each.reading(), base) for each in (trust, before, company)},
    }


def _reference(base: Base) -> str:
    """The schemes, templates and the few entities that the corpus names."""
    starts = (*(f"<{ROOT}{each}" for each in _KEPT), f"<{SCHEME}")
    return "".join(line + "\n" for line in describe_reference(base).split("\n") if line.startswith(starts))


def _country(told: Hand, words: str, sentence: str, iso: str) -> Mention:
    return told.mention(
        "country", words, sentence, target=f"country/{iso}", canonical=words, iso=(iso.upper(),), **SURE
    )


def _in(told: Hand, words: str, sentence: str, iso: str, relation: str = "takesPlaceIn") -> tuple[Location, ...]:
    return (Location(relation, _country(told, words, sentence, iso), "sentence"),)


def _oaks(told: Hand, sentence: str) -> tuple[Location, ...]:
    place = told.mention(
        "place", "Tall Oaks", sentence, target="place/tall-oaks", canonical="Tall Oaks", iso=("GH",), **SURE
    )
    return (Location("takesPlaceIn", place, "sentence"),)


def _body(told: Hand, words: str, sentence: str, slug: str = "") -> Mention:
    target = f"organisation/{slug or words.lower().replace(' ', '-')}"
    return told.mention("organisation", words, sentence, target=target, canonical=words, **SURE)


def _group(told: Hand, words: str, sentence: str, type_: str) -> Mention:
    return told.mention("stakeholder", words, sentence, concept=f"stakeholder-type/{type_}", recogniser="told-new")


def _figure(told: Hand, words: str, sentence: str, amount: Amount) -> Mention:
    return told.mention("quantity", words, sentence, amount=amount, recogniser="told-new")


def _principles(told: Hand, sentence: str) -> Mention:
    return told.mention(
        "instrument", "Voluntary Principles", sentence, target="instrument/voluntary-principles",
        canonical="Voluntary Principles on Security and Human Rights",
        concept="instrument-type/multi-stakeholder-standard", **SURE,
    )  # fmt: skip


def _initiative(told: Hand, sentence: str) -> Mention:
    return _body(told, "Voluntary Principles Initiative", sentence, "voluntary-principles-initiative")


def _act_law(told: Hand, sentence: str) -> Mention:
    return told.mention(
        "instrument", "Quarry Safety Act", sentence, target="instrument/quarry-safety-act",
        canonical="Quarry Safety Act", concept="instrument-type/national-law", **SURE,
    )  # fmt: skip


def _trust(told: Hand) -> None:
    shore = told.mention("project", "Long Shore", COURSE, target="project/long-shore", canonical="Long Shore", **SURE)
    forty = _figure(
        told, "40 police officers", COURSE, Amount(40.0, counted="police officers", measure="people")
    )  # fmt: skip
    told.act(
        "trained", COURSE, "training", by="reporter", project=shore, figures=(forty,), how=SURE,
        groups=(_group(told, "police officers", COURSE, "police"),), principles=("pu10",),
        participations=(Participation("partnered", _body(told, "Amber Relief", COURSE)),),
        locations=_in(told, "Kenya", COURSE, "ke"),
    )  # fmt: skip
    _body(told, "Quarry Watch", RADIO)
    for sentence, land, iso, public in ((UGANDA, "Uganda", "ug", "government"), (GHANA, "Ghana", "gh", "authorities")):
        told.act(
            "asked", sentence, "policy-advocacy", by="reporter", how=SURE,
            groups=(_group(told, public, sentence, "government"),),
            participations=(Participation("unspecified", _initiative(told, sentence)),),
            locations=_in(told, land, sentence, iso, "concerns"),
        )  # fmt: skip
        if sentence == UGANDA:
            told.state("outcome", AGREED, concept="outcome-claim/achieved", of=told.activities[-1].trigger)
    told.act(
        "met", MET, "meeting", by="reporter", how=SURE,
        participations=(
            Participation("engaged", _body(told, "Government of Uganda", MET)),
            Participation("unspecified", _initiative(told, MET)),
        ),
    )  # fmt: skip
    told.act(
        "asked", PERMIT, "policy-advocacy", by="reporter", how=SURE,
        groups=(_group(told, "authorities", PERMIT, "government"),), locations=_in(told, "Kenya", PERMIT, "ke"),
    )  # fmt: skip
    told.act(
        "passed", PASSED, "policy-adoption", by="others", how=UNSURE,
        instruments=(InstrumentUse("amended", _act_law(told, PASSED)),), locations=_in(told, "Kenya", PASSED, "ke"),
    )  # fmt: skip
    told.act(
        "spoke", SPOKE, "dialogue", by="reporter", how=SURE, groups=(_group(told, "officials", SPOKE, "government"),),
        participations=(Participation("unspecified", _initiative(told, SPOKE)),),
    )  # fmt: skip
    told.act("wrote", WROTE, "policy-drafting", by="reporter", how=SURE)
    told.act("draft", DRAFT, "policy-drafting", by="reporter", modality="planned", how=SURE)
    again = told.mention("project", "Long Shore", DESK, target="project/long-shore", canonical="Long Shore", **SURE)
    seven = _figure(told, "7 cases", DESK, Amount(7.0, counted="cases", measure="incidents"))
    told.act("desk for complaints", DESK, "grievance-mechanism", project=again, figures=(seven,), how=SURE)


def _company(told: Hand) -> None:
    _membership(told)
    for words, sentence, amount in (
        ("70 per cent of our guards", SEVENTY, Amount(70.0, unit="percent", measure="percent", base="our guards")),
        ("About 90 per cent", NINETY, Amount(90.0, unit="percent", qualifier="approximately", measure="percent")),
        ("12 per cent", OUTPUT, Amount(12.0, unit="percent", measure="percent")),
    ):
        _figure(told, words, sentence, amount)
    _principles(told, FOLLOW)
    told.act(
        "ran", CLINIC, "support", how=SURE, locations=_in(told, "Kenya", CLINIC, "ke"),
        participations=(
            Participation("carried-out", _body(told, "Amber Relief", CLINIC)),
            Participation("carried-out", _body(told, "Brackwater Mining plc", CLINIC)),
        ),
    )  # fmt: skip
    _forces(told)
    told.act(
        "trained", GUARDS, "training", how=SURE, groups=(_group(told, "guards", GUARDS, "private-security"),),
        principles=("pr2",), locations=_oaks(told, GUARDS),
    )  # fmt: skip
    told.act(
        "train", SOLDIERS, "training", by="reporter", modality="planned", how=SURE, principles=("pu10",),
        groups=(_group(told, "soldiers", SOLDIERS, "armed-forces"),),
    )  # fmt: skip
    told.act(
        "audit", AUDITED, "audit", how=SURE,
        time=told.mention("date", "2022", AUDITED, time="2022", recogniser="told-new"),
    )  # fmt: skip
    fifteen = _figure(told, "15 per cent", FEWER, Amount(15.0, unit="percent", measure="percent"))
    told.state("outcome", "thefts fell by 15 per cent", concept="outcome-claim/achieved", figures=(fifteen,))
    told.state("outcome", TRUST, concept="outcome-claim/claimed")
    _act_law(told, GOOD)


def _membership(told: Hand) -> None:
    ghana, body = _country(told, "Ghana", MEMBER, "gh"), _initiative(told, MEMBER)
    told.state(
        "membership", MEMBER, concept="membership-status/engaged", evidence=(ghana, body),
        participations=(Participation("member", ghana), Participation("membership-body", body)),
        times=(told.mention("date", "2013", MEMBER, time="2013", recogniser="told-new"),),
    )  # fmt: skip
    relief, joined = _body(told, "Amber Relief", BELONGS), _initiative(told, BELONGS)
    told.state(
        "membership", BELONGS, evidence=(relief, joined),
        participations=(Participation("member", relief), Participation("membership-body", joined)),
    )  # fmt: skip
    association = _body(told, "ICoCA", CERTIFIED, "icoca")
    told.state(
        "membership", CERTIFIED, concept="membership-status/member", evidence=(association,),
        participations=(Participation("membership-body", association),),
    )  # fmt: skip
    _principles(told, CERTIFIED)


def _forces(told: Hand) -> None:
    two = _figure(told, "two boats", BOATS, Amount(2.0, counted="boats", measure="units"))
    told.act(
        "gave", BOATS, "equipment-support", by="reporter", figures=(two,), how=SURE, principles=("pu5",),
        groups=(_group(told, "police", BOATS, "police"),), locations=_in(told, "Kenya", BOATS, "ke"),
    )  # fmt: skip
    told.act("checked", CHECKS, "monitoring", modality="ongoing", how=SURE)
    told.act(
        "gave", TENTS, "equipment-support", by="reporter", how=SURE,
        groups=(_group(told, "families", TENTS, "community"),),
    )  # fmt: skip
    army, law = _group(told, "army", SIGNED, "armed-forces"), _principles(told, SIGNED)
    told.state(
        "security-arrangement", SIGNED, concept="arrangement-status/signed", groups=(army,), evidence=(army,),
        instruments=(InstrumentUse("cites", law),), locations=_oaks(told, SIGNED),
        times=(told.mention("date", "2021", SIGNED, time="2021", recogniser="told-new"),),
        details=(("kind", "agreement"),),
    )  # fmt: skip
