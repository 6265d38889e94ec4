"""Plans over a generated history: 300 revisions with branches, merges, labels and dependencies, and
2,000 pairs of ends.

Runs with the real Alembic and with ours; `python plans.py PART` prints 500 plans, one a line: the
ends, how many steps, and a hash of
the steps, or the exception. plans.txt holds what the real one printed for parts 0 to 3.
"""

import hashlib
import sys

from alembic.script.revision import Revision, RevisionMap

state = 20261124


def chance(limit):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % limit


def history():
    """Revisions in the order of a growing project; heads are merged now and then."""
    revisions, heads, labels = [], [], 0
    for number in range(300):
        name = "r%03d%s" % (number, hashlib.sha256(b"%d" % number).hexdigest()[:6])
        down, depends, label, kind = None, None, None, chance(100)
        if not heads or kind < 3:
            down = None
        elif kind < 12 and len(heads) > 1:
            first = heads.pop(chance(len(heads)))
            second = heads.pop(chance(len(heads)))
            down = (first, second)
        elif kind < 25:
            down = revisions[chance(len(revisions))].revision
        else:
            down = heads.pop(chance(len(heads)))
        if isinstance(down, str) and down in heads:
            heads.remove(down)
        if kind >= 92 and revisions:
            depends = (revisions[chance(len(revisions))].revision,)
        if down is None:
            label, labels = ("line%d" % labels,), labels + 1
        revisions.append(Revision(name, down, dependencies=depends, branch_labels=label))
        heads.append(name)
    return revisions


def ends(ids):
    """One pair: ids, beginnings of ids, relative and labelled names."""
    start, goal, kind = ids[chance(len(ids))], ids[chance(len(ids))], chance(10)
    if kind == 0:
        goal = "heads"
    elif kind == 1:
        goal = "base"
    elif kind == 2:
        goal = "%s%s%d" % (goal, "+" if chance(2) else "-", 1 + chance(4))
    elif kind == 3:
        goal = "%s%d" % ("+" if chance(2) else "-", 1 + chance(5))
    elif kind == 4:
        goal = goal[:4]
    elif kind == 5:
        goal = "line%d@%s" % (chance(4), ("head", "base", "heads", "+1", "-1")[chance(5)])
    return start, goal


def plan(revisions, start, goal, up):
    try:
        if up:
            steps = list(revisions.iterate_revisions(goal, start, implicit_base=True))
        else:
            steps = list(revisions.iterate_revisions(start, goal, select_for_downgrade=True))
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    names = ",".join(step.revision for step in steps)
    return "%d %s" % (len(steps), hashlib.sha256(names.encode()).hexdigest()[:12])


def main():
    found = history()
    revisions = RevisionMap(lambda: found)
    ids = [revision.revision for revision in found]
    part = int(sys.argv[1])
    for number in range(2000):
        start, goal = ends(ids)
        up = chance(2) == 0
        if number // 500 == part:
            print("up" if up else "down", start, goal, plan(revisions, start, goal, up))


main()
