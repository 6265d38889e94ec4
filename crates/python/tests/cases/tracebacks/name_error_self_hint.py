class A:
    def __init__(self):
        self.value = 1

    def method(self):
        return value


A().method()
