"""Two reports of fictional members with what was found in them, made by hand: the corpus of the queries on claims.

Recognition has no part in it, so that rows change only when the graph or a query does. The traps: a training without a
number beside a figure of people who were only engaged; a training that is planned; one figure with two bounds; two
figures of one act; a place inside a country; an organisation that is only near; a name that may be two; a law that
nobody can tell; a nil return beside a silent report; rules with and without a measured confidence.
"""

from __future__ import annotations

from pathlib import Path

from tests.hand import Hand, hand
from tests.writing import corporate_report, ngo_report
from vpkg.describe import describe, describe_reference
from vpkg.iri import ROOT, SCHEME, Base
from vpkg.model import Amount, InstrumentUse, Location, Mention, Participation

DELIVERED = "In Kenya, trainings on the Code of Conduct were delivered to police officers."
ENGAGED = "We also engaged over 3,000 community members in Kibara Hill, near the office of Lake Bank."
LED = "In 2021 River Forum led a dialogue under the Open Gate project, with funding from Lake Bank."
JOINED = "Ghana joined the Voluntary Principles Initiative in 2014."
NONE = "No complaints about members were received."
PLANNED = "By 2025 we will train all guards in Uganda."
COURSES = "From 20 to 30 guards and about 12 police officers were trained in Uganda by River Forum."
FEWER = "As a result, thefts fell by half."
SIGNED = "In 2022 we signed a public memorandum for three years with the Harbour Police on the Voluntary Principles."
RUNS = "Brackwater Mining plc runs the Tall Oaks mine in Ghana."
HURT = "In Ghana a trespasser was hurt, and the case is closed."
SAID = "It was alleged that the guards beat a man, which is being investigated."
AMBIGUOUS = "Together with CCC we wrote a guide."
SURE = {"recogniser": "told-sure", "confidence": 0.85}
_KEPT = (
    "id/country/gh", "id/country/ke", "id/country/ug", "id/organisation/government-of-ghana",
    "id/organisation/voluntary-principles-initiative", "id/instrument/voluntary-principles", "id/succession/statoil-",
    "id/organisation/statoil", "id/organisation/equinor", "template/",
)  # fmt: skip


def graphs(folder: Path) -> dict[str, str]:
    """Return the named graphs of the corpus as N-Quads: one for each report, and what they need of the reference."""
    base = Base()
    ngo = hand(
        folder, ngo_report({"C5": f"{DELIVERED} {ENGAGED}", "C7": f"{LED} {JOINED}", "D12": NONE, "E13": PLANNED})
    )
    words = {4: AMBIGUOUS, 9: RUNS, 8: f"{HURT} {SAID}", 11: SIGNED, 12: f"{COURSES} {FEWER}"}
    plain = "Nothing more is told."
    text = corporate_report(lambda n, title: f"{n}. {title}", answer=lambda n: words.get(n, plain))
    company = hand(folder, text)
    _ngo(ngo)
    _company(company)
    return {
        base.reference_graph: _reference(base),
        **{base.report_graph(each.report.slug): describe(each.reading(), base) for each in (ngo, company)},
    }


def _reference(base: Base) -> str:
    """The schemes, templates and the few entities that the corpus names, and two recognisers of its own."""
    starts = (*(f"<{ROOT}{each}" for each in _KEPT), f"<{SCHEME}")
    kept = "".join(line + "\n" for line in describe_reference(base).split("\n") if line.startswith(starts))
    rule, vp, end = f"{ROOT}id/recogniser/told-", f"{ROOT}ontology#", f"<{base.reference_graph}> ."
    decimal, integer = "^^<http://www.w3.org/2001/XMLSchema#decimal>", "^^<http://www.w3.org/2001/XMLSchema#integer>"
    kind, label = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<http://www.w3.org/2000/01/rdf-schema#label>"
    made = [
        f'<{rule}sure> {kind} <{vp}Recogniser> {end}', f'<{rule}sure> {label} "names looked at"@en {end}',
        f'<{rule}sure> <{vp}recogniserVersion> "2" {end}', f'<{rule}sure> <{vp}examined> "40"{integer} {end}',
        f'<{rule}sure> <{vp}precision> "0.95"{decimal} {end}', f'<{rule}sure> <{vp}confidence> "0.85"{decimal} {end}',
        f'<{rule}new> {kind} <{vp}Recogniser> {end}', f'<{rule}new> {label} "acts"@en {end}',
        f'<{rule}new> <{vp}recogniserVersion> "1" {end}', f'<{rule}new> <{vp}examined> "0"{integer} {end}',
    ]  # fmt: skip
    return kept + "\n".join(made) + "\n"


def _place(told: Hand, words: str, sentence: str, target: str, iso: str, relation: str = "takesPlaceIn") -> Location:
    kind = target.partition("/")[0]
    mention = told.mention(kind, words, sentence, target=target, canonical=words, iso=(iso,), **SURE)
    return Location(relation, mention, "sentence")


def _body(told: Hand, words: str, sentence: str) -> Mention:
    slug = words.lower().replace(" ", "-")
    return told.mention("organisation", words, sentence, target=f"organisation/{slug}", canonical=words, **SURE)


def _group(told: Hand, words: str, sentence: str, type_: str, figure: Mention | None = None) -> Mention:
    nested = ("quantity", figure.span) if figure else None
    return told.mention(
        "stakeholder", words, sentence, concept=f"stakeholder-type/{type_}", recogniser="told-new", nested_in=nested
    )


def _figure(told: Hand, words: str, sentence: str, amount: Amount) -> Mention:
    return told.mention("quantity", words, sentence, amount=amount, recogniser="told-new")


