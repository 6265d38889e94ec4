def function():
    variable = 1
    return varable


function()
