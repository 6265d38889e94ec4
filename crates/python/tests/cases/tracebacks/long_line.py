result = some_function_name_that_is_long if False else {"key one": 1, "key two": 2}["key three"] + 10 ** 2
