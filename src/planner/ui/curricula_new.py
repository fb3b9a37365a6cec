"""A new curriculum: empty, from a file that holds a whole one, from ESCO, or as a copy of the one that is open."""

from __future__ import annotations

import streamlit as st

from planner.access import Action, NotAllowed
from planner.curriculum import Curriculum
from planner.editing import faults_of
from planner.errors import DataError
from planner.exchange import curriculum_template, naming
from planner.exchange.curriculum_template import USUAL_LEVELS, USUAL_SEASONS
from planner.store import StoreError, curricula
from planner.ui import chosen, curricula_files, curricula_switch, data, links, people, revised, state
from planner.ui.data_folder import default_id

EMPTY, FILE, ESCO, COPY = "Empty", "From a file", "From ESCO occupations", "A copy of this one"
_TITLE, _PLACE, _DEPARTMENT = "new_title", "new_institution", "new_department"


def draw() -> None:
    """The way to begin, and what each needs; for who may make curricula."""
    here = data.served().curriculum
    if not people.may(Action.CREATE) or data.store() is None or here is None:
        return
    st.header("A new curriculum")
    way = st.segmented_control(
        "How to begin", [EMPTY, FILE, ESCO, COPY], default=EMPTY, required=True, key="new_way", wrap=True
    )
    if way == FILE:
        _from_file()
    elif way == EMPTY:
        _names(here)
        _empty()
    elif way == ESCO:
        _names(here)
        _from_esco()
    else:
        st.markdown(f"All of {links.literal(here.about.title)} as it is saved, without its history, drafts and plans.")
        _names(here)
        _make_button(here, f"A copy of {here.about.title}", "Make a copy")


def _names(here: Curriculum) -> None:
    """Its names; the institution and the department are most often those of the curriculum that is open."""
    first, second, third = st.columns(3)
    first.text_input("Title", key=_TITLE, max_chars=120, placeholder="Music Technology")
    second.text_input("Institution", value=here.about.institution, key=_PLACE, max_chars=120)
    third.text_input("Department", value=here.about.department, key=_DEPARTMENT, max_chars=120)


def _text(key: str) -> str:
    return str(state.widget_value(key) or "").strip()


def _make_button(made: Curriculum | None, note: str, label: str = "Make it", *, own_names: bool = False) -> None:
    """Makes it under the names that were typed, or with `own_names` under those it has."""
    named = own_names or all(_text(key) for key in (_TITLE, _PLACE, _DEPARTMENT))
    if made is not None and not named:
        st.caption("A title, an institution and a department are needed.")
    st.button(
        label,
        key="new_make",
        on_click=_make,
        args=(made, note),
        kwargs={"own_names": own_names},
        disabled=made is None or not named,
    )


def _empty() -> None:
    """Levels and seasons to begin with, and what is wrong with them."""
    levels, seasons = _levels(), _seasons()
    try:
        made = curriculum_template.empty("–", "–", "–", levels=levels, seasons=seasons)
    except ValueError as error:
        st.warning(f"This does not go: {links.literal(str(error))}.")
        made = None
    _make_button(made, "Begun empty")


def _levels() -> list[tuple[str, str, str]]:
    """The levels from the lowest up; usual ones to change."""
    import pandas as pd

    st.markdown("**Levels**, the lowest first: what a cell of the map shows, and what a student can then do.")
    frame = pd.DataFrame(USUAL_LEVELS, columns=["code", "name", "a student then"], dtype="str")
    edited = st.data_editor(frame, num_rows="dynamic", hide_index=True, key="new_levels", alt="The levels of the scale")
    rows = [tuple(str(cell or "").strip() for cell in row) for row in edited.fillna("").itertuples(index=False)]
    return [(code, name or code, sentence or name or code) for code, name, sentence in rows if code or name or sentence]


def _seasons() -> list[str]:
    typed = st.text_input("Seasons of a year in order, with commas", value=", ".join(USUAL_SEASONS), key="new_seasons")
    return [part.strip() for part in typed.split(",") if part.strip()]


def _from_file() -> None:
    found = curricula_files.whole()
    if found is not None:
        made, note = found
        _make_button(made, note, own_names=True)


def _from_esco() -> None:
    _make_button(curricula_files.of_occupations(), "From ESCO occupations")


def _make(made: Curriculum, note: str, *, own_names: bool) -> None:
    """Keep it as revision 1 under a free id, and look at it; for callbacks."""
    db = data.store()
    if db is None:
        revised.tell(revised.NOT_KEPT, good=False)
        return
    if not own_names:
        names = {"title": _text(_TITLE), "institution": _text(_PLACE), "department": _text(_DEPARTMENT)}
        made = made.replace(about=made.about.model_copy(update=names))
    taken = {head.curriculum_id for removed in (False, True) for head in curricula_switch.heads(removed=removed)}
    curriculum_id = naming.slug(made.about.title, taken)
    try:
        faults = faults_of(made)
        if faults:
            raise DataError([fault.as_fault for fault in faults])
        curricula.create(db, people.me(), curriculum_id, made, note)
    except (NotAllowed, StoreError, DataError, ValueError) as error:
        revised.tell(f"Nothing was made: {error}.", good=False)
        return
    data.announce()
    state.set_widget(_TITLE, "")
    chosen.choose(curriculum_id, default_id())
    revised.tell(f"{made.about.title} is made, and you are looking at it. {_next(made)}")


def _next(made: Curriculum) -> str:
    """What a curriculum lacks that somebody has just begun."""
    if not made.skills and not made.roles:
        return "Add skills and roles in “Roles and skills”, or bring them in from a file."
    if not made.courses:
        return "Add courses in “Courses and rules”, or bring them in from a file."
    return "The map shows what its courses teach."
