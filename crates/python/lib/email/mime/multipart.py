"""email.mime.multipart"""

from email._mime import MIMEMultipart
