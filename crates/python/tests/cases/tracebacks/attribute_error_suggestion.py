class Person:
    def __init__(self):
        self.username = "x"


Person().usrname
