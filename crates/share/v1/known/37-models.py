from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData

# Every constraint gets a name by rule, so that a later migration can drop it.
convention = {
    'ix': 'ix_%(column_0_label)s',
    'uq': 'uq_%(table_name)s_%(column_0_name)s',
    'ck': 'ck_%(table_name)s_%(constraint_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',
    'pk': 'pk_%(table_name)s',
}
db = SQLAlchemy(metadata=MetaData(naming_convention=convention))


class Team(db.Model):
    __tablename__ = 'teams'

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(60), unique=True)


class Player(db.Model):
    __tablename__ = 'players'
    __table_args__ = (db.CheckConstraint('number > 0', name='positive_number'),)

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(60), index=True)
    number = db.Column(db.Integer)
    team_id = db.Column(db.Integer, db.ForeignKey('teams.id'))
