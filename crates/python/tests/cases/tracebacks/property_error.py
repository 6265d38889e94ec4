class A:
    @property
    def value(self):
        return self._missing


print(A().value)
