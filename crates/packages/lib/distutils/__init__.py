"""distutils, as far as applications use it for something else than building packages."""
