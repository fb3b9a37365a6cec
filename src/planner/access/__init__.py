"""Who may do what: persons, their rights, the actions that a right allows, and the check where a thing is done.

`rights` has the values, `rules` reads who has which right from one file. What changes anything asks `require` first, in
the core: hiding a page or a button protects nothing.
"""

from planner.access.rights import EVERYTHING, GRANTS, LOCAL, NOBODY, Action, NotAllowed, Person, Right, require

__all__ = ["EVERYTHING", "GRANTS", "LOCAL", "NOBODY", "Action", "NotAllowed", "Person", "Right", "require"]
