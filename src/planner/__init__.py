"""Roles, the skills they need, the courses that teach them, and a student's plan.

The library: pure functions over frozen values, the same in a notebook, a job or a test. From the bottom up:

- `model`, `errors`          levels, terms, problems, fixes; the one exception for files
- `requisites`, `pools`      expressions over courses, credits and conditions; selectors of degree rules
- `tables`                   what a table is: types, keys, references
- `plan`, `curriculum`       a student's plan; all tables of a department as one frozen value
- `coverage`                 how far a set of courses covers a role: the formulas
- `course_sets`, `effects`   required core, catalogue, outside; what an edit of the map moves, and why it moves nothing
- `plan_edits`, `problems`   change a plan; what a person should put right in a plan or a curriculum
- `exchange`                 folders of CSV files and plan files, in and out
- `wording`                  the words for problems, states and figures
- `explore`, `planning`      what the pages of one role, skill or course say; what a plan means for its student
- `mapping`, `review`        the map as faculty fill it in; the department's measures
- `charts`                   frames in, Plotly figures and their sentence out
- `ui`                       what the pages share; knows Streamlit
- `cli`                      the command line, the library's second client

>>> from pathlib import Path
>>> import planner
>>> curriculum = planner.read_folder(Path("data/music-production"))  # doctest: +SKIP
>>> planner.role_coverage(curriculum, "live-sound-engineer", curriculum.catalogue).needs_met  # doctest: +SKIP
4
"""

from planner.coverage import RoleCoverage, coverage_of_roles, gaps, role_coverage
from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange.folder import read as read_folder
from planner.exchange.folder import write as write_folder
from planner.model import Problem, Term
from planner.plan import Plan

__all__ = [
    "Curriculum",
    "DataError",
    "Plan",
    "Problem",
    "RoleCoverage",
    "Term",
    "coverage_of_roles",
    "gaps",
    "read_folder",
    "role_coverage",
    "write_folder",
]
