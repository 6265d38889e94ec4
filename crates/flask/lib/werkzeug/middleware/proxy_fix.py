"""werkzeug.middleware.proxy_fix: may wrap an application that nobody serves here."""


class ProxyFix:
    def __init__(self, app, x_for=1, x_proto=1, x_host=0, x_port=0, x_prefix=0):
        self.app = app
        self.x_for, self.x_proto, self.x_host, self.x_port, self.x_prefix = (
            x_for,
            x_proto,
            x_host,
            x_port,
            x_prefix,
        )
