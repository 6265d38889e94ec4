"""jinja2.environment"""

from jinja2 import Environment, Template
