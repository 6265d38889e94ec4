"""flask.signals: what an application tells of."""

from blinker import Namespace

_signals = Namespace()
# One signal for each moment, under the moment's name with hyphens.
globals().update(
    (moment.replace("-", "_"), _signals.signal(moment))
    for moment in (
        "appcontext-popped",
        "appcontext-pushed",
        "appcontext-tearing-down",
        "before-render-template",
        "got-request-exception",
        "message-flashed",
        "request-finished",
        "request-started",
        "request-tearing-down",
        "template-rendered",
    )
)
