"""The functions of python-dotenv under the name of their real module."""

from dotenv import dotenv_values, find_dotenv, get_key, load_dotenv
