"""Acts are found where the words say that something was or is done, and nowhere else."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.stating import stated
from tests.writing import ngo_report, segmented
from vpkg import resources
from vpkg.extract import extract
from vpkg.extract.acts.grammar import ing, past, third
from vpkg.extract.acts.verbs import forms

ONTOLOGY = resources.folder("ontology")


def _acts(folder: Path, words: str) -> list[str]:
    return [m.surface for m in stated(folder, words, "activity")]


def _rows(name: str) -> list[dict[str, str]]:
    with (ONTOLOGY / "lexicon" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In spring we trained forty guards.", ["trained"]),
        ("The trust has signed an agreement with the fishers.", ["signed"]),
        ("Our teams are monitoring the road.", ["monitoring"]),
        ("We have been supporting the harbour council since May.", ["supporting"]),
        ("Guards are trained every spring.", ["trained"]),
        ("All drivers were vetted before they came.", ["vetted"]),
        ("The complaint is being investigated by a judge.", ["investigated"]),
        ("We review our rules each summer.", ["review"]),
        ("The harbour committee meets quarterly.", ["meets"]),
        ("Site managers of the trust report incidents to the board.", ["report"]),
        ("They then, however, trained the drivers.", ["trained"]),
        ("It has since donated two boats to the coastguard.", ["donated"]),
    ],
)
def test_tenses(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Past, perfect, progressive, habit and both voices tell of acts; auxiliaries stay outside the trigger."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Contractors must train their guards.",
        "All sites are required to vet drivers and to report incidents.",
        "The manager is responsible for training guards, investigating incidents and reporting them.",
        "The policy requires that guards are trained.",
        "The framework provides guidance and promotes dialogue.",
        "We remain committed to supporting the Initiative.",
        "The trust is a member of the forum.",
        "If a guard is injured, the company investigates.",
        "Should complaints be received, we inform the police.",
        "In the event of a dispute the manager meets the elders.",
        "We may visit the mine and could interview the workers.",
        "We will train more guards and distribute leaflets.",
        "We plan to meet the governor and to sign an agreement.",
    ],
)
def test_what_is_no_act(tmp_path: Path, words: str) -> None:
    """Duties, descriptions, statuses, conditions and plans are no acts."""
    assert _acts(tmp_path, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "No training was held in Brindle Bay.",
        "We did not attend the meeting.",
        "We have not yet signed the agreement.",
        "None of the guards was dismissed.",
        "We never visited the site.",
        "There were no workshops held this year.",
        "We held no meetings with the army.",
        "Neither party signed the agreement.",
    ],
)
def test_what_was_not_done_is_no_act(tmp_path: Path, words: str) -> None:
    """A denied act and a nil return give nothing."""
    assert _acts(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We held two workshops in Brindle Bay.", ["workshops"]),
        ("We facilitated capacity building sessions and meetings.", ["capacity building sessions", "meetings"]),
        ("An independent risk assessment was carried out.", ["risk assessment"]),
        ("Training on the use of force, first aid and law was delivered to forty guards.", ["Training"]),
        ("Forty guards received human rights training.", ["human rights training"]),
        ("This has involved dialogue, storytelling and mapping.", ["dialogue", "storytelling", "mapping"]),
        ("A second round of talks took place in June.", ["talks"]),
        ("The year began with a workshop held by our partner.", ["workshop"]),
        ("There was also a webinar for lawyers.", ["webinar"]),
        ("We commissioned a university to carry out a conflict analysis.", ["conflict analysis"]),
        ("We mobilised women through storytelling and advocacy.", ["mobilised", "storytelling", "advocacy"]),
        ("We provided blankets to the shelter.", ["provided"]),
    ],
)  # fmt: skip
def test_an_empty_verb_leaves_the_trigger_to_its_noun(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Held, carried out, delivered: the event noun with its compound is the act, its adjectives and figures outside."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We worked closely with the coastguard.", ["worked closely with"]),
        ("The trust participated in the assembly and met with elders.", ["participated in", "met with"]),
        ("This work is coordinated with three other trusts.", ["coordinated with"]),
        ("We supported the drafting of a by-law.", ["supported the drafting"]),
        ("The council set up a desk for complaints.", ["set up"]),
        ("We are raising awareness among young people.", ["raising awareness"]),
        ("We raised the case with the general.", ["raised"]),
    ],
)
def test_how_far_a_trigger_reaches(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Particles and the prepositions a verb needs are inside; objects only where the verb says too little alone."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We trained guards, distributed leaflets and visited two villages.", ["trained", "distributed", "visited"]),
        ("All guards were screened, trained and deployed in May.", ["screened", "trained", "deployed"]),
        ("The book was written with us, tested in two ports and launched in May.", ["written", "tested", "launched"]),
        ("The trust visited the port, and our lawyer meets the mayor monthly.", ["visited", "meets"]),
        ("We will train guards and equip them.", []),
        ("Guards must be vetted and trained.", []),
    ],
)  # fmt: skip
def test_each_verb_of_a_coordination_is_one(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Co-ordinated verbs share the auxiliaries and the mood of the first."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The trust has been working to train judges.", ["train"]),
        ("We continue to support the shelter.", ["support"]),
        ("We continued working with the elders.", ["working with"]),
        ("Funds were used to train sixty drivers.", ["train"]),
        ("This includes visiting schools.", ["visiting"]),
        ("We strengthen access to justice by training paralegals.", ["training"]),
        ("The policy includes visiting schools.", []),
        ("They met to discuss the plan.", ["met"]),
    ],
)
def test_dependent_verbs(tmp_path: Path, words: str, expected: list[str]) -> None:
    """After a verb that only says that it goes on, and after by or including, the dependent verb is the act."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The charter, approved by the board in 2021, is public.", ["approved"]),
        ("Guards posted at the gate carry no arms.", []),
        ("The committee, which met six times, reviewed four complaints.", ["met", "reviewed"]),
        ("Guards who handle dogs need a licence.", []),
        ("The trained guards left early.", []),
        ("As a result, the village signed a lease.", []),
    ],
)
def test_clauses_on_a_noun(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Participles and relative clauses count where they tell of an act, not where they describe; results are none."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The mayor told the fishers how the gate works.", ["told"]),
        ("We went to the assembly and read the notes of four trusts.", ["went to", "read"]),
        ("Two lamps have been ordered.", ["ordered"]),
        ("In spring we put up signs and handed out whistles.", ["put up", "handed out"]),
        ("A clerk helped to write a by-law.", ["helped to write"]),
        ("Our lawyer asked that the widows be heard.", ["asked"]),
        ("Each harbour master fills in a form every week.", ["fills in"]),
        ("The trust sent each village a map.", ["sent"]),
        ("The two trusts each sent a clerk.", ["sent"]),
        ("We paid attention to the wind.", []),
        ("The pilots, who come from the valley, receive two days of training.", ["training"]),
        ("Villagers who came to the port were many.", []),
    ],
)
def test_plain_verbs_of_doing(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Told, went to, read, put up: ordinary verbs are acts; a clause that says which people are meant is none."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In Brindle Bay the review was repeated in May.", ["review"]),
        ("The review that had been put off took place in May.", ["review"]),
        ("A first assessment was made for the port.", ["assessment"]),
        ("New clerks hear a lecture on the law.", ["lecture"]),
        ("The survey found that most lamps were out.", ["survey"]),
        ("The lecture is followed by an exercise.", ["exercise"]),
        ("We set up three meetings.", ["meetings"]),
        ("The guard was moved to the gate after a hearing.", ["moved", "hearing"]),
    ],
)
def test_events_told_of(tmp_path: Path, words: str, expected: list[str]) -> None:
    """An event that is repeated, put on, heard, set up or told of is the act, wherever its noun stands."""
    assert _acts(tmp_path, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We met when the trust briefed its pilots.", ["met", "briefed"]),
        ("We attended the assembly, where we spoke about the lamps.", ["attended", "spoke about"]),
        ("Nobody was told when this report was written.", []),
        ("We wrote a guide for women who are asked to speak, and tested it in May.", ["wrote", "tested"]),
        ("We run a clinic in the port, and local elders add a note of their own.", ["clinic", "add"]),
    ],
)
def test_clauses_that_go_on_with_the_story(tmp_path: Path, words: str, expected: list[str]) -> None:
    """Past acts after when and where count, and so does a further clause with a subject of its own."""
    assert _acts(tmp_path, words) == expected


