"""What people decided is neither lost nor put to other words, whatever happens to report, machine and file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.curate.deciding import DAY, decide, decision, found, mention, report, ruling, states
from vpkg.pipeline import read_report

LATER = date(2024, 6, 1)
WORDS = "In spring we met DCAF in Kenya. In autumn we saw Torvane Ghana Limited at the talks in Uganda."
PLAIN = "This paragraph tells of nothing that anybody decided about."


def test_a_rejection_holds_on_every_run(tmp_path: Path) -> None:
    """A rejected mention is gone from mentions and claims, run after run, and stays beside its decision."""
    path = report(tmp_path, WORDS)
    assert ("Kenya", "country/ke") in found(read_report(path), "country")
    decide(path, decision(path, "reject", "country", "Kenya"))
    for _ in range(2):
        reading = read_report(path)
        assert ("Kenya", "country/ke") not in found(reading, "country")
        assert "KE" not in {account.country for account in reading.accounts}
        assert all("Kenya" not in m.mention.surface for a in reading.activities for m in a.locations)
        assert states(reading) == [("reject", "applied")]
        assert [m.target for m in ruling(reading, "reject").proposed] == ["country/ke"]


def test_a_shifted_paragraph_takes_its_decision_along(tmp_path: Path) -> None:
    """In a re-issued report a decision goes with its words to where they stand now."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"))
    report(tmp_path, f"{PLAIN}\n\n{WORDS}", A1=PLAIN * 3)
    reading = read_report(path)
    assert "DCAF" not in [words for words, _ in found(reading, "organisation")]
    only = ruling(reading, "reject")
    assert (only.state, only.moved) == ("applied", True)
    assert reading.report.document.text[only.span.start : only.span.end] == "DCAF"


def test_a_changed_sentence_makes_an_orphan(tmp_path: Path) -> None:
    """Where other words stand around the quote now, the decision is put to nobody's words, and said."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"))
    report(tmp_path, WORDS.replace("In spring we met DCAF in Kenya", "For years now DCAF has not been in Peru"))
    reading = read_report(path)
    assert "DCAF" in [words for words, _ in found(reading, "organisation")]
    assert states(reading) == [("reject", "orphan")]
    assert reading.orphans[0].said == "its words stand there, but other words stand around them"


def test_a_vanished_sentence_makes_an_orphan(tmp_path: Path) -> None:
    """Where the words are gone, the decision is kept as an orphan."""
    path = report(tmp_path, WORDS)
    file = decide(path, decision(path, "reject", "organisation", "DCAF"))
    before = file.read_bytes()
    report(tmp_path, PLAIN)
    reading = read_report(path)
    assert reading.orphans[0].said == "its words do not stand in the document any more"
    assert (reading.decisions, file.read_bytes()) == ((), before)


def test_of_the_same_words_twice_the_context_decides(tmp_path: Path) -> None:
    """Of one name twice in a paragraph the decision goes to the one it was made for, also after a re-issue."""
    words = "First the team of DCAF spoke about training, and then the friends of DCAF spoke about money."
    path = report(tmp_path, words)
    decide(path, decision(path, "reject", "organisation", "DCAF", nth=1))
    for moved in (False, True):
        if moved:
            report(tmp_path, f"{PLAIN}\n\n{words}")
        reading = read_report(path)
        [kept] = [m for m in reading.mentions if m.surface == "DCAF"]
        text = reading.report.document.text
        assert text[: kept.span.start].endswith("the team of ")
        assert ruling(reading, "reject").moved is moved


def test_equal_places_make_an_orphan(tmp_path: Path) -> None:
    """Where two places agree word for word with what was kept, neither is taken."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"))
    report(tmp_path, f"{PLAIN}\n\n{WORDS}\n\n{PLAIN}\n\n{WORDS}")
    reading = read_report(path)
    assert [words for words, _ in found(reading, "organisation")].count("DCAF") == 2
    assert "several places" in reading.orphans[0].said


def test_the_latest_decision_wins(tmp_path: Path) -> None:
    """Of decisions on the same words the latest holds, in whatever order they stand; the others are said."""
    path = report(tmp_path, WORDS)
    late = decision(path, "relink", "organisation", "DCAF", value="organisation/iom", when=LATER)
    decide(path, late, decision(path, "reject", "organisation", "DCAF"))
    reading = read_report(path)
    assert ("DCAF", "organisation/iom") in found(reading, "organisation")
    assert states(reading) == [("reject", "overruled"), ("relink", "applied")]


def test_two_people_who_disagree_on_one_day_are_both_told(tmp_path: Path) -> None:
    """Decisions of two people on one day that contradict each other are both listed, and neither is applied."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF", by="Wren"))
    decide(path, decision(path, "relink", "organisation", "DCAF", value="organisation/iom", by="Finch"))
    reading = read_report(path)
    assert ("DCAF", "organisation/dcaf") in found(reading, "organisation")
    assert states(reading) == [("reject", "conflict"), ("relink", "conflict")]
    assert reading.decisions[0].said.startswith("Finch decided otherwise on the same day")


def test_a_later_word_ends_a_conflict(tmp_path: Path) -> None:
    """A decision on a later day settles what two people disagreed on."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF", by="Wren"))
    decide(path, decision(path, "accept", "organisation", "DCAF", by="Finch"))
    decide(path, decision(path, "reject", "organisation", "DCAF", by="Rook", when=LATER))
    reading = read_report(path)
    assert "DCAF" not in [words for words, _ in found(reading, "organisation")]
    assert [s for _, s in states(reading)] == ["overruled", "overruled", "applied"]


