"""The program: which tests its words ask for, and the run of them."""

import argparse
import os
import sys
import warnings

from . import loader, runner
from .signals import installHandler

__unittest = True

_MAIN_EXAMPLES = """\
Examples:
  {0} test_module               - run tests from test_module
  {0} module.TestClass          - run tests from module.TestClass
  {0} module.Class.test_method  - run specified test method
  {0} path/to/test_file.py      - run tests from test_file.py
"""
_MODULE_EXAMPLES = """\
Examples:
  {0}                           - run default set of tests
  {0} MyTestSuite               - run suite 'MyTestSuite'
  {0} MyTestCase.testSomething  - run MyTestCase.testSomething
  {0} MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


def _module_name(word):
    """The module that a file's path stands for; another word as it is."""
    if not (os.path.isfile(word) and word.lower().endswith(".py")):
        return word
    path = os.path.relpath(word, os.getcwd()) if os.path.isabs(word) else word
    if path.startswith(os.pardir):
        return word
    return os.path.normpath(path)[: -len(".py")].replace("\\", ".").replace("/", ".")


def _pattern(text):
    return text if "*" in text else f"*{text}*"


class TestProgram:
    """Reads the words of a command line, loads the tests, runs them and ends with how they went."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(
        self,
        module="__main__",
        defaultTest=None,
        argv=None,
        testRunner=None,
        testLoader=loader.defaultTestLoader,
        exit=True,
        verbosity=1,
        failfast=None,
        catchbreak=None,
        buffer=None,
        warnings=None,
        *,
        tb_locals=False,
    ):
        self.module = module
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
        self.exit, self.verbosity, self.tb_locals = exit, verbosity, tb_locals
        self.failfast, self.catchbreak, self.buffer = failfast, catchbreak, buffer
        quiet = warnings is not None or getattr(sys, "warnoptions", ())
        self.warnings = warnings if quiet else "default"
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        argv = sys.argv if argv is None else argv
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        warnings.warn(
            "TestProgram.usageExit() is deprecated and will be removed in Python 3.13",
            DeprecationWarning,
            stacklevel=2,
        )
        if msg:
            print(msg)
        if self._discovery_parser is None:
            self._initArgParsers()
        self._print_help()
        sys.exit(2)

    def _print_help(self, *args, **kwargs):
        examples = _MAIN_EXAMPLES if self.module is None else _MODULE_EXAMPLES
        print(self._main_parser.format_help())
        print(examples.format(self.progName))
        if self.module is None:
            self._discovery_parser.print_help()

    def parseArgs(self, argv):
        self._initArgParsers()
        words = argv[1:]
        if self.module is None and words and words[0].lower() == "discover":
            self._do_discovery(words[1:])
            return
        self._main_parser.parse_args(words, self)
        if self.module is None and not self.tests:
            self._do_discovery([])
            return
        self._name_tests()
        self.createTests()

    def _name_tests(self):
        if self.tests:
            self.testNames = [_module_name(word) for word in self.tests]
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            finder = self.testLoader if Loader is None else Loader()
            self.test = finder.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _initArgParsers(self):
        shared = self._shared_parser()
        self._main_parser = argparse.ArgumentParser(parents=[shared])
        self._main_parser.prog = self.progName
        self._main_parser.print_help = self._print_help
        self._main_parser.add_argument(
            "tests",
            nargs="*",
            help="a list of any number of test modules, classes and test methods.",
        )
        self._discovery_parser = self._parser_of_discovery(shared)

    def _shared_parser(self):
        parser = argparse.ArgumentParser(add_help=False)

        def level(*names, const, text):
            parser.add_argument(
                *names, dest="verbosity", action="store_const", const=const, help=text
            )

        level("-v", "--verbose", const=2, text="Verbose output")
        level("-q", "--quiet", const=0, text="Quiet output")
        text = "Show local variables in tracebacks"
        parser.add_argument("--locals", dest="tb_locals", action="store_true", help=text)
        for short, long, name, text in (
            ("-f", "--failfast", "failfast", "Stop on first fail or error"),
            ("-c", "--catch", "catchbreak", "Catch Ctrl-C and display results so far"),
            ("-b", "--buffer", "buffer", "Buffer stdout and stderr during tests"),
        ):
            if getattr(self, name) is None:
                parser.add_argument(short, long, dest=name, action="store_true", help=text)
                setattr(self, name, False)
        if self.testNamePatterns is None:
            self.testNamePatterns = []
            text = "Only run tests which match the given substring"
            parser.add_argument(
                "-k", dest="testNamePatterns", action="append", type=_pattern, help=text
            )
        return parser

    def _parser_of_discovery(self, shared):
        parser = argparse.ArgumentParser(parents=[shared])
        parser.prog = f"{self.progName} discover"
        parser.epilog = (
            "For test discovery all test modules must be importable "
            "from the top level directory of the project."
        )
        for short, long, name, text in (
            ("-s", "--start-directory", "start", "Directory to start discovery ('.' default)"),
            ("-p", "--pattern", "pattern", "Pattern to match tests ('test*.py' default)"),
            (
                "-t",
                "--top-level-directory",
                "top",
                "Top level directory of project (defaults to start directory)",
            ),
        ):
            parser.add_argument(short, long, dest=name, help=text)
        for name in ("start", "pattern", "top"):
            hidden = argparse.SUPPRESS
            parser.add_argument(name, nargs="?", default=hidden, help=hidden)
        return parser

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        if argv is not None:
            if self._discovery_parser is None:
                self._initArgParsers()
            self._discovery_parser.parse_args(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        if self.catchbreak:
            installHandler()
        chosen = runner.TextTestRunner if self.testRunner is None else self.testRunner
        self.testRunner = chosen
        self.result = (self._made(chosen) if isinstance(chosen, type) else chosen).run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())

    def _made(self, kind):
        """A runner of a class, with as many of the settings as it takes."""
        few = {
            "verbosity": self.verbosity,
            "failfast": self.failfast,
            "buffer": self.buffer,
            "warnings": self.warnings,
        }
        for settings in ({**few, "tb_locals": self.tb_locals}, few):
            try:
                return kind(**settings)
            except TypeError:
                continue
        return kind()


main = TestProgram
