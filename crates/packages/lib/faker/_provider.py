"""faker: what a generator can be asked for."""

import string
from decimal import Decimal
from uuid import UUID

from faker import _words as words
from faker._times import Times


class Provider(Times):
    """Names, texts, numbers, dates, addresses: one method each."""

    # Chance.

    def random_element(self, elements=("a", "b", "c")):
        """One of some values; a dictionary's values are weights."""
        if isinstance(elements, dict):
            return self.random.choices([*elements], [*elements.values()])[0]
        return self.random.choice([*elements])

    def random_elements(self, elements=("a", "b", "c"), length=None, unique=False):
        """Some of the values."""
        items = [*elements]
        count = self.random.randint(1, len(items)) if length is None else length
        return self.random.sample(items, count) if unique else self.random.choices(items, k=count)

    def random_choices(self, elements=("a", "b", "c"), length=None):
        """Some of the values, which may come again."""
        return self.random_elements(elements, length)

    def random_sample(self, elements=("a", "b", "c"), length=None):
        """Some of the values, each once."""
        return self.random_elements(elements, length, unique=True)

    def random_int(self, min=0, max=9999, step=1):
        """A whole number, both ends included."""
        return self.random.randrange(min, max + 1, step)

    def random_digit(self):
        """A digit."""
        return self.random.randint(0, 9)

    def random_digit_not_null(self):
        """A digit from 1 to 9."""
        return self.random.randint(1, 9)

    def random_number(self, digits=None, fix_len=False):
        """A number of so many digits."""
        count = self.random_digit_not_null() if digits is None else digits
        return self.random.randint(10 ** (count - 1) if fix_len and count else 0, 10**count - 1)

    def random_letter(self):
        """A letter."""
        return self.random.choice(string.ascii_letters)

    def random_lowercase_letter(self):
        """A small letter."""
        return self.random.choice(string.ascii_lowercase)

    def random_uppercase_letter(self):
        """A capital."""
        return self.random.choice(string.ascii_uppercase)

    def numerify(self, text="###"):
        """A text whose # are digits, and whose % are digits from 1 on."""
        signs = {"#": self.random_digit, "%": self.random_digit_not_null}
        return "".join(str(signs[sign]()) if sign in signs else sign for sign in text)

    def lexify(self, text="????", letters=string.ascii_letters):
        """A text whose ? are letters."""
        return "".join(self.random.choice(letters) if sign == "?" else sign for sign in text)

    def bothify(self, text="## ??", letters=string.ascii_letters):
        """A text whose # are digits and whose ? are letters."""
        return self.lexify(self.numerify(text), letters)

    def boolean(self, chance_of_getting_true=50):
        """True or False."""
        return self.random.randint(1, 100) <= chance_of_getting_true

    pybool = boolean

    def pyint(self, min_value=0, max_value=9999, step=1):
        """A whole number."""
        return self.random_int(min_value, max_value, step)

    def pyfloat(
        self, left_digits=None, right_digits=None, positive=None, min_value=None, max_value=None
    ):
        """A number."""
        low = (
            min_value if min_value is not None else (0 if positive else -(10 ** (left_digits or 5)))
        )
        high = max_value if max_value is not None else max(low, 0) + 10 ** (left_digits or 5)
        return round(self.random.uniform(low, high), 5 if right_digits is None else right_digits)

    def pydecimal(
        self, left_digits=None, right_digits=None, positive=None, min_value=None, max_value=None
    ):
        """A decimal number."""
        found = self.pyfloat(left_digits, right_digits or 2, positive, min_value, max_value)
        return Decimal(str(found))

    def pystr(self, min_chars=None, max_chars=20):
        """A text of letters."""
        count = max_chars if min_chars is None else self.random.randint(min_chars, max_chars)
        return self.lexify("?" * count)

    def pylist(self, nb_elements=10, **kwargs):
        """A list of texts."""
        return [self.pystr() for _ in range(nb_elements)]

    # Texts.

    def word(self, **kwargs):
        """A word."""
        return self.random.choice(kwargs.get("ext_word_list") or words.WORDS)

    def words(self, nb=3, ext_word_list=None, unique=False, **kwargs):
        """Some words."""
        known = ext_word_list or words.WORDS
        return (
            self.random.sample(known, nb)
            if unique
            else [self.random.choice(known) for _ in range(nb)]
        )

    def sentence(self, nb_words=6, variable_nb_words=True, ext_word_list=None):
        """A sentence of about so many words."""
        if nb_words <= 0:
            return ""
        found = self.words(self._about(nb_words, variable_nb_words), ext_word_list)
        return " ".join(found).capitalize() + "."

    def _about(self, number, varies):
        return max(1, number * self.random.randint(60, 140) // 100) if varies else number

    def sentences(self, nb=3, ext_word_list=None):
        """Some sentences."""
        return [self.sentence(ext_word_list=ext_word_list) for _ in range(nb)]

    def paragraph(self, nb_sentences=3, variable_nb_sentences=True, ext_word_list=None):
        """A paragraph of about so many sentences."""
        return " ".join(
            self.sentences(self._about(nb_sentences, variable_nb_sentences), ext_word_list)
        )

    def paragraphs(self, nb=3, ext_word_list=None):
        """Some paragraphs."""
        return [self.paragraph(ext_word_list=ext_word_list) for _ in range(nb)]

    def text(self, max_nb_chars=200, ext_word_list=None):
        """A text that is not longer."""
        if max_nb_chars < 5:
            raise ValueError("text() can only generate text of at least 5 characters")
        found = ""
        while True:
            more = self.sentence(max(1, min(6, max_nb_chars // 8)), ext_word_list=ext_word_list)
            if len(found) + len(more) + 1 > max_nb_chars:
                return found.strip() or more[: max_nb_chars - 1].strip() + "."
            found = f"{found} {more}"

    def texts(self, nb_texts=3, max_nb_chars=200):
        """Some texts."""
        return [self.text(max_nb_chars) for _ in range(nb_texts)]

    def catch_phrase(self):
        """Three words that sound like a product."""
        return " ".join(self.words(3)).capitalize()

    def bs(self):
        """Three words that sound like a business."""
        return " ".join(self.words(3))

    # People.

    def first_name(self):
        """A first name."""
        return self.random.choice(words.FIRST_NAMES)

    first_name_male = first_name_female = first_name_nonbinary = first_name

    def last_name(self):
        """A family name."""
        return self.random.choice(words.LAST_NAMES)

    last_name_male = last_name_female = last_name_nonbinary = last_name

    def name(self):
        """A whole name."""
        return f"{self.first_name()} {self.last_name()}"

    name_male = name_female = name_nonbinary = name

    def prefix(self):
        """What stands before a name."""
        return self.random.choice(("Dr.", "Mr.", "Mrs.", "Ms."))

    def suffix(self):
        """What stands behind a name."""
        return self.random.choice(("Jr.", "MD", "PhD"))

    def job(self):
        """A job."""
        return self.random.choice(words.JOBS)

    def company(self):
        """A company."""
        return f"{self.last_name()} {self.random.choice(words.SUFFIXES)}"

    def company_suffix(self):
        """What stands behind a company."""
        return self.random.choice(words.SUFFIXES)

    def phone_number(self):
        """A number for a telephone."""
        return self.numerify("555-%##-####")

    msisdn = basic_phone_number = phone_number

    def ssn(self):
        """A number of nobody."""
        return self.numerify("9##-##-####")

    def profile(self, fields=None, sex=None):
        """A person in a dictionary."""
        names = ("name", "job", "company", "ssn", "address", "username", "mail")
        asks = {"username": self.user_name, "mail": self.email}
        return {
            name: asks.get(name, getattr(self, name, None))()
            for name in names
            if not fields or name in fields
        }

    simple_profile = profile

    # Addresses.

    def building_number(self):
        """The number of a house."""
        return str(self.random.randint(1, 999))

    def street_name(self):
        """A street."""
        return f"{self.last_name()} {self.random.choice(words.STREETS)}"

    def street_address(self):
        """A house in a street."""
        return f"{self.building_number()} {self.street_name()}"

    def city(self):
        """A town."""
        return self.random.choice(words.CITIES)

    def state(self):
        """A state."""
        return self.random.choice(words.STATES)

    def state_abbr(self):
        """A state in two letters."""
        return self.state()[:2].upper()

    def postcode(self):
        """A postcode."""
        return self.numerify("#####")

    zipcode = postcode

    def country(self):
        """A country."""
        return self.random.choice(words.COUNTRIES)

    def country_code(self):
        """A country in two letters."""
        return self.country()[:2].upper()

    def address(self):
        """A whole address."""
        return f"{self.street_address()}\n{self.city()}, {self.state_abbr()} {self.postcode()}"

    def latitude(self):
        """Degrees north."""
        return Decimal(str(round(self.random.uniform(-90, 90), 6)))

    def longitude(self):
        """Degrees east."""
        return Decimal(str(round(self.random.uniform(-180, 180), 6)))

    # The web.

    def user_name(self):
        """A name to log in with."""
        return f"{self.first_name()}{self.last_name()}{self.random.randint(1, 99)}".lower()

    def domain_word(self):
        """The main part of a domain."""
        return self.last_name().lower()

    def domain_name(self, levels=1):
        """A domain that belongs to nobody."""
        return f"{self.domain_word()}.example"

    def email(self, safe=True, domain=None):
        """An address for mails, which leads nowhere."""
        hosts = ("example.com", "example.org", "example.net")
        return f"{self.user_name()}@{domain or self.random.choice(hosts)}"

    safe_email = free_email = company_email = ascii_email = ascii_safe_email = email

    def url(self, schemes=None):
        """A URL."""
        return f"{self.random.choice(schemes or ('http', 'https'))}://www.{self.domain_name()}/"

    def uri(self):
        """A URL with a path."""
        return f"{self.url()}{self.word()}/{self.word()}"

    def uri_path(self, deep=None):
        """A path."""
        return "/".join(self.words(deep or 2))

    def image_url(self, width=None, height=None, **kwargs):
        """The URL of a picture."""
        sizes = (size or self.random.randint(100, 1000) for size in (width, height))
        return "https://picsum.example/" + "/".join(map(str, sizes))

    def slug(self, value=None):
        """Words with hyphens."""
        text = " ".join(self.words(3)) if value is None else value
        return "-".join(text.lower().split())

    def ipv4(self, **kwargs):
        """An address of the internet."""
        return ".".join(str(self.random.randint(1, 254)) for _ in range(4))

    ipv4_private = ipv4_public = ipv4

    def user_agent(self):
        """What a browser says of itself."""
        return f"Mozilla/5.0 (X11; Linux x86_64) Example/{self.random.randint(1, 99)}.0"

    def password(
        self, length=10, special_chars=True, digits=True, upper_case=True, lower_case=True
    ):
        """A password."""
        kinds = [
            chars
            for wanted, chars in (
                (special_chars, "!@#$%^&*()_+"),
                (digits, string.digits),
                (upper_case, string.ascii_uppercase),
                (lower_case, string.ascii_lowercase),
            )
            if wanted
        ]
        found = [self.random.choice(chars) for chars in kinds]
        found += [self.random.choice("".join(kinds)) for _ in range(length - len(found))]
        self.random.shuffle(found)
        return "".join(found[:length])

    def uuid4(self, cast_to=str):
        """A UUID."""
        made = UUID(int=self.random.getrandbits(128), version=4)
        return cast_to(made) if cast_to else made

    def md5(self, raw_output=False):
        """32 digits of 16."""
        return f"{self.random.getrandbits(128):032x}"

    def sha256(self, raw_output=False):
        """64 digits of 16."""
        return f"{self.random.getrandbits(256):064x}"

    def file_name(self, category=None, extension=None):
        """The name of a file."""
        return f"{self.word()}.{extension or self.random.choice(('csv', 'jpg', 'pdf', 'txt'))}"

    def color_name(self):
        """A colour."""
        return self.random.choice(words.COLORS)

    safe_color_name = color_name

    def hex_color(self):
        """A colour as the web has it."""
        return f"#{self.random.getrandbits(24):06x}"

    color = hex_color

    def currency_code(self):
        """A currency in three letters."""
        return self.random.choice(words.CURRENCIES)[0]

    def currency_name(self):
        """A currency."""
        return self.random.choice(words.CURRENCIES)[1]

    def credit_card_number(self, card_type=None):
        """The number of no card."""
        return self.numerify("4###############")

    def isbn13(self, separator="-"):
        """The number of no book."""
        return self.numerify(f"978{separator}0{separator}####{separator}####{separator}#")

    def isbn10(self, separator="-"):
        """The number of no book."""
        return self.numerify(f"0{separator}####{separator}####{separator}#")

    def ean13(self):
        """The number of no article."""
        return self.numerify("#############")

    def license_plate(self):
        """The plate of no car."""
        return self.bothify("???-####").upper()