def test_tables_and_lists(tmp_path: Path) -> None:
    """A cell below the head and an item of a list may name an act without a verb; the head itself names none."""
    table = "| Port | Training | People |\n|---|---|---|\n| Halden | Human rights training for guards | 12 |\n"
    assert _acts(tmp_path, table) == ["Human rights training"]
    items = "Key points:\n\n- Trained 45 guards\n- Meetings with elders\n- Guards must be trained\n- Signed a lease"
    assert _acts(tmp_path, items) == ["Trained", "Meetings", "Signed"]


@pytest.mark.parametrize(
    ("words", "concept", "modality"),
    [
        ("We trained forty guards.", "training", "done"),
        ("Our lawyers are auditing the port.", "audit", "ongoing"),
        ("We review our rules each year.", "assessment", "ongoing"),
        ("We developed a policy on dogs.", "policy-drafting", "done"),
        ("We attended the Plenary in May.", "vpi-engagement", "done"),
        ("We held a seminar for judges.", "workshop", "done"),
        ("Two guards were dismissed.", "disciplinary-action", "done"),
    ],
)
def test_type_and_modality(tmp_path: Path, words: str, concept: str, modality: str) -> None:
    """An act has the type of its verb with its object, or of its noun, and tells whether it is over."""
    [act] = stated(tmp_path, words, "activity")
    assert (act.concept, act.modality) == (f"activity-type/{concept}", modality)
    assert act.row
    assert act.recogniser.startswith("act-")


