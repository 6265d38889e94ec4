from sqlalchemy.orm import sessionmaker
from models import engine, Student
from datetime import datetime

session = sessionmaker(bind=engine)()
session.add(Student(name='Albert Einstein', email='albert.einstein@zurich.edu', grade=6,
                    birthday=datetime(1879, 3, 14), enrolled_date=datetime(2024, 1, 2)))
session.add(Student(name='Alan Turing', email='alan.turing@sherborne.edu', grade=11,
                    birthday=datetime(1912, 6, 23), enrolled_date=datetime(2024, 1, 2)))
session.commit()
