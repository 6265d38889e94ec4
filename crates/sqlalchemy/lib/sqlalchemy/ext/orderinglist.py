"""sqlalchemy.ext.orderinglist: lists that number their members."""

from sqlalchemy.orm.collections import InstrumentedList


def count_from_0(index, collection):
    return index


def count_from_1(index, collection):
    return index + 1


class OrderingList(InstrumentedList):
    def __init__(self, ordering_attr=None, ordering_func=None, reorder_on_append=False):
        self.ordering_attr = ordering_attr
        self.ordering_func = ordering_func or count_from_0
        self.reorder_on_append = reorder_on_append

    def reorder(self):
        for index, item in enumerate(self):
            setattr(item, self.ordering_attr, self.ordering_func(index, self))

    def append(self, item):
        InstrumentedList.append(self, item)
        setattr(item, self.ordering_attr, self.ordering_func(len(self) - 1, self))

    def insert(self, index, item):
        InstrumentedList.insert(self, index, item)
        self.reorder()

    def remove(self, item):
        InstrumentedList.remove(self, item)
        self.reorder()

    def pop(self, index=-1):
        item = InstrumentedList.pop(self, index)
        self.reorder()
        return item


def ordering_list(attr, count_from=None, ordering_func=None, reorder_on_append=False):
    if ordering_func is None and count_from is not None:
        ordering_func = lambda index, collection: index + count_from
    return lambda: OrderingList(attr, ordering_func, reorder_on_append)
