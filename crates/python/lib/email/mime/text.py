"""email.mime.text"""

from email._mime import MIMEText
