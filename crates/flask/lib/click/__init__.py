"""click: the names programs import."""

from click.globals import _contexts, get_current_context
from click.termui import confirm, echo, prompt, secho, style, wrap_text
from click.exceptions import (
    Abort,
    BadArgumentUsage,
    BadOptionUsage,
    BadParameter,
    ClickException,
    Exit,
    FileError,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchCommand,
    NoSuchOption,
    UsageError,
)
from click.types import BOOL, Choice, FLOAT, File, INT, ParamType, Path, STRING, Tuple
from click.core import Argument, Command, Context, Group, MultiCommand, Option, Parameter, _rows
from click.decorators import (
    _clean,
    argument,
    command,
    confirmation_option,
    group,
    help_option,
    make_pass_decorator,
    option,
    pass_context,
    pass_obj,
    password_option,
    version_option,
)
from click._ranges import UNPROCESSED, UUID, DateTime, FloatRange, IntRange
from click.utils import (
    clear,
    echo_via_pager,
    format_filename,
    get_app_dir,
    open_file,
    pause,
    progressbar,
    unstyle,
)