def _principles(told: Hand, sentence: str) -> Mention:
    return told.mention(
        "instrument", "Voluntary Principles", sentence, target="instrument/voluntary-principles",
        canonical="Voluntary Principles on Security and Human Rights",
        concept="instrument-type/multi-stakeholder-standard", **SURE,
    )  # fmt: skip


def _ngo(told: Hand) -> None:
    new = {"how": {"recogniser": "told-new"}}
    code = told.mention(
        "instrument", "Code of Conduct", DELIVERED, concept="instrument-type/policy", recogniser="told-new"
    )
    told.act(
        "delivered", DELIVERED, "training", locations=(_place(told, "Kenya", DELIVERED, "country/ke", "KE"),),
        groups=(_group(told, "police officers", DELIVERED, "police"),),
        instruments=(InstrumentUse("trained-on", code),), **new,
    )  # fmt: skip
    many = _figure(
        told, "over 3,000 community members", ENGAGED,
        Amount(None, low=3000.0, counted="community members", qualifier="over", measure="people"),
    )  # fmt: skip
    near = _body(told, "Lake Bank", ENGAGED)
    told.act(
        "engaged", ENGAGED, "engagement", by="reporter", figures=(many,), mentioned_with=(near,),
        groups=(_group(told, "community members", ENGAGED, "community", many),),
        locations=(_place(told, "Kibara Hill", ENGAGED, "place/kibara-hill", "KE"),), how=SURE,
    )  # fmt: skip
    gate = told.mention("project", "Open Gate", LED, target="project/open-gate", canonical="Open Gate", **SURE)
    told.act(
        "dialogue", LED, "dialogue", by="others", project=gate, how=SURE,
        participations=(
            Participation("led", _body(told, "River Forum", LED)),
            Participation("funded", _body(told, "Lake Bank", LED)),
        ),
        time=told.mention("date", "2021", LED, time="2021", recogniser="told-new"),
    )  # fmt: skip
    ghana, body = _place(told, "Ghana", JOINED, "country/gh", "GH").mention, _principles(told, JOINED)
    told.state(
        "membership", JOINED, concept="membership-status/member", evidence=(ghana, body),
        participations=(Participation("member", ghana), Participation("membership-body", body)),
        times=(told.mention("date", "2014", JOINED, time="2014", recogniser="told-new"),),
    )  # fmt: skip
    told.state("nil-return", NONE, details=(("of", "allegation"),))
    told.act(
        "train", PLANNED, "training", by="reporter", modality="intended",
        groups=(_group(told, "guards", PLANNED, "private-security"),),
        locations=(_place(told, "Uganda", PLANNED, "country/ug", "UG"),), **new,
    )  # fmt: skip
    promise = told.mention(
        "pledge", "will train all guards", PLANNED, time="2025", modality="intended", recogniser="told-new"
    )
    told.state(
        "pledge", "will train all guards", evidence=(promise,), details=(("horizon", "2025"),),
        locations=told.activities[-1].locations,
    )  # fmt: skip


def _company(told: Hand) -> None:
    unsure = told.mention(
        "organisation", "CCC", AMBIGUOUS, candidates=("organisation/coast-club", "organisation/cocoa-council"), **SURE
    )
    told.act(
        "wrote", AMBIGUOUS, "tool-development", by="reporter", participations=(Participation("partnered", unsure),),
        how=SURE,
    )  # fmt: skip
    bounds = _figure(
        told, "From 20 to 30 guards", COURSES,
        Amount(None, 20.0, 30.0, counted="guards", qualifier="between", measure="people"),
    )  # fmt: skip
    twelve = _figure(
        told, "about 12 police officers", COURSES,
        Amount(12.0, counted="police officers", qualifier="approximately", measure="people"),
    )  # fmt: skip
    told.act(
        "trained", COURSES, "training", figures=(bounds, twelve), how=SURE,
        groups=(
            _group(told, "guards", COURSES, "private-security", bounds),
            _group(told, "police officers", COURSES, "police", twelve),
        ),
        participations=(Participation("carried-out", _body(told, "River Forum", COURSES)),),
        locations=(_place(told, "Uganda", COURSES, "country/ug", "UG"),),
    )  # fmt: skip
    fell = told.mention(
        "outcome", "thefts fell by half", FEWER, concept="outcome-claim/achieved", modality="reported-achieved", **SURE
    )
    told.state(
        "outcome", "thefts fell by half", concept=fell.concept, evidence=(fell,), of=told.activities[-1].trigger,
        locations=told.activities[-1].locations,
    )  # fmt: skip
    police, law = _body(told, "Harbour Police", SIGNED), _principles(told, SIGNED)
    told.state(
        "security-arrangement", SIGNED, concept="arrangement-status/signed", evidence=(police,),
        participations=(Participation("party", police),), instruments=(InstrumentUse("cites", law),),
        times=(told.mention("date", "2022", SIGNED, time="2022", recogniser="told-new"),),
        details=(("kind", "mou"), ("term", "P3Y"), ("public", "true")),
    )  # fmt: skip
    oaks = told.mention(
        "place", "Tall Oaks", RUNS, target="place/tall-oaks", canonical="Tall Oaks", iso=("GH",), **SURE
    )
    own = told.mention(
        "organisation", "Brackwater Mining plc", RUNS, target="organisation/brackwater-mining-plc",
        canonical="Brackwater Mining plc", **SURE,
    )  # fmt: skip
    told.state("operation", RUNS, participations=(Participation("operator", own),), evidence=(own, oaks))
    ghana = _place(told, "Ghana", HURT, "country/gh", "GH")
    told.state("incident", HURT, concept="incident-status/closed", locations=(ghana,))
    told.state("allegation", SAID, concept="incident-status/investigated")
