"""Named projects, programmes and campaigns: by their noun, in quotes, introduced as such, or known by name."""

from vpkg.extract.projects.judging import has_a_title
from vpkg.extract.projects.layer import projects, projects_named

__all__ = ["has_a_title", "projects", "projects_named"]
