"""flask.signals: what an application tells of."""

from blinker import Namespace

_signals = Namespace()
appcontext_popped = _signals.signal("appcontext-popped")
appcontext_pushed = _signals.signal("appcontext-pushed")
appcontext_tearing_down = _signals.signal("appcontext-tearing-down")
before_render_template = _signals.signal("before-render-template")
got_request_exception = _signals.signal("got-request-exception")
message_flashed = _signals.signal("message-flashed")
request_finished = _signals.signal("request-finished")
request_started = _signals.signal("request-started")
request_tearing_down = _signals.signal("request-tearing-down")
template_rendered = _signals.signal("template-rendered")
