"""What the pages share: session state, cached loaders, links and controls.

Beside the pages the only place that knows Streamlit.
"""