def test_verbs_inside_names_are_no_verbs(tmp_path: Path) -> None:
    """A body's name and a capital in mid-sentence hold no act."""
    assert _acts(tmp_path, "The office of Search for Common Ground and the Drivers United Fund fell.") == []


def test_inflection() -> None:
    """Forms follow the rules of spelling, and the irregular ones their table."""
    assert (third("launch"), past("patrol"), ing("donate"), past("offer")) == (
        "launches",
        "patrolled",
        "donating",
        "offered",
    )
    for form, lemma in {"met": "meet", "held": "hold", "undertaken": "undertake", "travelled": "travel"}.items():
        assert lemma in {r.verb.lemma.split()[0] for r in forms()[form]}


def test_the_lexicon_is_broad_and_clean() -> None:
    """Over 250 verbs and 200 event nouns, none twice, each of a type of the scheme and with its source."""
    scheme = (ONTOLOGY / "schemes" / "activity-types.ttl").read_text(encoding="utf-8")
    verbs, nouns = _rows("act-verbs"), _rows("act-nouns")
    assert len(verbs) > 250
    assert len(nouns) > 200
    assert len({r["lemma"] for r in verbs}) == len(verbs)
    assert len({r["noun"] for r in nouns}) == len(nouns)
    used = {r["type"] for r in (*verbs, *nouns, *_rows("act-objects"))} - {""}
    assert all(f"\n:{name} a skos:Concept" in scheme for name in used)
    for name in sorted(p.stem for p in (ONTOLOGY / "lexicon").glob("*.csv")):
        if name.split("-")[0] in ("act", "outcome", "pledge", "modality", "verb"):
            assert all(row["source"] for row in _rows(name)), name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from("we will not to have been by , ; and ( trained training held which if - | : . 40".split()),
        max_size=30,
    )
)  # fmt: skip
def test_any_words_are_read(tmp_path: Path, words: list[str]) -> None:
    """Words in any order give spans that slice to their quotes, and never fail."""
    reading = extract(segmented(ngo_report({"C5": "We met. " + " ".join(words)}), tmp_path))
    text = reading.report.document.text
    for mention in reading.mentions:
        assert text[mention.span.start : mention.span.end].strip()


def test_long_sentences_cost_little(tmp_path: Path) -> None:
    """A sentence of thousands of verbs is read in time that grows with its length."""
    words = "we trained guards and by holding workshops which were held to train them, " * 700
    started = time.process_time()
    stated(tmp_path, words, "activity")
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The memorandum, signed in July 2020, names the navy.", ["agreement"]),
        ("The protocol was signed in 2019.", ["agreement"]),
        ("We signed in Lima a memorandum with the navy.", ["agreement"]),
        ("We signed in all visitors at the gate.", ["incident-recording"]),
        ("The Act entered into force in 2021.", []),
        ("The new rules entered into effect last year.", []),
        ("We entered into an agreement with the navy.", ["agreement"]),
    ],
)
def test_signing_in_a_month_is_signing(tmp_path: Path, words: str, expected: list[str]) -> None:
    """“Signed in July” is no signing-in, and a law that enters into force is nobody's agreement."""
    found = stated(tmp_path, words, "activity")
    assert [
        (m.concept or "").removeprefix("activity-type/") for m in found if m.surface.startswith(("sign", "ent"))
    ] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In 2022 the grievance mechanism received 14 complaints.", ["grievance-mechanism"]),
        ("The whistleblower line registered two cases.", ["grievance-mechanism"]),
        ("The manager recorded 14 complaints.", ["incident-recording"]),
        ("We provide fuel and meals to the army.", ["equipment-support"]),
        ("We provide accommodation to the gendarmes.", ["support"]),
        ("We provide information to carriers with vehicles.", []),
    ],
)
def test_what_a_mechanism_received_and_what_is_given_to_forces(tmp_path: Path, words: str, expected: list[str]) -> None:
    """What came in by a mechanism tells of the mechanism; goods that are given are support, in the present too."""
    found = stated(tmp_path, words, "activity")
    assert [(m.concept or "").removeprefix("activity-type/") for m in found] == expected
