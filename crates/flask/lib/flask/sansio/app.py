"""flask.sansio.app"""

from flask.app import Flask as App
