"""sqlalchemy.orm.interfaces: what every property of a mapper is."""


class MapperProperty:
    _is_column = False
    _is_relationship = False
    _reads_only = False
    _dataclass = {}
    uselist = False
    info = None
    doc = None
    parent = None
    key = None

    def _attach(self, mapper, key):
        self.parent = mapper
        self.key = key

    def comparator(self, attribute):
        return None

    def _event_place(self):
        return self

    @property
    def class_attribute(self):
        return getattr(self.parent.class_, self.key)

    def _deleted(self, state, obj, old):
        pass

    def __str__(self):
        return "%s.%s" % (self.parent.class_.__name__, self.key)
