"""jinja2.filters"""

from jinja2 import pass_context, pass_environment, pass_eval_context
from jinja2._filters import FILTERS, Markup, escape, soft_str
