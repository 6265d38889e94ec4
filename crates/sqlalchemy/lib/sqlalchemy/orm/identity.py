"""sqlalchemy.orm.identity: the objects of a session, by key and in order."""

import _sqla
from sqlalchemy.orm.attributes import instance_state_for


def _state_of(instance):
    state = instance.__dict__.get("_sa_instance_state")
    return state if state is not None else instance_state_for(instance)


class _IdentityMap(dict):
    def __len__(self):
        _sqla.sweep(self)
        return dict.__len__(self)

    def all_states(self):
        return [o.__dict__["_sa_instance_state"] for o in self.values()]

    def __contains__(self, key):
        return dict.__contains__(self, key)


class _ObjectSet(list):
    def __contains__(self, item):
        return any(item is o for o in self)

    def __repr__(self):
        return "IdentitySet(%s)" % list.__repr__(self)
