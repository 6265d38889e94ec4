"""sqlalchemy_utils.types: types of columns."""

from sqlalchemy_utils.types.choice import Choice, ChoiceType
from sqlalchemy_utils.types.email import EmailType
from sqlalchemy_utils.types.ip_address import IPAddressType
from sqlalchemy_utils.types.json import JSONType
from sqlalchemy_utils.types.scalar_list import ScalarListException, ScalarListType
from sqlalchemy_utils.types.timezone import TimezoneType
from sqlalchemy_utils.types.url import URLType
from sqlalchemy_utils.types.uuid import UUIDType
