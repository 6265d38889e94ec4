"""faker: the words that made-up values are put together from."""

_FIRST_NAMES = (
    "Ada Alan Alice Amir Ana Aria Ben Bianca Carlos Chen Clara Daniel Diana Elena Emil Emma "
    "Erik Eva Farid Felix Fiona George Grace Hana Hugo Ida Igor Ines Isaac Ivan Jack Jana Jonas "
    "Julia Kai Kamal Karen Lars Laura Lena Leo Lina Liam Luca Lucy Mara Marco Maria Mia Mila "
    "Nadia Nina Noah Nora Olga Oscar Otto Paula Peter Petra Quinn Rana Rita Robert Rosa Ruth "
    "Samuel Sara Simon Sofia Tara Theo Tim Uma Vera Victor Wendy Yara Yusuf Zoe "
)
FIRST_NAMES = _FIRST_NAMES.split()
_LAST_NAMES = (
    "Adams Ahmed Allen Alvarez Andersen Baker Bauer Becker Bell Bianchi Brown Campbell Carter "
    "Chen Clark Cohen Cook Costa Cruz Davis Diaz Dubois Eriksson Evans Fischer Flores Foster "
    "Garcia Gomez Gray Green Gupta Hall Hansen Harris Hill Hoffmann Ito Jackson Jensen Johnson "
    "Jones Kaya Kelly Khan Kim King Klein Kumar Larsen Lee Lewis Lopez Martin Meyer Miller "
    "Moore Morris Murphy Nakamura Nguyen Novak Olsen Patel Perez Popov Reed Rivera Rossi Russo "
    "Sato Schmidt Shah Silva Singh Smith Stone Suzuki Tanaka Taylor Thomas Torres Turner Vega "
    "Wagner Walker Weber White Wilson Wood Wright Young Zhang "
)
LAST_NAMES = _LAST_NAMES.split()
_WORDS = (
    "able about above across action after again agent air almost along always among animal "
    "answer appear area arm art around arrive back bank base beautiful become before begin "
    "behind benefit best between big bird blue board body book both box bring build business "
    "call camera care carry case cause center change check child choice city class clear close "
    "cold color come common cost country course cover cup dark data daughter day deal decide "
    "deep design detail develop direction discuss door draw dream drive early earth easy effect "
    "eight enjoy enough evening event every example expect eye face fact family far fast father "
    "feel field fill film final find fine fire first floor follow food foot force forget form "
    "free friend front future game garden general glass goal good great green ground group grow "
    "guess half hand happen hard head health heart heavy help high hold home hope hour house "
    "human idea image important include inside interest issue keep kind kitchen know land "
    "language large last late laugh law lead learn leave less letter level light line list "
    "listen little local long look low machine make many market matter mean measure meeting "
    "member method middle mind minute moment money month morning mother mouth move music name "
    "nature near need never new news next night north note nothing notice now number ocean "
    "offer office often old open order other page paper part past peace people perhaps phone "
    "picture piece place plan plant play point possible power present price project provide "
    "pull purpose push question quickly quiet race radio reach read ready reason record red "
    "remember rest result rich rise road rock role room rule run safe same save say school "
    "science sea season second see seem sell sense serve seven share short should show side "
    "simple since sing sister sit six size skill small smile social some song soon sort sound "
    "south space speak special spring stage stand star start state stay step still stop store "
    "story street strong student study style subject success suddenly summer sun sure surface "
    "system table take talk task teach team tell ten thank thing think third thought three "
    "through time today together tonight top total touch town trade train travel tree true try "
    "turn two type under until upon use value very view voice wait walk wall want warm watch "
    "water way week well west when white whole why wide wind window winter wish without wonder "
    "word work world write year yes young "
)
WORDS = _WORDS.split()
_CITIES = (
    "Aarhus Accra Austin Basel Bergen Bilbao Bogota Bonn Boston Brno Cairo Cork Dakar Dallas "
    "Delft Denver Dublin Florence Ghent Graz Haifa Hanoi Helsinki Izmir Jaipur Kyoto Lagos "
    "Leeds Lima Lisbon Lyon Madrid Malmo Nairobi Oslo Osaka Perth Porto Quito Riga Salem Seoul "
    "Split Tampa Turin Utrecht Vienna York Zurich "
)
CITIES = _CITIES.split()
_COUNTRIES = (
    "Argentina Australia Austria Belgium Brazil Canada Chile Denmark Egypt Finland France "
    "Germany Ghana Greece India Ireland Italy Japan Kenya Mexico Morocco Nepal Netherlands "
    "Norway Peru Poland Portugal Senegal Spain Sweden Switzerland Turkey Vietnam "
)
COUNTRIES = _COUNTRIES.split()
_STATES = (
    "Alabama Alaska Arizona California Colorado Florida Georgia Hawaii Idaho Illinois Indiana "
    "Iowa Kansas Kentucky Maine Maryland Michigan Montana Nebraska Nevada Ohio Oregon Texas "
    "Utah Vermont Virginia Washington Wyoming "
)
STATES = _STATES.split()
STREETS = ("Street", "Avenue", "Road", "Lane", "Way", "Square", "Drive", "Court")
JOBS = (
    "Accountant",
    "Architect",
    "Baker",
    "Biologist",
    "Carpenter",
    "Chef",
    "Designer",
    "Doctor",
    "Editor",
    "Electrician",
    "Engineer, civil",
    "Engineer, software",
    "Farmer",
    "Gardener",
    "Journalist",
    "Lawyer",
    "Librarian",
    "Musician",
    "Nurse",
    "Pilot",
    "Teacher, primary school",
    "Translator",
    "Writer",
)
SUFFIXES = ("Inc", "Ltd", "LLC", "Group", "and Sons", "PLC")
COLORS = (
    "Aqua",
    "Black",
    "Blue",
    "Brown",
    "Coral",
    "Gold",
    "Gray",
    "Green",
    "Olive",
    "Orange",
    "Pink",
    "Red",
    "Teal",
)
CURRENCIES = (
    ("EUR", "Euro"),
    ("GBP", "Pound sterling"),
    ("JPY", "Japanese yen"),
    ("USD", "United States dollar"),
)
