"""jinja2.utils"""

from markupsafe import Markup, escape

from jinja2 import (
    clear_caches,
    pass_context,
    pass_environment,
    pass_eval_context,
    select_autoescape,
)
