number = int("12a")
