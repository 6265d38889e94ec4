"""flask.sansio"""
