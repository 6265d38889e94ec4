"""Features that a module asks for; all of them are there."""

annotations = division = print_function = absolute_import = unicode_literals = generator_stop = (
    with_statement
) = None
