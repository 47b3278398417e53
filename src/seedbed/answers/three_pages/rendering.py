"""From the values of three pages to one HTML file that stands alone: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from functools import cache

import jinja2
from markupsafe import Markup

from seedbed.answers.three_pages.pages import ThreePages


def rendered(page: ThreePages) -> str:
    """Write the three pages as HTML."""
    return _template("three_pages.html").render(page=page, css=Markup(_file("page.css")))  # noqa: S704 - our own file


def rendered_with(template: str, **values: object) -> str:
    """Write another page of the site with the same looks."""
    return _template(template).render(css=Markup(_file("page.css")), **values)  # noqa: S704 - our own file


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("seedbed.answers.three_pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_with_printers_apostrophes,
    )
    environment.filters["drawn"] = _drawn
    return environment


def _with_printers_apostrophes(value: object) -> object:
    """Set the apostrophe that print uses, whoever wrote the words; what is already markup stays as it is."""
    return value.replace("'", "’") if isinstance(value, str) and not isinstance(value, Markup) else value


def _drawn(svg: str) -> Markup:
    """Let a chart of ours through as it is; every word in it was escaped when it was drawn."""
    return Markup(svg)  # noqa: S704


@cache
def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)


@cache
def _file(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0]
