"""email.mime.audio"""

from email._mime import MIMEAudio
