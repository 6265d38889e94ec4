from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Article(db.Model):
    __tablename__ = 'articles'

    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(120), nullable=False)
    # Two people worked at the same time: one added this column, the other the next.
    summary = db.Column(db.Text)
    published = db.Column(db.DateTime)