def test_of_one_persons_words_on_one_day_the_last_holds(tmp_path: Path) -> None:
    """Who changes their mind on the same day is heard as they spoke last."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "DCAF"), decision(path, "accept", "organisation", "DCAF"))
    reading = read_report(path)
    assert ("DCAF", "organisation/dcaf") in found(reading, "organisation")
    assert states(reading) == [("reject", "overruled"), ("accept", "applied")]


def test_the_same_decision_twice_is_one(tmp_path: Path) -> None:
    """A decision that stands twice in a file, or is made by two people, is no conflict."""
    path = report(tmp_path, WORDS)
    once = decision(path, "reject", "organisation", "DCAF")
    decide(path, once, once, decision(path, "reject", "organisation", "DCAF", by="Finch"))
    reading = read_report(path)
    assert "DCAF" not in [words for words, _ in found(reading, "organisation")]
    assert states(reading) == [("reject", "applied"), ("reject", "applied")]


def test_a_decision_on_a_nested_mention_leaves_the_outer_one(tmp_path: Path) -> None:
    """What stands inside a name is decided by itself; what stands around it is decided without it."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "country", "Ghana"))
    reading = read_report(path)
    assert "Torvane Ghana Limited" in [words for words, _ in found(reading, "organisation")]
    assert "Ghana" not in [words for words, _ in found(reading, "country")]


def test_rejecting_an_outer_mention_frees_the_inner_one(tmp_path: Path) -> None:
    """Where a longer name is rejected, what stood inside it stands by itself."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "organisation", "Torvane Ghana Limited"))
    assert mention(read_report(path), "Ghana", "country").nested_in is None


def test_a_retyped_mention_is_of_its_new_kind_only(tmp_path: Path) -> None:
    """A mention of another kind than the machine thought is that kind, and the machine's is kept beside."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "retype", "organisation", "Torvane Ghana Limited", value="stakeholder-type/company"))
    reading = read_report(path)
    made = mention(reading, "Torvane Ghana Limited", "stakeholder")
    assert (made.concept, made.recogniser, made.confidence) == ("stakeholder-type/company", "person", 1.0)
    assert "Torvane Ghana Limited" not in [words for words, _ in found(reading, "organisation")]
    assert [m.kind for m in ruling(reading, "retype").proposed] == ["organisation"]


def test_a_kind_changed_twice_ends_where_it_was_put_last(tmp_path: Path) -> None:
    """A mention that was retyped and then rejected in its new kind is neither."""
    path = report(tmp_path, WORDS)
    decide(
        path,
        decision(path, "retype", "organisation", "DCAF", value="project"),
        decision(path, "reject", "project", "DCAF", when=LATER),
    )
    reading = read_report(path)
    assert [m for m in reading.mentions if m.surface == "DCAF"] == []


def test_a_mention_is_linked_to_a_known_organisation(tmp_path: Path) -> None:
    """A relinked mention stands for what the person says, by the name of the gazetteer, in claims too."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "relink", "organisation", "Torvane Ghana Limited", value="organisation/iom"))
    reading = read_report(path)
    made = mention(reading, "Torvane Ghana Limited", "organisation")
    assert (made.target, made.canonical) == ("organisation/iom", "International Organization for Migration")
    linked = [p.mention for a in reading.activities for p in a.participations if p.mention.span == made.span]
    assert all(m == made for m in linked)


def test_an_ambiguous_name_is_settled(tmp_path: Path) -> None:
    """“Congo” goes where the person says, and what happens there is claimed of that country."""
    path = report(tmp_path, "In Congo we met teachers.")
    assert mention(read_report(path), "Congo", "country").target is None
    decide(path, decision(path, "relink", "country", "Congo", value="country/cd"))
    reading = read_report(path)
    made = mention(reading, "Congo", "country")
    assert (made.target, made.iso, made.candidates) == ("country/cd", ("CD",), ())
    assert [a.country for a in reading.accounts if a.answer == "C5"] == ["CD"]


def test_a_link_may_change_the_kind(tmp_path: Path) -> None:
    """“Georgia”, a country or a state, becomes the place that the person names."""
    path = report(tmp_path, "Our visit to Georgia was short.")
    decide(path, decision(path, "relink", "country", "Georgia", value="place/us-ga"))
    reading = read_report(path)
    assert (found(reading, "country"), found(reading, "place")) == ([], [("Georgia", "place/us-ga")])


def test_a_link_can_be_taken_away(tmp_path: Path) -> None:
    """A name that stands for nobody in particular stays a mention without a target."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "relink", "organisation", "DCAF", value="none"))
    assert mention(read_report(path), "DCAF", "organisation").target is None


