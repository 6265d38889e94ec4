a, b, c = 1, [], 3
result = a + c + b + c
