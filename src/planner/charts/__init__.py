"""Figures of the app: frames in, Plotly figures with their sentence out; knows no Streamlit.

Every public function returns a `planner.charts.chart.Chart`. In each module one function makes the frame, one says the
sentence and one draws; `planner.charts.theme` has all colours and measures.
"""
