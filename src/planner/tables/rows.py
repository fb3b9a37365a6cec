"""The rows: one frozen type a table. The columns are described in `data/README.md`.

The formulas that they feed stand in the modules that compute them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from planner.tables.cells import (
    Code,
    Depth,
    Numbers,
    OptionalAmount,
    OptionalBasis,
    OptionalBool,
    OptionalDate,
    OptionalDepth,
    OptionalInt,
    OptionalNumber,
    OptionalRequisite,
    OptionalSlug,
    OptionalText,
    Pool,
    Slug,
    Slugs,
    Text,
    Texts,
)


class Row(BaseModel):
    """A row of a table: frozen, and with no column beyond those declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Source(Row):
    """Where facts come from."""

    source_id: Slug
    title: Text
    address: OptionalText = None
    published: OptionalText = None
    checked_on: OptionalDate = None
    licence: OptionalText = None


class Role(Row):
    """A job that a graduate may aim at; with `kind` outcome or standard, what a programme or an accreditor states."""

    role_id: Slug
    kind: Literal["job", "outcome", "standard"] = "job"
    title: Text
    family: OptionalText = None
    summary: OptionalText = None
    works_in: Texts = ()
    also_known_as: Texts = ()
    note: OptionalText = None
    esco_uri: Texts = ()
    esco_label: Texts = ()
    esco_match: Texts = ()
    onet_soc: Texts = ()
    onet_match: Texts = ()
    source_id: OptionalSlug = None


class Evidence(Row):
    """One numbered sentence of the source, in our words, and what became of it."""

    role_id: Slug
    sentence: Annotated[int, Field(ge=1)]
    paraphrase: Text
    use: Literal["duty", "requirement", "setting", "set aside"]
    reason: OptionalText = None


class Skill(Row):
    """Something that a role needs and a course teaches."""

    skill_id: Slug
    name: Text
    category: Text
    definition: OptionalText = None
    also_known_as: Texts = ()
    esco_uri: OptionalText = None


class RoleSkill(Row):
    """A role needs a skill at `level` (a depth; None = not stated), as essential or useful."""

    role_id: Slug
    skill_id: Slug
    level: OptionalDepth = None
    importance: Literal["essential", "useful"]
    evidence: Numbers = ()
    basis: OptionalBasis = None
    source_id: OptionalSlug = None

    @property
    def weight(self) -> int:
        """Essential counts 2, useful 1 (definitions, "needs")."""
        return 2 if self.importance == "essential" else 1


class Course(Row):
    """What a student enrols in; `credits` None means not known, `mapped` None counts as not mapped."""

    course_id: Code
    title: OptionalText = None
    title_basis: OptionalBasis = None
    credits: OptionalAmount = None
    credits_basis: OptionalBasis = None
    subject: OptionalText = None
    department: OptionalText = None
    course_level: OptionalInt = None
    outside: Annotated[bool, BeforeValidator(lambda value: value if value != "" else False)] = False
    suggested_term: OptionalInt = None
    suggested_term_basis: OptionalBasis = None
    prerequisites: OptionalRequisite = None
    prerequisites_basis: OptionalBasis = None
    corequisites: OptionalRequisite = None
    strict_corequisites: OptionalRequisite = None
    corequisites_basis: OptionalBasis = None
    terms: Texts = ()
    terms_basis: OptionalBasis = None
    summary: OptionalText = None
    mapped: OptionalBool = None
    source_id: OptionalSlug = None

    @property
    def name(self) -> str:
        """The title, or the code where no title is known."""
        return self.title or self.course_id


class CourseSkill(Row):
    """A course teaches a skill: who passes reaches `level` (a depth)."""

    course_id: Code
    skill_id: Slug
    level: Depth
    assessed: OptionalBool = None
    evidence: OptionalText = None
    basis: OptionalBasis = None
    source_id: OptionalSlug = None


class Programme(Row):
    """A major or a minor; credits that the list of courses does not hold are `unlisted_credits`."""

    programme_id: Slug
    title: Text
    kind: Literal["major", "minor"]
    terms: Annotated[int, Field(ge=1, le=40)]
    total_credits: OptionalAmount = None
    unlisted_credits: OptionalAmount = None
    basis: OptionalBasis = None
    source_id: OptionalSlug = None
    note: OptionalText = None


class RequirementGroup(Row):
    """A degree rule: a pool of courses and the least credits or courses to take from it."""

    group_id: Slug
    programme_id: Slug
    title: Text
    pool: Pool
    least_credits: OptionalAmount = None
    least_courses: OptionalInt = None
    unlisted_credits: OptionalAmount = None
    shares_with: Slugs = ()
    basis: OptionalBasis = None
    source_id: OptionalSlug = None


class Condition(Row):
    """What a person ticks, such as mathematics proficiency; requisites name it by its title in quotes."""

    condition_id: Slug
    title: Text
    note: OptionalText = None
    source_id: OptionalSlug = None


class Occupation(Row):
    """Employment, wages (whole dollars a year) and outlook (percent, persons a year) of an occupation."""

    onet_soc: Text
    soc: Text
    title: Text
    year: OptionalInt = None
    employment: OptionalInt = None
    annual_p10: OptionalInt = None
    annual_median: OptionalInt = None
    annual_p90: OptionalInt = None
    growth_percent: OptionalNumber = None
    annual_openings: OptionalInt = None
    education: OptionalText = None
    source_id: OptionalSlug = None


class Alumnus(Row):
    """A graduate whom a source names, with only what that source says."""

    alumnus_id: Slug
    name: Text
    role_id: OptionalSlug = None
    headline: OptionalText = None
    class_year: OptionalInt = None
    programme: OptionalText = None
    source_id: OptionalSlug = None
