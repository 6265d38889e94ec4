def greet(name, greeting):
    pass


greet("a", "b", "c")
