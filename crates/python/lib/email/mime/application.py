"""email.mime.application"""

from email._mime import MIMEApplication
