"""werkzeug.middleware.proxy_fix: may wrap an application that nobody serves here."""


class ProxyFix:
    """Would take the client's address from what proxies say."""

    def __init__(self, app, x_for=1, x_proto=1, x_host=0, x_port=0, x_prefix=0):
        vars(self).update(app=app, x_for=x_for, x_proto=x_proto, x_host=x_host)
        self.x_prefix, self.x_port = x_prefix, x_port
