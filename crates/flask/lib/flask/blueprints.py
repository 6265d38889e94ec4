"""flask.blueprints"""

from flask.sansio.blueprints import Blueprint, BlueprintSetupState
