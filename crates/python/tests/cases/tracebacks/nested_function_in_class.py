class Service:
    def start(self):
        def helper(x):
            return x.missing
        return helper(self)


Service().start()
