"""flask.templating: the environment of templates; nothing is rendered here."""

from jinja2 import BaseLoader, Environment as BaseEnvironment, TemplateNotFound


class DispatchingJinjaLoader(BaseLoader):
    """Looks into the folders of the application and of its blueprints."""

    def __init__(self, app):
        self.app = app

    def list_templates(self):
        loaders = [owner.jinja_loader for owner in (self.app, *self.app.iter_blueprints())]
        return sorted(
            {name for loader in loaders if loader is not None for name in loader.list_templates()}
        )


class Environment(BaseEnvironment):
    """jinja2's environment with the application's loader and filters."""

    def __init__(self, app, **options):
        options.setdefault("loader", DispatchingJinjaLoader(app))
        super().__init__(**options)
        self.app = app
        self.filters["tojson"] = app.json.dumps


def _refused(name):
    def render(*args, **kwargs):
        raise RuntimeError(f"The playground has no web server: flask.{name}() does nothing here.")

    render.__name__ = name
    return render


render_template, render_template_string = (
    _refused("render_template"),
    _refused("render_template_string"),
)
stream_template, stream_template_string = (
    _refused("stream_template"),
    _refused("stream_template_string"),
)
