"""round: half to even, digits, integers, own methods."""
assert [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5)] == [0, 2, 2, 0, -2] and round(2.675, 2) == 2.67 and round(1.15, 1) == 1.1 and round(3.14159, 3) == 3.142 and round(1234, -2) == 1200 and round(1250, -2) == 1200 and round(1350, -2) == 1400 and round(-1250, -2) == -1200
assert round(5) == 5 and type(round(5.0)) is int and round(5.55, None) == 6 and round(1e22, -20) == 1e22 and round(True) == 1 and round(0.1 + 0.2, 15) == 0.3 and round(1e-10, 5) == 0.0


class R:
    def __round__(self, digits="none"):
        return digits


assert round(R()) == "none" and round(R(), 3) == 3
