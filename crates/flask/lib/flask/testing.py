"""flask.testing: runs the commands of an application; there is no client without a server."""

from click.testing import CliRunner

from flask.cli import ScriptInfo


class FlaskCliRunner(CliRunner):
    """click's runner with the application at hand."""

    def __init__(self, app, **options):
        CliRunner.__init__(self, **options)
        self.app = app

    def invoke(self, cli=None, args=None, **options):
        """Runs a command, the application's own group where none is named."""
        own = {"obj": ScriptInfo(create_app=lambda: self.app)}
        command = self.app.cli if cli is None else cli
        return CliRunner.invoke(self, command, args, **own | options)


class FlaskClient:
    """Would send requests to an application."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError("The playground has no web server, so it has no test client either.")
