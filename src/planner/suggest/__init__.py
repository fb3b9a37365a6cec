"""Which skills of a curriculum a pasted text speaks of, and the words of the text that say so.

Nothing leaves the machine, and nothing is learned from the texts: names and other names of the skills, their stems, and
terms weighed by how rare they are (TF-IDF). A suggestion enters nothing by itself.
"""

from planner.suggest.evidence import LevelHint, Part, Span, Suggestion, Why
from planner.suggest.ranking import LEAST, LIKELY, LONGEST, Weights, suggestions

__all__ = ["LEAST", "LIKELY", "LONGEST", "LevelHint", "Part", "Span", "Suggestion", "Weights", "Why", "suggestions"]
