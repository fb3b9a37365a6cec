"""Rules that clash, what it takes to relax them, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner import requisites
from planner.curriculum import Curriculum
from planner.plan import Lock
from planner.solver.answers import Clash, Rule, RuleKind
from planner.wording.audit import group_title
from planner.wording.phrases import counted, course_name, in_credits, listed, number

Words = Callable[[Curriculum, Rule], str]


def rule_words(curriculum: Curriculum, rule: Rule) -> str:
    """One rule or wish, to stand inside a sentence: "your lock of MP-461 … into 2026 Fall"."""
    return _WORDS[rule.kind](curriculum, rule)


def clash_sentence(curriculum: Curriculum, clash: Clash) -> str:
    """That nothing is legal, and which rules cannot be kept together.

    Dropping one of them need not be enough: other rules may clash too, and the relaxation says what is.
    """
    named = [rule_words(curriculum, rule) for rule in clash.rules]
    if not named:
        return f"{nothing_words(clash)}: the courses that are completed or asked for cannot be put together at all."
    if len(named) == 1:
        return f"{nothing_words(clash)}: {named[0]} cannot be kept."
    return f"{nothing_words(clash)}: {len(named)} rules clash, {listed(named)}. {smallest_words(clash)}"


def nothing_words(clash: Clash) -> str:
    """What there is none of: where a rule that only a complete plan has to keep is among them, a complete plan."""
    complete = any(rule.kind in _OF_COMPLETE for rule in clash.rules)
    return f"No legal {'complete ' if complete else ''}plan exists"


_OF_COMPLETE = (RuleKind.GROUP, RuleKind.DEGREE)


def smallest_words(clash: Clash) -> str:
    """Whether fewer of the rules clash already."""
    if clash.is_proved and len(clash.rules) == 2:
        return "Without either of them the other can be kept."
    if clash.is_proved:
        return "Without any one of them the others can be kept together."
    return "Perhaps fewer of them clash already."


def relaxation_sentence(curriculum: Curriculum, clash: Clash) -> str:
    """The least that has to give way, a wish of the student before a rule of the programme."""
    named = [rule_words(curriculum, rule) for rule in clash.relaxation]
    if not named:
        return "No set of rules was found whose dropping would make room."
    least = "The least to drop" if clash.is_proved else "What could be dropped (perhaps less is enough)"
    return f"{least}: {listed(named)}."


def _lock(curriculum: Curriculum, rule: Rule) -> str:
    lock = rule.lock or Lock(course_id=rule.course_id or "", term=rule.term)
    course = course_name(curriculum, lock.course_id)
    if lock.term is not None:
        return f"your lock of {course} into {lock.term}"
    if lock.not_before is not None:
        return f"your wish to take {course} not before {lock.not_before}"
    return f"your wish to take {course}"


def _requisites(curriculum: Curriculum, rule: Rule) -> str:
    course_id = rule.course_id or ""
    course = curriculum.course(course_id)
    asked = [
        f"{when} {requisites.in_words(requisite)}"
        for when, requisite in (
            ("before it", course.prerequisites),
            ("beside or before it", course.corequisites),
            ("in the same term", course.strict_corequisites),
        )
        if requisite is not None and requisite != requisites.NONE
    ]
    return f"what {course_name(curriculum, course_id)} asks for ({'; '.join(asked)})"


def _offering(curriculum: Curriculum, rule: Rule) -> str:
    course = curriculum.course(rule.course_id or "")
    return f"that {course_name(curriculum, course.course_id)} is offered in {listed(course.terms)} only"


def _group(curriculum: Curriculum, rule: Rule) -> str:
    group = next((row for row in curriculum.requirement_groups if row.group_id == rule.group_id), None)
    if group is None:
        return f"the degree rule ‘{rule.group_id}’"
    least = [
        *([in_credits(group.least_credits)] if group.least_credits is not None else []),
        *([counted(group.least_courses, "course")] if group.least_courses is not None else []),
    ]
    return f"the degree rule ‘{group.title}’" + (f" (at least {listed(least)})" if least else "")


def _pin(curriculum: Curriculum, rule: Rule) -> str:
    group = group_title(curriculum, rule.group_id or "")
    return f"your pin of {course_name(curriculum, rule.course_id or '')} to {group}"


def _condition(curriculum: Curriculum, rule: Rule) -> str:
    title = next((row.title for row in curriculum.conditions if row.condition_id == rule.condition_id), "")
    return f"that ‘{title or rule.condition_id}’ is not ticked"


def _kept(curriculum: Curriculum, rule: Rule) -> str:
    course = course_name(curriculum, rule.course_id or "")
    return f"keeping {course} in {rule.term or 'the plan'}"


def _terms(curriculum: Curriculum, rule: Rule) -> str:
    if rule.programme_id is None:
        return "the number of terms of your plan"
    programme = curriculum.programme(rule.programme_id)
    return f"the {counted(programme.terms, 'term')} of ‘{programme.title}’"


def _degree(curriculum: Curriculum, rule: Rule) -> str:
    programme = curriculum.programme(rule.programme_id or "")
    return f"at most {_amount(rule)} listed credits in ‘{programme.title}’"


def _amount(rule: Rule) -> str:
    return "" if rule.amount is None else number(rule.amount)


def _credits(rule: Rule) -> str:
    return "" if rule.amount is None else in_credits(rule.amount)


_WORDS: Mapping[RuleKind, Words] = {
    RuleKind.GROUP: _group,
    RuleKind.LOCK: _lock,
    RuleKind.PIN: _pin,
    RuleKind.EXCLUSION: lambda curriculum, rule: f"your exclusion of {course_name(curriculum, rule.course_id or '')}",
    RuleKind.KEPT: _kept,
    RuleKind.REQUISITES: _requisites,
    RuleKind.OFFERING: _offering,
    RuleKind.MOST_CREDITS: lambda _, rule: f"at most {_credits(rule)} in {rule.term or 'a term'}",
    RuleKind.TERMS: _terms,
    RuleKind.BUDGET_CREDITS: lambda _, rule: f"your budget of {_credits(rule)}",
    RuleKind.BUDGET_COURSES: lambda _, rule: f"your budget of {counted(int(rule.amount or 0), 'course')}",
    RuleKind.DEGREE: _degree,
    RuleKind.CONDITION: _condition,
    RuleKind.OUTSIDE: lambda *_: "that courses outside the degree are left out",
}
