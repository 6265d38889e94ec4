"""Close matches, ratios, unified diffs; shell patterns."""
import difflib
import fnmatch
assert difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]) == ["apple", "ape"] and round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 2) == 0.75
diff = list(difflib.unified_diff(["a\n", "b\n"], ["a\n", "c\n"], "old", "new"))
assert diff == ["--- old\n", "+++ new\n", "@@ -1,2 +1,2 @@\n", " a\n", "-b\n", "+c\n"]
assert fnmatch.fnmatch("a.py", "*.py") and not fnmatch.fnmatch("a.txt", "*.py") and fnmatch.filter(["a1", "b1", "a2"], "a?") == ["a1", "a2"] and fnmatch.fnmatchcase("X", "[XY]") and fnmatch.fnmatch("ab", "a[!c]")
