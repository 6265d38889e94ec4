config = {"name": "x"}
print(config["nmae"])
