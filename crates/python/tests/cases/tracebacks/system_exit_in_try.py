try:
    exit(2)
except Exception:
    print("not caught")
finally:
    print("finally runs")
