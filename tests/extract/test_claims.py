"""What is claimed of an act is tied to it by words: where, who in which role, for whom, under what."""

from __future__ import annotations

import pytest

from tests.extract.heards import heards
from vpkg.extract.claims import activities
from vpkg.model import Activity


def _activities(*marked: str, **passage: str) -> list[Activity]:
    made, text = heards(*marked, **passage)  # type: ignore[arg-type]
    return list(activities(made, text))


def _places(activity: Activity) -> list[tuple[str, str, str]]:
    return [(at.mention.surface, at.relation, at.scope) for at in activity.locations]


def test_the_sentence_goes_first() -> None:
    """A place in the act's own sentence locates it, whatever the paragraph began with."""
    [first, second] = _activities(
        "In [[country iso=KE|Kenya]], we [[activity|trained]] guards. "
        "We [[activity|met]] chiefs in [[country iso=UG|Uganda]]."
    )
    assert _places(first) == [("Kenya", "takesPlaceIn", "sentence")]
    assert _places(second) == [("Uganda", "takesPlaceIn", "sentence")]


def test_the_lead_holds_for_the_paragraph() -> None:
    """After “In Kenya, …” a sentence without a place is still in Kenya."""
    found = _activities("In [[country iso=KE|Kenya]], work is slow. We [[activity|trained]] guards.")
    assert [_places(a) for a in found] == [[("Kenya", "takesPlaceIn", "lead")]]


def test_a_bold_name_with_a_full_stop_is_a_lead() -> None:
    """“**Ghana.** …” opens its paragraph."""
    [activity] = _activities("**[[country iso=GH|Ghana]].** The guards were [[activity|trained]].")
    assert [(at.mention.surface, at.scope) for at in activity.locations] == [("Ghana", "lead")]


def test_a_paragraph_in_lower_case_goes_on() -> None:
    """A paragraph cut by a blank line keeps the place of its beginning."""
    found = _activities(
        "In [[country iso=NG|Nigeria]], reforms are slow in police resourcing,",
        "and in training. We [[activity|held]] talks.",
    )
    assert [_places(a) for a in found] == [[("Nigeria", "takesPlaceIn", "paragraph")]]


def test_a_line_of_nothing_but_a_name_opens_what_follows() -> None:
    """A country on a line of its own stands over the paragraphs below it, until the next such line."""
    found = _activities(
        "[[country iso=PE|Peru]]",
        "We [[activity|audited]] the camp.",
        "[[country iso=GH|Ghana]]:",
        "We [[activity|met]] the chiefs.",
    )
    assert [[at.mention.surface for at in a.locations] for a in found] == [["Peru"], ["Ghana"]]


def test_demonyms_and_names_of_bodies_locate_nothing() -> None:
    """“Swiss” and the country in a body's name are no places of what is done."""
    found = _activities(
        "We [[activity|met]] [[country iso=CH form=demonym|Swiss]] officials and the "
        "[[organisation|Police of [[country iso=GH|Ghana]]]]."
    )
    assert [_places(a) for a in found] == [[]]


def test_two_acts_in_one_sentence_keep_their_places() -> None:
    """Each act takes the place of its own clause."""
    [first, second] = _activities(
        "We [[activity|trained]] guards in [[country iso=KE|Kenya]] "
        "and [[activity|met]] chiefs in [[country iso=UG|Uganda]]."
    )
    assert [at.mention.surface for at in first.locations] == ["Kenya"]
    assert [at.mention.surface for at in second.locations] == ["Uganda"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("A workshop led by [[organisation|River Forum]] was [[activity|held]].", "led"),
        ("We [[activity|held]] talks, facilitated by [[organisation|River Forum]].", "facilitated"),
        ("The course was [[activity|held]] with funding from the [[organisation|Lake Bank]].", "funded"),
        ("Guards were [[activity type=training|trained]] by [[organisation|River Forum]].", "carried-out"),
        ("[[organisation|River Forum]] has also [[activity|trained]] guards.", "carried-out"),
        ("We [[activity type=training|trained]] the [[organisation|Harbour Police]].", "trained"),
        ("We [[activity type=support|supported]] [[organisation|River Forum]].", "supported"),
        ("We [[activity|held]] a course with the support of the [[organisation|Lake Bank]].", "gave-support"),
        ("Together with [[organisation|River Forum]], we [[activity|visited]] the mine.", "partnered"),
        ("We [[activity|visited]] it alongside [[organisation|A Trust]], [[organisation|River Forum]].", "partnered"),
        ("We [[activity|helped]] with the establishment of [[organisation|River Forum]].", "founded"),
        ("We [[activity|wrote]] what [[organisation|River Forum]] needed.", "unspecified"),
    ],
)  # fmt: skip
def test_roles_are_those_of_the_words(words: str, role: str) -> None:
    """The role of a body is the one that the words before it give; without such words it is left open."""
    [activity] = _activities(words)
    assert activity.participations[-1].role == role


