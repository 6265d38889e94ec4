text = "žluťoučký" + str(1) + 5
