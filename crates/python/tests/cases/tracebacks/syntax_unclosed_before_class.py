import a
db = SQLAlchemy(


class User(db.Model):
    id = 1
