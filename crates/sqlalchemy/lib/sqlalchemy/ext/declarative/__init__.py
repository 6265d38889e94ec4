"""The older names of the declarative functions, and inheritance over whole tables."""
from sqlalchemy.orm import declarative_base, DeclarativeMeta, as_declarative, declared_attr, has_inherited_table, synonym_for


class AbstractConcreteBase:
    def __init_subclass__(cls, **kw):
        raise NotImplementedError('AbstractConcreteBase is not supported here')


class ConcreteBase(AbstractConcreteBase):
    pass
