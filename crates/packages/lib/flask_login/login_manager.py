"""flask_login.login_manager: where the real package has LoginManager."""

from flask_login._manager import LoginManager
