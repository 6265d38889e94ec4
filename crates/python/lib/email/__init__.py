"""email"""

from email.message import Message
