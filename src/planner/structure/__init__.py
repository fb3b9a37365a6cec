"""Structure of a curriculum after Heileman, Abdallah, Slim and Hickman (2018): what blocks, delays and is central.

The graph has a vertex a course (courses that hold each other by corequisites are one) and an edge requisite → course.
Requisites that leave a choice make every measure a range over the choices of branch.

- `structure_of(curriculum, course_ids)`: a set of courses, such as the required core or the catalogue
- `structure_of_plan(curriculum, plan)`: the branches that the plan took
- `reach(curriculum, course_ids, course_id)`: what one course blocks, and what it waits for

Inside: `course_set` and `forms` hold what courses ask for, `graph` merges, `circles` looks for what cannot be taken,
`ranges`, `passes` and `sweeping` compute, `single` (nothing to choose) and `measured` put the figures together.
"""

from planner.structure.answers import Bounds, Edge, EdgeKind, Figure, Measures, Reach, Redundant, Structure
from planner.structure.measuring import structure_of, structure_of_plan
from planner.structure.reaching import reach

__all__ = [
    "Bounds",
    "Edge",
    "EdgeKind",
    "Figure",
    "Measures",
    "Reach",
    "Redundant",
    "Structure",
    "reach",
    "structure_of",
    "structure_of_plan",
]
