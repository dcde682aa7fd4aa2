"""Changes certificates that hold, and asks verify_certificate.py about each: certificates.py CHECKER SEED SECONDS CERTIFICATE...

What is accepted must say the same as the original: the same parameters, points and counts, and enclosures that share a number with the original's.
The last line is one JSON document with what came of it. The process ends with code 1 where a case does not end; it is in current.json."""
import contextlib, copy, faulthandler, io, json, random, sys, time
from fractions import Fraction

checker, seed, seconds, *paths = sys.argv[1:]
with open(checker) as stream:
    code = compile(stream.read(), checker, "exec")
texts = []
for path in paths:
    with open(path) as stream:
        texts.append(stream.read())
chance = random.Random(int(seed))


def run(text):
    """The exit code and what was said."""
    said = io.StringIO()
    sys.argv = [checker, "certificate.json"]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            exec(code, {"open": lambda path: io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogatepass")), "utf-8")})
        except SystemExit as end:
            return end.code or 0, said.getvalue()
    return 0, said.getvalue()


def numbers(values):
    return [Fraction(v) for v in values]


def difference(original, changed):
    """What an accepted certificate says that the original does not, or None."""
    for name in ("density", "importance", "origin"):
        if Fraction(changed[name]) != Fraction(original[name]):
            return name
    if changed["counts"] != original["counts"]:
        return "counts"
    for a, b in zip(original["cells"], changed["cells"], strict=True):
        if any(numbers(a[x]) != numbers(b[x]) for x in "uvAB"):
            return "cells"
    for a, b in zip(original["points"], changed["points"], strict=True):
        if any(a[x] != b[x] for x in ("cell", "kind", "smooth", "global")):
            return "a point"
        for name in ("t", "w1", "w2", "loss"):
            (lo, hi), (low, high) = numbers(a[name]), numbers(b[name])
            if not (low <= high and max(lo, low) <= min(hi, high)):
                return "an enclosure of " + name
    return None


def places(value, path=()):
    """All places of a document."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in inner:
        yield from places(member, (*path, key))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def number(text):
    """A number near the one written, or no rational n/d at all."""
    if chance.randrange(12) == 0:
        return chance.choice(("1e99999999", "1e-99999999", "1e5", "0.5", "1/0", "", text + " ", "+" + text, text + "_0", text + "/1", "--1", "\u0661"))
    try:
        value = Fraction(text)
    except ValueError:
        return text + "0"
    step = Fraction(1, chance.choice((1, 2, 10, 2**20, 2**59, 2**61, 2**130, 2**200)))
    return str(chance.choice((value + step, value - step, -value, value * (1 + step), value * (1 - step), value * 2, 1 / value if value else step)))


def junk(document):
    return chance.choice((
        None, True, False, 0, 1, -1, 3.5, 10**40, float("nan"), "", "0", "1/0", "0/0", "1e9999999", "1e5", " 1", "1_0", "\u0661", "\ud800", "-", "01", "x" * 99, [], {}, [[]],
        ["0"], ["0", "1"], "9" * 5000, copy.deepcopy(at(document, chance.choice(list(places(document)))))))


def changed(document, others):
    """The document with one to three changes."""
    document = copy.deepcopy(document)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice([p for p in places(document) if p] or [()])
        if not path:
            return document
        parent, key = at(document, path[:-1]), path[-1]
        old = parent[key]
        kind = chance.randrange(9)
        if kind < 4 and isinstance(old, str):
            parent[key] = number(old)
        elif kind == 4 and isinstance(old, str) and "/" in old:
            n, d = old.split("/")
            parent[key] = f"{3 * int(n)}/{3 * int(d)}" if n.lstrip("-").isdigit() and d.isdigit() else old
        elif kind == 5:
            del parent[key]
        elif kind == 6 and isinstance(parent, list):
            parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(old))
        elif kind == 7:
            with contextlib.suppress(LookupError, TypeError):
                parent[key] = copy.deepcopy(at(chance.choice(others), path))
        else:
            parent[key] = junk(document)
    return document


def broken(text):
    """The text with some characters changed."""
    for _ in range(chance.choice((1, 1, 2, 8))):
        k, n = chance.randrange(len(text) + 1), chance.choice((1, 1, 2, 9, 99))
        text = chance.choice((
            text[:k] + text[k + n:], text[:k] + text[k:k + n] + text[k:], text[:k] + chance.choice("0123456789/-\"[]{},:e. \\n\0\u00e9") + text[k + 1:], text[:k] + "[" * 9999 + text[k:]))
    return text


originals = [json.loads(text) for text in texts]
executions, outcomes, findings, slowest = 0, set(), {}, 0.0
for text in texts:
    if run(text)[0] != 0:
        findings["originals hold"] = (text, run(text)[1])
while time.process_time() < float(seconds) and len(findings) < 20:
    which = chance.randrange(len(texts))
    text = broken(texts[which]) if chance.randrange(4) == 0 else json.dumps(changed(originals[which], originals))
    with open("current.json", "w", errors="surrogatepass") as stream:
        stream.write(text)
    faulthandler.dump_traceback_later(60, exit=True)
    start = time.process_time()
    try:
        status, said = run(text)
        outcomes.add(f"{status} {said[:40] if status else ''}")
        law = None if status in (0, 1, 2) and said else f"exit code {status}"
        if status == 0:
            law = difference(originals[which], json.loads(text))
            law = law and f"accepted with another {law}"
    except BaseException as error:
        law, said = f"no {type(error).__name__} is announced", repr(error)
    executions, slowest = executions + 1, max(slowest, time.process_time() - start)
    if time.process_time() - start > 5:
        law = "a case takes at most 5 s"
    if law and law not in findings:
        findings[law] = (text, said)
print(json.dumps({
    "executions": executions, "seconds": time.process_time(), "slowest": slowest, "outcomes": sorted(outcomes),
    "findings": [{"law": law, "input": text, "seen": said} for law, (text, said) in findings.items()]}))
