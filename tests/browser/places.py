"""Where the browser tests go: every door, the page of a single thing behind it, and each view inside it."""

from __future__ import annotations

PLACES = (
    "/",
    "/roles",
    "/roles?role=live-sound-engineer",
    "/skills",
    "/skills?skill=mastering",
    "/courses",
    "/courses?course=MP-385",
    "/my-plan",
    "/my-plan?view=Check",
    "/gaps",
    "/curriculum",
    "/review",
    "/review?review=Risks",
    "/review?review=Evidence",
)