def test_an_added_mention_supports_claims(tmp_path: Path) -> None:
    """What the machine did not see and a person added is there, and what rests on it is claimed."""
    path = report(tmp_path, "In Zembla we trained police officers.")
    assert found(read_report(path), "country") == []
    decide(path, decision(path, "add", "country", "Zembla", value="country/ke"))
    reading = read_report(path)
    assert found(reading, "country") == [("Zembla", "country/ke")]
    assert [a.country for a in reading.accounts if a.answer == "C5"] == ["KE"]
    assert mention(reading, "Zembla", "country").recogniser == "person"


def test_an_addition_is_not_doubled_when_the_machine_finds_it(tmp_path: Path) -> None:
    """Where a better recogniser finds what a person added, exactly or with other words around it, it stands once."""
    path = report(tmp_path, WORDS)
    decide(
        path,
        decision(path, "add", "organisation", "DCAF", value="organisation/dcaf"),
        decision(path, "add", "organisation", "Torvane", name="Torvane"),
    )
    reading = read_report(path)
    assert [words for words, _ in found(reading, "organisation")] == ["DCAF", "Torvane"]
    assert [r.proposed[0].surface for r in reading.decisions] == ["DCAF", "Torvane Ghana Limited"]


def test_a_rejection_covers_a_longer_span(tmp_path: Path) -> None:
    """A recogniser that later finds a longer or a shorter name does not bring back what was rejected."""
    path = report(tmp_path, WORDS)
    for words in ("Torvane", "saw Torvane Ghana Limited at"):
        decide(path, decision(path, "reject", "organisation", words))
        reading = read_report(path)
        assert "Torvane Ghana Limited" not in [words for words, _ in found(reading, "organisation")]
        assert ("Ghana", "country/gh") in found(reading, "country")


def test_a_rejection_covers_nothing_else(tmp_path: Path) -> None:
    """Other kinds on the same words, and the same words elsewhere, stay."""
    path = report(tmp_path, f"{WORDS} After that DCAF went home.")
    decide(path, decision(path, "reject", "organisation", "DCAF", nth=1))
    reading = read_report(path)
    assert [words for words, _ in found(reading, "organisation")] == ["DCAF", "Torvane Ghana Limited"]


def test_an_act_can_be_corrected(tmp_path: Path) -> None:
    """The type of an activity, and whether it happened, is what the person says."""
    path = report(tmp_path, WORDS)
    decide(
        path,
        decision(path, "retype", "activity", "met", value="activity-type/dialogue"),
        decision(path, "retype", "activity", "met", value="modality/planned"),
    )
    reading = read_report(path)
    [act] = [a for a in reading.activities if a.trigger.surface == "met"]
    assert (act.type, act.modality) == ("dialogue", "planned")
    assert states(reading) == [("retype", "applied"), ("retype", "applied")]


def test_an_acceptance_outlives_the_recogniser(tmp_path: Path) -> None:
    """What a person confirmed stands even when the machine finds it no more."""
    path = report(tmp_path, "In Zembla we trained police officers.")
    decide(path, decision(path, "accept", "organisation", "Zembla", value="organisation/zembla", name="Zembla"))
    reading = read_report(path)
    assert found(reading, "organisation") == [("Zembla", "organisation/zembla")]


def test_an_acceptance_makes_sure(tmp_path: Path) -> None:
    """An accepted mention keeps its recogniser, and its confidence is a person's."""
    path = report(tmp_path, WORDS)
    before = mention(read_report(path), "DCAF", "organisation")
    decide(path, decision(path, "accept", "organisation", "DCAF", value="organisation/dcaf"))
    after = mention(read_report(path), "DCAF", "organisation")
    assert (after.recogniser, after.confidence) == (before.recogniser, 1.0)


def test_a_question_is_not_read_even_if_somebody_adds(tmp_path: Path) -> None:
    """Words of a question support nothing: an addition there is kept, idle, and said."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "add", "organisation", "non-member CSOs"))
    reading = read_report(path)
    assert states(reading) == [("add", "idle")]
    assert "nothing is read from" in reading.decisions[0].said


@pytest.mark.parametrize("by", ["Sparrow-7", "José Ñandú", "member of the secretariat"])
def test_a_pseudonym_is_enough(tmp_path: Path, by: str) -> None:
    """Whoever decides may do so under any name that can be written."""
    path = report(tmp_path, WORDS)
    decide(path, decision(path, "reject", "country", "Kenya", by=by, why="a person's name, says the “member”\nhere"))
    only = ruling(read_report(path), "reject")
    assert (only.decision.by, only.decision.when) == (by, DAY)


def test_a_project_that_only_a_person_saw_is_known_by_its_name(tmp_path: Path) -> None:
    """Words that a person calls a project have the IRI that every project of that name has."""
    path = report(tmp_path, "In Kenya, Quiet Water held six round tables.")
    decide(path, decision(path, "add", "project", "Quiet Water"))
    [found] = [m for m in read_report(path).mentions if m.kind == "project"]
    assert (found.target, found.canonical, found.recogniser) == ("project/quiet-water", "Quiet Water", "person")
