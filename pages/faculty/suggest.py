import streamlit as st

from planner.ui import (
    data,
    editing,
    links,
    suggest_deciding,
    suggest_found,
    suggest_rejected,
    suggest_subject,
    suggest_text,
)

data.curriculum()
st.title("Which skills does this text speak of?")
draft = editing.current()
with st.container(horizontal=True, vertical_alignment="bottom"):
    subject = suggest_subject.choose(draft.curriculum)
text = None if subject is None else suggest_text.ask(draft.curriculum, subject)

if subject is not None and text is not None:
    deciding = suggest_deciding.deciding(draft, subject)
    found = suggest_found.still_open(suggest_found.suggested(draft.saved, subject, text), deciding)
    st.header("What it speaks of")
    suggest_found.answer(found, deciding)
    editing.bar(draft)
    suggest_found.rows(draft.saved, text, found, deciding)
    suggest_rejected.listed(draft.curriculum, subject, deciding.rejected, free=deciding.can_reject)
    editing.notes(draft)

st.page_link(links.CURRICULUM, label="Look at the draft in the map, and save it")
