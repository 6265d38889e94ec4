"""Loops whose conditions call, assign, and short-circuit."""
stack = [1, [2, [3]]]
flat = []
while stack and (item := stack.pop()) is not None:
    if isinstance(item, list):
        stack.extend(item)
        continue
    flat.append(item)
assert sorted(flat) == [1, 2, 3]
i = 0
while i < 10 and not (i > 3 and i % 2 == 1):
    i += 1
else:
    i = -i
assert i == -5
lo, hi = 0, 100
while lo < hi:
    mid = (lo + hi) // 2
    if mid * mid < 2000:
        lo = mid + 1
    else:
        hi = mid
assert lo == 45
count = 0
while True:
    count += 1
    if count % 2:
        continue
    if count > 5:
        break
assert count == 6
