open("does_not_exist.txt")
