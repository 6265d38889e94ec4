try:
    compile("x = = 1", "<test>", "exec")
except SyntaxError as error:
    print(error.msg, error.filename, error.lineno, error.offset, repr(error.text))
    print(str(error))
