import streamlit as st

from planner.ui import (
    data,
    lacking,
    review_controls,
    what_if_add,
    what_if_adding,
    what_if_answers,
    what_if_certain,
    what_if_changes,
    what_if_compare,
    what_if_controls,
    what_if_current,
    what_if_draft,
    what_if_drop,
    what_if_effect,
    what_if_head,
    what_if_keeping,
    what_if_manage,
    what_if_mending,
    what_if_plans,
)

curriculum = data.curriculum()

st.title("What if we changed the programme?")
view = what_if_controls.view()
if len(lacking.said(curriculum, "role", "course")) == 2:
    st.stop()

known = what_if_keeping.listed(data.curriculum_id())
held = what_if_current.follow(curriculum, known)

if view == what_if_controls.SCENARIO:
    answer = st.container()
    left, right = st.columns([2, 1])
    with left:
        what_if_head.choose(curriculum, held, known)
    with right:
        programme_id = review_controls.programme(curriculum)
    with st.container(horizontal=True, gap="small"):
        what_if_head.steps(held)
        what_if_manage.menu(curriculum, held, known)
        what_if_draft.button(held)
    what_if_head.notes(held)
    if not what_if_answers.ready(curriculum, [held.scenario], programme_id):
        st.stop()
    found = what_if_answers.outcome_of(curriculum, held.scenario, programme_id)
    with answer:
        what_if_effect.answer(found)
    what_if_changes.draw(curriculum, held, what_if_answers.played(curriculum, held.scenario.changes))
    what_if_mending.offer(curriculum, held, found)
    what_if_adding.draw(held)
    st.header("Every role, before and after")
    what_if_effect.roles(curriculum, held.scenario, found)
    guaranteed = what_if_certain.draw(curriculum, found.after, programme_id)
    what_if_effect.table(found, guaranteed)
    what_if_effect.totals(found)
    what_if_effect.problems(found)
    what_if_plans.draw(curriculum, found.after)

elif view == what_if_controls.COMPARE:
    what_if_compare.draw(curriculum, known)

elif view == what_if_controls.DROP:
    what_if_drop.draw(curriculum)

else:
    what_if_add.draw(curriculum)
