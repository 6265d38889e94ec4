"""click: the names programs import."""

from click.globals import _contexts, get_current_context
from click.termui import confirm, echo, prompt, secho, style, wrap_text
from click.exceptions import (
    Abort,
    BadOptionUsage,
    BadParameter,
    ClickException,
    Exit,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchCommand,
    NoSuchOption,
    UsageError,
)
from click.types import BOOL, Choice, FLOAT, File, INT, ParamType, Path, STRING
from click.core import Argument, Command, Context, Group, MultiCommand, Option, Parameter, _rows
from click.decorators import (
    _clean,
    argument,
    command,
    group,
    option,
    pass_context,
    pass_obj,
    version_option,
)
