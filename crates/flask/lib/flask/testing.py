"""flask.testing: runs the commands of an application; there is no client without a server."""

from click.testing import CliRunner

from flask.cli import ScriptInfo


class FlaskCliRunner(CliRunner):
    """click's runner with the application at hand."""

    def __init__(self, app, **kwargs):
        self.app = app
        super().__init__(**kwargs)

    def invoke(self, cli=None, args=None, **kwargs):
        if cli is None:
            cli = self.app.cli
        kwargs.setdefault("obj", ScriptInfo(create_app=lambda: self.app))
        return super().invoke(cli, args, **kwargs)


class FlaskClient:
    """Would send requests to an application."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError("The playground has no web server, so it has no test client either.")