def test_who_acts() -> None:
    """“We” is the reporter, another body at the head is others, and a passive without agent names nobody."""
    acts = _activities(
        "We [[activity|trained]] guards.",
        "[[organisation|River Forum]] [[activity|trained]] guards.",
        "[[organisation by=reporter-name|Quietwater Trust]] [[activity|trained]] guards.",
        "Courses were [[activity|held]].",
    )
    assert [a.by for a in acts] == ["reporter", "others", "reporter", "unstated"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Guards were [[activity type=training|trained]] on the [[instrument|Police Act]].", "trained-on"),
        ("We [[activity|wrote]] it in line with the [[instrument|Police Act]].", "implements"),
        ("We [[activity|campaigned]] to promote the [[instrument|Police Act]].", "promotes"),
        ("We [[activity|campaigned]] for amendments to the [[instrument|Police Act]].", "amended"),
        ("We [[activity|read]] the [[instrument|Police Act]] aloud.", "cites"),
    ],
)
def test_uses_of_instruments(words: str, role: str) -> None:
    """What is done with a law or standard is what the words before it say, else it is only cited."""
    [activity] = _activities(words)
    assert [use.role for use in activity.instruments] == [role]


def test_groups_figures_time_and_principles() -> None:
    """A clause's groups, figures and date belong to its act, and type and group tell which principle it serves."""
    [activity] = _activities(
        "In [[date time=2021|2021]] we [[activity type=training modality=done|trained]] "
        "[[quantity value=40|forty [[stakeholder type=private-security|guards]]]]."
    )
    assert [m.surface for m in activity.groups] == ["guards"]
    assert [m.surface for m in activity.figures] == ["forty guards"]
    assert activity.time is not None
    assert (activity.time.time, activity.modality, activity.type) == ("2021", "done", "training")
    assert activity.principles == ("pr2",)


def test_what_is_near_and_not_tied_is_only_mentioned_with() -> None:
    """A body in the clause of another act takes no part in this one; it is mentioned with it."""
    [first, second] = _activities("We [[activity|trained]] guards and [[activity|met]] [[organisation|River Forum]].")
    assert first.participations == ()
    assert [m.surface for m in first.mentioned_with] == ["River Forum"]
    assert [p.mention.surface for p in second.participations] == ["River Forum"]


def test_the_project_of_the_paragraph() -> None:
    """A project named earlier in the paragraph holds for what follows, and not for the next paragraph."""
    acts = _activities(
        "Through [[project|Safe Gates]] we [[activity|trained]] guards. We [[activity|met]] chiefs.",
        "We [[activity|wrote]] rules.",
    )
    assert [a.project.surface if a.project else None for a in acts] == ["Safe Gates", "Safe Gates", None]


def test_a_participle_that_gives_a_role_is_no_act_of_its_own() -> None:
    """In “talks led by A and facilitated by B” both bodies take part in the talks."""
    [activity] = _activities(
        "We [[activity|joined]] talks, led by [[organisation|River Forum]] and "
        "[[activity by=act-reduced|facilitated]] by the [[organisation|Lake Bank]]."
    )
    assert [(p.mention.surface, p.role) for p in activity.participations] == [
        ("River Forum", "led"),
        ("Lake Bank", "facilitated"),
    ]
