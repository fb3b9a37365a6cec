"""The command line, the library's second client: what the app does with plans and roles, without a browser.

Results go to the standard output, as plain text or, with `--json`, as one JSON object; what is wrong goes to the
standard error. Exit codes: 0 done, 1 a file that cannot be read (for `audit` also a plan that is not complete), 2 a
wrong call; a command that asks the solver has more of its own.
"""

from __future__ import annotations

import io
import sys

import typer

from planner.cli.audit import audit
from planner.cli.check import check
from planner.cli.cohort import cohort
from planner.cli.coverage import coverage
from planner.cli.electives import electives
from planner.cli.exporting import export
from planner.cli.importing import import_
from planner.cli.purge import purge
from planner.cli.report import report
from planner.cli.schedule import schedule
from planner.cli.serve import serve

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command()(audit)
app.command()(check)
app.command()(cohort)
app.command()(coverage)
app.command()(electives)
app.command()(export)
app.command(name="import")(import_)
app.command()(purge)
app.command()(report)
app.command()(schedule)
app.command()(serve)


@app.callback()
def planner() -> None:
    """Roles, the skills they need, the courses that teach them, and a student's plan."""


def main() -> None:
    """Run the command line; characters that the terminal cannot show are written as their code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
