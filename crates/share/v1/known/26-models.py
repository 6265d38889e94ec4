from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Planet(Base):
    __tablename__ = 'planets'

    id = Column(Integer, primary_key=True)
    name = Column(String(40), nullable=False, unique=True)


class Moon(Base):
    __tablename__ = 'moons'

    id = Column(Integer, primary_key=True)
    name = Column(String(40), nullable=False)
    planet_id = Column(Integer, ForeignKey('planets.id'))
