import streamlit as st

from planner.mapping.draft import headline
from planner.mapping.filter import grid
from planner.ui import data, links, map_draft, map_effect, map_filters, map_one_cell, map_typing

curriculum = data.curriculum()
st.title("What do our courses teach, and who needs it?")
st.markdown(headline(curriculum))

chosen = map_filters.filters(curriculum)
with st.container(horizontal=True, vertical_alignment="center"):
    shown_as = map_filters.shown_as()
    chosen = map_filters.narrowed(chosen)

draft = map_draft.whole_page(curriculum)
shown = grid(curriculum, draft.curriculum, chosen)
map_typing.the_map(curriculum, chosen, shown_as)

beside, effect = st.columns([2, 3], gap="large")
with beside:
    map_one_cell.one_cell(draft, shown)
    map_effect.downloads(draft)
with effect:
    map_effect.effect(draft)
    map_effect.problems_shown(draft, shown)

st.page_link(links.REVIEW, label="Review the whole curriculum")
