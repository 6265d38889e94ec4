"""email.mime.base"""

from email._mime import MIMEBase
