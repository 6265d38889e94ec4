"""The serializers whose tokens can stand in a URL, under the name of their real module."""

from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer
