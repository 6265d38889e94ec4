"""abs, divmod and pow of all numbers."""
assert abs(-5) == 5 and abs(-2.5) == 2.5 and abs(True) == 1 and abs(-2 ** 70) == 2 ** 70 and abs(3 + 4j) == 5.0
assert divmod(7, 3) == (2, 1) and divmod(-7, 3) == (-3, 2) and divmod(7, -3) == (-3, -2) and divmod(7.5, 2) == (3.0, 1.5) and divmod(2 ** 70, 10) == (118059162071741130342, 4)
assert pow(2, 5) == 32 and pow(2, -1) == 0.5 and pow(2, 5, 7) == 4 and pow(-2, 3, 5) == 2 and pow(3, -2, 7) == 4 and pow(2.0, 0.5) == 2 ** 0.5 and pow(base=2, exp=3) == 8
