"""email.mime.image"""

from email._mime import MIMEImage
