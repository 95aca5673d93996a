#!/usr/bin/env python3
"""A second implementation of the decision, written from the written design alone.

    bide replay EPISODE --json | python3 decide.py EPISODE_FOLDER

It reads the episode's own files, decides every weekday of the episode, and holds its answers
against the program's JSON lines. Per field it prints how many agree exactly, to 1e-9, or differ,
and the first differences. It ends with 1 if anything differs.

The comments name the block of the design each part implements ("MODELS n", "DECISION n").
Three marks say where the words alone did not do:
    AMBIGUOUS   the words allow another reading; the one taken is said
    READ        read from the program's output, since the design does not say it
    CROWD       taken from the program's output: it depends on the simulated crowd
Standard library only. YAML is read through PyYAML where it is there, else through the `yaml`
package of the repository.
"""
import copy
import csv
import json
import math
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
REGIMES = ("noise", "friction", "rupture")

# ---------------------------------------------------------------------------------------------
# Files
# ---------------------------------------------------------------------------------------------


def read_yaml(path):
    try:
        import yaml
        # Dates stay text: the files hold plain YYYY-MM-DD.
        class Plain(yaml.SafeLoader):
            pass
        Plain.yaml_implicit_resolvers = {
            k: [(t, r) for t, r in v if t != "tag:yaml.org,2002:timestamp"]
            for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
        with open(path, encoding="utf-8-sig") as f:
            return yaml.load(f, Plain)
    except ImportError:
        root = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
        program = ("const y=require('yaml'),f=require('fs');"
                   "process.stdout.write(JSON.stringify(y.parse(f.readFileSync(process.argv[1],'utf8'))))")
        out = subprocess.run(["node", "-e", program, os.path.abspath(path)], cwd=root,
                             capture_output=True, text=True, check=True).stdout
        return json.loads(out)


# ---------------------------------------------------------------------------------------------
# Calendars (formats.md names them; their closed days are common knowledge)
# ---------------------------------------------------------------------------------------------


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    n = h + l - 7 * m + 114
    return date(year, n // 31, n % 31 + 1)


def nth(year, month, weekday, n):
    d = date(year, month, 1)
    d += timedelta((weekday - d.weekday()) % 7 + 7 * (n - 1))
    return d


def last(year, month, weekday):
    d = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return d - timedelta((d.weekday() - weekday) % 7)


def observed(d, saturday_back=True):
    if d.weekday() == 6:
        return d + timedelta(1)
    if d.weekday() == 5 and saturday_back:
        return d - timedelta(1)
    return d


def us_closed(y, bonds):
    days = {nth(y, 1, 0, 3), nth(y, 2, 0, 3), last(y, 5, 0), nth(y, 9, 0, 1), nth(y, 11, 3, 4),
            observed(date(y, 7, 4)), observed(date(y, 12, 25))}
    if date(y, 1, 1).weekday() != 5:      # a New Year's Day on a Saturday is not made up for
        days.add(observed(date(y, 1, 1)))
    if y >= 2022:
        days.add(observed(date(y, 6, 19)))
    if bonds:
        days |= {nth(y, 10, 0, 2), observed(date(y, 11, 11), False)}
        # Good Friday: open in years in which the jobs report is published that day.
        if y not in (2010, 2012, 2015, 2021, 2023, 2026):
            days.add(easter(y) - timedelta(2))
    else:
        days.add(easter(y) - timedelta(2))
    if y == 2018:
        days.add(date(2018, 12, 5))       # day of mourning
    return days


def uk_closed(y, gold):
    days = {easter(y) - timedelta(2), easter(y) + timedelta(1), nth(y, 5, 0, 1), last(y, 5, 0), last(y, 8, 0)}
    d = date(y, 1, 1)
    days.add(d + timedelta({5: 2, 6: 1}.get(d.weekday(), 0)))
    d = date(y, 12, 25)
    days |= {d, d + timedelta(1)}
    if d.weekday() in (4, 5, 6):          # made up for on the next weekdays
        days |= {4: {date(y, 12, 28)}, 5: {date(y, 12, 27), date(y, 12, 28)}, 6: {date(y, 12, 27)}}[d.weekday()]
    if y == 2022:                         # the Queen's jubilee, with the spring holiday, and her funeral
        days = days - {last(y, 5, 0)} | {date(y, 6, 2), date(y, 6, 3), date(y, 9, 19)}
    if gold:                              # no afternoon auction on the last working day before the feasts
        for eve in (date(y, 12, 24), date(y, 12, 31)):
            while eve.weekday() > 4:
                eve -= timedelta(1)
            days.add(eve)
    return days


def target_closed(y):
    return {date(y, 1, 1), easter(y) - timedelta(2), easter(y) + timedelta(1), date(y, 5, 1),
            date(y, 12, 25), date(y, 12, 26)}


def milan_closed(y):
    return target_closed(y) | {date(y, 8, 15), date(y, 12, 24), date(y, 12, 31)}


CLOSED = {"nyse": lambda y: us_closed(y, False), "sifma": lambda y: us_closed(y, True),
          "london": lambda y: uk_closed(y, False), "lbma": lambda y: uk_closed(y, True),
          "target": target_closed, "milan": milan_closed,
          "fx": lambda y: {date(y, 1, 1), date(y, 12, 25)}, "weekdays": lambda y: set()}
_closed = {}


def is_session(calendar, day):
    if calendar == "daily":
        return True
    if day.weekday() > 4:
        return False
    key = calendar, day.year
    if key not in _closed:
        _closed[key] = CLOSED[calendar](day.year)
    return day not in _closed[key]


# ---------------------------------------------------------------------------------------------
# Values that may be missing (MODELS law 2, DECISION 2)
# ---------------------------------------------------------------------------------------------


class Unknown:
    """Why a value is not there. `yet`: not due by its own rule, which is not blindness."""

    def __init__(self, kind, yet=False):
        self.kind, self.yet = kind, yet

    def __repr__(self):
        return "unknown: " + self.kind


def known(x):
    return not isinstance(x, Unknown)


# ---------------------------------------------------------------------------------------------
# Series
# ---------------------------------------------------------------------------------------------


class Series:
    def __init__(self, name, spec):
        self.name, self.kind = name, spec["kind"]
        self.calendar, self.sign = spec["calendar"], spec.get("sign", 1)
        self.duration = spec.get("duration")
        self.time, self.zone = spec["known"]["time"], ZoneInfo(spec["known"]["zone"])
        self.lag = spec["known"].get("lag", 0)
        self.rows = []                    # (day, instant known, value)

    def due(self, day):
        """The instant at which the value of a day is known by the series' own rule."""
        d, left = day, self.lag
        while left:
            d += timedelta(1)
            left -= is_session(self.calendar, d)
        h, m = map(int, self.time.split(":"))
        return datetime(d.year, d.month, d.day, tzinfo=self.zone) + timedelta(hours=h, minutes=m)

    def at(self, t):
        """Values known at t, oldest first (MODELS law 1); a later row revises an earlier one."""
        seen = {}
        for day, instant, value in sorted(self.rows, key=lambda r: r[1]):
            if instant <= t:
                seen[day] = value
        return sorted(seen.items())

    def last_due(self, t):
        """The last session of the calendar whose value should be known at t."""
        d = t.astimezone(self.zone).date()
        while not (is_session(self.calendar, d) and self.due(d) <= t):
            d -= timedelta(1)
        return d

    def stale(self, history, t):
        return not history or history[-1][0] < self.last_due(t)

    def closed(self, history, t):
        """No session since the last value, and the day of the decision is none (MODELS 1)."""
        today = t.date()
        return not is_session(self.calendar, today) and not self.stale(history, t)

    def move(self, before, after):
        """A return in price direction, without the sign of the leg."""
        if self.kind == "yield":
            return -(self.duration or 1) * (after - before) / 100
        if self.kind == "spread":
            return after - before
        return math.log(after / before)


def ewma(returns, decay=0.94):
    v = None
    for r in returns:
        v = r * r if v is None else decay * v + (1 - decay) * r * r
    return v


class View:
    """What is known at one decision."""

    def __init__(self, world, t):
        self.world, self.t, self.day = world, t, t.date()
        self.history = {n: s.at(t) for n, s in world.series.items()}
        self.stale = {n: s.stale(self.history[n], t) for n, s in world.series.items()}

    def sum_after(self, name, start):
        """The sum of own returns after `start` telescopes: what moved and came back is exactly 0."""
        s, h = self.world.series[name], self.history[name]
        return s.move([v for d, v in h if d <= start][-1], h[-1][1])

    def returns(self, name):
        s, h = self.world.series[name], self.history[name]
        return [(h[i][0], s.move(h[i - 1][1], h[i][1])) for i in range(1, len(h))]

    def hole(self, name, start, end):
        """A session from start up to end without a value, though one was due: also at the start, for
        what the window is measured from is then older than it."""
        s, have = self.world.series[name], {d for d, _ in self.history[name]}
        d = start
        while d <= end:
            if is_session(s.calendar, d) and d not in have and s.due(d) <= self.t:
                return True
            d += timedelta(1)
        return False

    def z_after(self, name, start):
        """MODELS 1: own log returns dated after `start`, over sigma known at the window's start."""
        if self.stale[name]:
            return Unknown("stale")
        rs = self.returns(name)
        past = [r for d, r in rs if d <= start]
        inside = [r for d, r in rs if d > start]
        if not inside:
            return Unknown("no session inside the window")
        if len(past) < 40:
            return Unknown("too short a past")
        sigma = math.sqrt(ewma(past))
        if sigma == 0:
            return Unknown("no move")
        return self.sum_after(name, start) / (sigma * math.sqrt(len(inside)))

    def z_own(self, name, n):
        """z(series, n) in a rule: the series' own last n sessions, own direction.
        AMBIGUOUS: the design defines the common window for legs, not this function. READ: it counts the
        values that are there, so that a session without one is no hole in it."""
        h = self.history[name]
        if self.stale[name]:
            return Unknown("stale")
        if len(h) < n + 1:
            return Unknown("too short a past")
        return self.z_after(name, h[-1 - n][0])

    def ret_own(self, name, n):
        h = self.history[name]
        if self.stale[name]:
            return Unknown("stale")
        if len(h) < n + 1:
            return Unknown("too short a past")
        s = self.world.series[name]
        return s.move(h[-1 - n][1], h[-1][1])


# ---------------------------------------------------------------------------------------------
# MODELS 1: stress
# ---------------------------------------------------------------------------------------------

LEGS = ("risk", "rates", "dollar")


class Stress:
    """Runs over the decisions: `synchronised` has a memory."""

    def __init__(self):
        self.on, self.quiet, self.start = False, 0, None

    def leg(self, view, leg, start):
        zs = []
        for n in view.world.legs[leg]:
            z = view.z_after(n, start)
            if known(z) and view.hole(n, start, view.history[n][-1][0]):
                z = Unknown("window incomplete")      # DECISION 2: a window with a hole is blind
            if not known(z):
                return z
            zs.append(view.world.series[n].sign * z)
        return sum(zs) / len(zs)          # several series: the mean of their z

    def decide(self, view):
        w, t = view.world, view.t
        first = w.legs["risk"][0]
        risk = view.history[first]
        vintage = w.vintage(view)
        carried = [l for l in LEGS if all(w.series[n].closed(view.history[n], t) for n in w.legs[l])]
        windows = {}
        for h in (1, 3, 5):
            legs = {}
            for leg in LEGS:
                if len(risk) <= h:
                    legs[leg] = Unknown("no value before the window")
                else:
                    legs[leg] = self.leg(view, leg, risk[-1 - h][0])
            if len(risk) > h and view.stale[first]:
                legs["risk"] = Unknown("stale")
            bad = [v for v in legs.values() if not known(v)]
            severity = bad[0] if bad else min(-v for v in legs.values())
            limit = vintage["windows"][str(h)]["threshold"] if vintage else Unknown("uncalibrated")
            windows[h] = {"legs": legs, "severity": severity, "limit": limit}
        over = [h for h in (1, 3, 5) if known(windows[h]["severity"]) and known(windows[h]["limit"])
                and windows[h]["severity"] > windows[h]["limit"]]
        # A carried leg can neither start nor end `synchronised`.
        if over and not self.on and not carried:
            # AMBIGUOUS: "the start of a fall that cannot be seen is the latest unseen day" is taken
            # of the days on which the state is unknown (read_credit); a fall seen today starts today.
            self.on, self.quiet, self.start = True, 0, risk[-1][0]
        elif self.on and not known(windows[3]["severity"]):
            self.quiet = 0                # what is not seen is not under its threshold
        elif self.on and not carried:
            one = windows[1]["severity"]
            all_under = all(known(windows[h]["severity"]) and known(windows[h]["limit"]) and h not in over
                            for h in (1, 3, 5))
            if all_under and known(one) and one < 0:
                self.quiet += 1
                if self.quiet >= 2:       # leaves after 2 consecutive decisions
                    self.on, self.quiet, self.start = False, 0, None
            else:
                self.quiet = 0
        hole = len(risk) > 5 and any(view.hole(n, risk[-6][0], t.date()) for l in LEGS for n in w.legs[l])
        legs3 = windows[3]["legs"]
        zs = [legs3[l] for l in LEGS]
        # AMBIGUOUS: "first that applies" puts synchronised first; "stale: then z, severity and state
        # are unknown" is more exact and is taken. The memory of the fall stays.
        if any(not known(z) for z in zs) or vintage is None:
            state = "unknown"
        elif self.on:
            state = "synchronised"
        elif sum(z <= -0.5 for z in zs) >= 2:
            state = "building"
        elif any(z <= -2 and all(o > -0.5 for o in zs if o is not z) for z in zs):
            state = "lopsided"
        else:
            state = "calm"
        # The 3-session window if over, else the one furthest over, else the 3-session one.
        shown = 3
        if 3 not in over and over:
            shown = max(over, key=lambda h: windows[h]["severity"] / windows[h]["limit"])
        severity, one_in = windows[shown]["severity"], Unknown("unknown")
        if known(severity) and vintage:
            past = vintage["windows"][str(shown)]
            if severity < 0:
                one_in = Unknown("not all legs fell")
            else:
                k = sum(v >= severity for v in past["fell"])
                one_in = (past["count"] + 1) / (k + 1) if k else {"none": past["count"]}
        return {"state": state, "window": shown, "severity": severity, "oneIn": one_in,
                "legs": windows[shown]["legs"], "carried": carried, "windows": windows,
                "start": self.start, "hole": hole}


# ---------------------------------------------------------------------------------------------
# MODELS 1: credit; DECISION 2
# ---------------------------------------------------------------------------------------------


def read_credit(view, stress):
    w = view.world
    name, fear = w.roles.get("credit"), w.roles.get("volatility")
    vintage = w.vintage(view)
    if not name or not fear or not vintage or "credit" not in vintage:
        return {"state": "unknown", "why": Unknown("no credit series")}
    # READ: every input stands for every window; the volatility of today is asked for although the
    # last window with a credit value ends earlier.
    if any(view.stale[n] for n in (*w.legs["risk"], fear, name)):
        return {"state": "unknown", "why": Unknown("stale")}
    risk = view.history[w.legs["risk"][0]]
    days = [d for d, _ in risk]
    price, credit, vix = dict(risk), dict(view.history[name]), dict(view.history[fear])
    ends = [d for d in days if d in credit]
    if not ends:
        return {"state": "unknown", "why": Unknown("no credit value")}
    end = ends[-1]
    i = days.index(end)
    if i < 3:
        return {"state": "unknown", "why": Unknown("too short a past")}
    start = days[i - 3]
    # DECISION 2: a window made incomplete by a missing value is blind, before anything else. Where the
    # market of the value was closed on that day (2018-11-22, 2018-12-05) its last value counts.
    for n, s in ((name, credit), (fear, vix)):
        for d in (start, end):            # over a closed day of its own market a value is carried
            e = d
            while e not in s and not is_session(w.series[n].calendar, e) and e > days[0]:
                e -= timedelta(1)
            if e in s:
                s[d] = s[e]
    if not all(d in s for d in (start, end) for s in (credit, vix)):
        return {"state": "unknown", "why": Unknown("window incomplete"), "end": end}
    # After a synchronised start: not known until a value dated on or after it is. DECISION 2: the
    # start of a fall that cannot be seen is the latest unseen day, which is today while it is unseen.
    begun = view.day if stress["state"] == "unknown" else stress["start"]
    if begun and end < begun:
        return {"state": "not yet", "why": Unknown("older than the fall", yet=True), "end": end}
    y = credit[end] - credit[start]
    x = (1.0, 100 * math.log(price[end] / price[start]), vix[end] - vix[start])
    m = vintage["credit"]
    residual = y - sum(b * v for b, v in zip(m["beta"], x))
    # DECISION 6: the spread grows with volatility, where the vintage has learnt how.
    sd = m["spread"]["level"] * vix[end] ** m["spread"]["slope"] if "spread" in m else m["residual"]
    var = sd ** 2 + sum(x[i] * m["covariance"][i][j] * x[j] for i in range(3) for j in range(3))
    half = 1.2815515655446004 * math.sqrt(var)      # 80 % of a normal
    state = ("confirms" if residual - half > 0 else
             "contradicts" if residual + half < 0 else "does not confirm")
    return {"state": state, "end": end, "residual": residual, "low": residual - half,
            "high": residual + half, "z": residual / sd}


# ---------------------------------------------------------------------------------------------
# MODELS 3: evidence
# ---------------------------------------------------------------------------------------------


def known_instant(item):
    if item.get("known_at"):
        return datetime.fromisoformat(item["known_at"].replace("Z", "+00:00"))
    d = date.fromisoformat(item["known_on"]) + timedelta(1)
    return datetime(d.year, d.month, d.day, tzinfo=NEW_YORK)


BASE = (0.3, 3, 4, 6, 7, 8)
KIND = {"withdrawal": 1.5, "countermeasure": 0.75, "market": 0}
KIND |= dict.fromkeys("threat order law court_ruling".split(), 1)
KIND |= dict.fromkeys("delay framework draft_law vote construction procurement budget permit contract exemption".split(), 0.5)
KIND |= dict.fromkeys("deployment exercise announcement scheduled statement".split(), 0.25)
WATCH = {"A": 1, "C": 0.75, "B": 0.5, "D": 0.25, "E": 0}
RELIABILITY = {"high": 1, "medium": 0.7, "low": 0.4}


class Weights:
    def __init__(self, thesis):
        w = thesis.get("weights") or {}
        self.base = w.get("rung") or BASE
        self.kind = {**KIND, **(w.get("kind") or {})}
        self.watch = {**WATCH, **(w.get("watch") or {})}
        self.reliability = {**RELIABILITY, **(w.get("reliability") or {})}

    def talk(self, i):
        if i["direction"] == "neutral" or i["kind"] == "market":
            return 0.0
        sign = 1 if i["direction"] == "friction" else -1
        return sign * self.base[0] * self.watch[i["watch"]] * self.reliability[i["confidence"]]

    def marks(self, i):
        """MODELS 9.4, 9.5: (friction, rupture) of one item, as positive numbers."""
        if i["direction"] == "neutral" or i["kind"] == "market" or i["rung"] == 0:
            return 0.0, 0.0
        rung = 2 if i.get("suspended") and i["rung"] >= 1 else i["rung"]
        v = self.base[rung] * self.kind[i["kind"]] * self.watch[i["watch"]] * self.reliability[i["confidence"]]
        if i["kind"] in ("deployment", "exercise"):
            v = min(v, 1.0)
        # AMBIGUOUS: whether "at most 1" also holds for the rupture part of such an item; here not.
        hard = i["watch"] == "C" and i.get("unilateral") is True and rung >= 2
        return v, 1.5 * v if hard else v


def clip(x, a):
    return max(-a, min(a, x))


def lapsed(item, claim, day):
    """Whether its day has passed, and whether it was withdrawn by then. MODELS 9.4: a dated threat whose day passes without the act loses its friction mark.
    AMBIGUOUS: the act is taken to be a friction item of rung 2 or more in the same claim; it has a
    mark of its own, so only the dated item's mark is dropped."""
    if item["rung"] != 1 or item["direction"] != "friction" or not item.get("scheduled_for"):
        return False, False
    due = date.fromisoformat(item["scheduled_for"])
    for other in claim:
        if other["kind"] == "delay" and other.get("scheduled_for") and other["instant"] > item["instant"]:
            due = date.fromisoformat(other["scheduled_for"])
    # AMBIGUOUS: "unless it was withdrawn". READ: by an act of that day or before, told after the threat.
    return due < day, any(o["kind"] == "withdrawal" and o["direction"] == "noise" and o["rung"] >= 1
                          and o["order"] > item["order"] and date.fromisoformat(o["occurred_on"]) <= due
                          for o in claim)


def claim_lean(items, day, weights):
    """E of one claim: (friction within +-8, rupture within +-12)."""
    a, b, kept = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]
    for i in items:
        m = weights.marks(i)
        if i["direction"] == "friction":
            passed, withdrawn = lapsed(i, items, day)
            if not passed:
                a = [max(x, y) for x, y in zip(a, m)]
            elif withdrawn:
                kept = [max(x, y) for x, y in zip(kept, m)]
        elif i["direction"] == "noise":
            b = [max(x, y) for x, y in zip(b, m)]
    # "Then nothing changes." READ: once the day has passed it keeps no more than the withdrawal outweighs.
    a = [max(x, min(k, y)) for x, k, y in zip(a, kept, b)]
    return clip(a[0] - b[0], 8), clip(a[1] - b[1], 12)


# ---------------------------------------------------------------------------------------------
# Rules (CEL): what the theses use of it
# ---------------------------------------------------------------------------------------------

TOKEN = re.compile(r"\s*(\d+\.\d+|\d+|\"[^\"]*\"|'[^']*'|[A-Za-z_]\w*|&&|\|\||==|!=|<=|>=|[<>!+\-()*,])")


def parse(text):
    tokens, pos = [], 0
    text = text.strip()
    while pos < len(text):
        m = TOKEN.match(text, pos)
        if not m:
            raise ValueError("cannot read rule: " + text[pos:])
        tokens.append(m.group(1))
        pos = m.end()
    i = 0

    def peek():
        return tokens[i] if i < len(tokens) else None

    def take(expected=None):
        nonlocal i
        tok = tokens[i]
        if expected and tok != expected:
            raise ValueError("expected " + expected)
        i += 1
        return tok

    def chain(lower, ops):
        def level():
            left = lower()
            while peek() in ops:
                left = (take(), left, lower())
            return left
        return level

    def unary():
        if peek() in ("!", "-"):
            return ("not" if take() == "!" else "neg", unary())
        return primary()

    def primary():
        tok = take()
        if tok == "(":
            e = disjunction()
            take(")")
            return e
        if tok[0] in "\"'":
            return ("value", tok[1:-1])
        if tok[0].isdigit():
            return ("value", float(tok))
        if tok in ("true", "false"):
            return ("value", tok == "true")
        if peek() == "(":
            take("(")
            args = []
            while peek() != ")":
                args.append(disjunction())
                if peek() == ",":
                    take(",")
            take(")")
            return ("call", tok, args)
        return ("name", tok)

    additive = chain(unary, ("+", "-"))
    relation = chain(additive, ("<", "<=", ">", ">=", "==", "!="))
    conjunction = chain(relation, ("&&",))
    disjunction = chain(conjunction, ("||",))
    e = disjunction()
    if i != len(tokens):
        raise ValueError("cannot read rule: " + text)
    return e


def worse(a, b):
    """Of two reasons: what is due and missing outweighs what is not yet due (DECISION 2)."""
    return a if not a.yet else b


def evaluate(e, call, names):
    op = e[0]
    if op == "value":
        return e[1]
    if op == "name":
        return names[e[1]]
    if op == "call":
        return call(e[1], [evaluate(a, call, names) for a in e[2]])
    if op in ("not", "neg"):
        v = evaluate(e[1], call, names)
        return v if not known(v) else (not v if op == "not" else -v)
    a, b = evaluate(e[1], call, names), evaluate(e[2], call, names)
    if op in ("&&", "||"):                # unknown is not calm, but a false part decides an "and"
        decides = op == "||"
        for v in (a, b):
            if known(v) and v is decides:
                return decides
        if not known(a):
            return a if known(b) else worse(a, b)
        return b if not known(b) else (not decides)
    if not known(a) or not known(b):
        return worse(a, b) if not known(a) and not known(b) else (b if known(a) else a)
    return {"+": lambda: a + b, "-": lambda: a - b, "<": lambda: a < b, "<=": lambda: a <= b,
            ">": lambda: a > b, ">=": lambda: a >= b, "==": lambda: a == b, "!=": lambda: a != b}[op]()


def calls(e, found=None):
    found = [] if found is None else found
    if e[0] == "call":
        found.append(e)
        for a in e[2]:
            calls(a, found)
    else:
        for part in e[1:]:
            if isinstance(part, tuple):
                calls(part, found)
    return found


class Look:
    """What a rule may ask of the evidence, seen from a stop's rung (MODELS 3 and 10)."""

    def __init__(self, view, credit, rung, keys):
        self.view, self.credit, self.rung = view, credit, rung
        self.keys = {k["key"]: set(k["covers"]) for k in keys or []}
        self.claims = {}
        for i in view.items:
            # A stop never sees what lies below its rung. AMBIGUOUS: taken of what speaks for
            # tripping; a way out at rung 2 is seen by a stop of rung 3 (the thesis' own test).
            if i["direction"] != "noise" and i["rung"] < rung:
                continue
            self.claims.setdefault(i["claim"], []).append(i)

    def ended(self, item, claim):
        """A withdrawal as hard as the act takes it back. AMBIGUOUS: not written as a rule."""
        return item["direction"] == "friction" and any(
            o["kind"] == "withdrawal" and o["direction"] == "noise" and o["rung"] >= item["rung"]
            and o["order"] > item["order"] for o in claim)

    def frozen(self, claim):
        """The latest act that is more than talk says whether the measure is frozen."""
        hard = [i for i in claim if i["rung"] >= 1 and i["direction"] != "neutral"]
        return bool(hard and hard[-1].get("suspended"))

    def matches(self, name, key=None):
        """Claims that a selector picks, each with the items that it picks."""
        sel = self.view.world.thesis["selectors"].get(name)
        if sel is None:                   # a watch group, or a claim by its name
            sel = {"watch": [name], "rung": 0} if name in "ABCDE" else {"claim": name, "rung": 0}
        for claim, items in self.claims.items():
            picked = [i for i in items if
                      ("claim" not in sel or sel["claim"] == claim)
                      and ("watch" not in sel or i["watch"] in sel["watch"])
                      and ("kinds" not in sel or i["kind"] in sel["kinds"])
                      and ("directions" not in sel or i["direction"] in sel["directions"])
                      and ("unilateral" not in sel or i.get("unilateral") is sel["unilateral"])
                      and i["rung"] >= sel["rung"]
                      and (sel.get("suspended") is not False or not i.get("suspended"))
                      and (key is None or i.get("counterparty") in self.keys.get(key, {key}))
                      and not self.ended(i, items)]
            if picked and ("suspended" not in sel or self.frozen(items) == sel["suspended"]):
                yield claim, picked, items

    def __call__(self, name, args):
        if name == "z":
            return self.view.z_own(args[0], int(args[1]))
        if name == "ret":
            return self.view.ret_own(args[0], int(args[1]))
        if name == "credit":
            return self.credit.get("why") or self.credit["state"]
        if name == "count":               # count(selector, rung, days)
            n = 0
            for _, picked, items in self.matches(args[0]):
                if self.frozen(items):    # MODELS 10: enacted and frozen trips nothing
                    continue
                # DECISION 1: dated by the last day on which the rung was reached again.
                # AMBIGUOUS: the day of the act, or the day on which it was known; READ: the former.
                days = [date.fromisoformat(i["occurred_on"]) for i in picked if i["rung"] >= args[1]]
                n += bool(days) and (self.view.day - max(days)).days <= args[2]
            return float(n)
        found = list(self.matches(args[0], args[1] if len(args) > 1 else None))
        if name == "exists":
            return bool(found)
        if name == "rung":
            return float(max((i["rung"] for _, picked, _ in found for i in picked), default=-1))
        hard = [(c, p, items) for c, p, items in found if any(i["rung"] >= 3 for i in p)]
        if name == "enacted":
            return bool(hard)
        if name == "suspended":           # all that are enacted are frozen
            return bool(hard) and all(self.frozen(items) for _, _, items in hard)
        raise ValueError("unknown function " + name)


# ---------------------------------------------------------------------------------------------
# MODELS 10, DECISION 1 and 2: stops
# ---------------------------------------------------------------------------------------------


class Stop:
    def __init__(self, rule, key=None):
        self.rule, self.key = rule, key
        self.weight = key["weight"] if key else 1
        self.condition = parse(rule["condition"])
        self.state, self.since, self.run, self.age = "quiet", None, 0, None
        self.seen = "quiet"               # state without blindness
        self.shown = None
        self.absorb = rule.get("absorb", 10)
        self.waits = self.fresh = False

    def acts(self, view, look):
        """Friction items at the stop's rung or harder, first usable now, in claims that hold it."""
        names = {c[2][0][1] for c in calls(self.condition)
                 if c[1] in ("enacted", "suspended", "exists", "rung", "count", "since")}
        key = self.key["key"] if self.key else None
        for n in names:
            for _, _, items in look.matches(n, key):
                if any(i["new"] and i["direction"] == "friction" and i["rung"] >= self.rule["rung"] for i in items):
                    return True
        return False

    def decide(self, view, credit, session):
        look = Look(view, credit, self.rule["rung"], self.rule.get("keys"))
        v = evaluate(self.condition, look, {"key": self.key["key"]} if self.key else {})
        self.fresh = self.waits = False
        before = self.seen
        blind = False
        if not known(v):
            if v.yet:
                # Keeps its last state but for blindness: "no cap, no restart".
                self.waits = True
            else:
                blind = True              # AMBIGUOUS: does a blind decision break a row? READ: it does not
        elif self.seen in ("quiet", "pending"):
            if v:
                self.run = self.run + 1 if self.seen == "pending" else 1
                self.seen = "tripped" if self.run >= self.rule["hold"] else "pending"
            else:
                self.seen, self.run = "quiet", 0
        else:
            self.run = 0 if v else self.run + 1
            if self.run >= self.rule["keep"]:
                self.seen, self.run, self.age = "quiet", 0, None
        if self.seen == "tripped":
            new_trip = before != "tripped"
            if new_trip:
                self.run = 0
            if new_trip or self.acts(view, look):
                self.age, self.fresh = 0, True
            elif session:
                self.age += 1
        self.unseen = blind
        if self.seen == "tripped":
            blind = False                 # AMBIGUOUS: one in force shows that it is, and is blind besides
        state = "blind" if blind else self.seen
        if state == "tripped" and self.absorb != "never" and self.rule["cut"] < 1 and self.age >= self.absorb:
            state = "absorbed"
        if state != self.state or self.since is None:
            self.since = view.day
        self.state = state


# ---------------------------------------------------------------------------------------------
# MODELS 9: regime
# ---------------------------------------------------------------------------------------------


def lean(p):
    return [10 * math.log10(p[1] / p[0]), 10 * math.log10(p[2] / p[0])]


def probabilities(l):
    f, r = 10 ** (l[0] / 10), 10 ** (l[1] / 10)
    s = 1 + f + r
    return [1 / s, f / s, r / s]


def g(x):
    return 15 * math.log10(1 + x / 6)


class Regime:
    def __init__(self, thesis):
        r = thesis.get("regimes") or {}
        prior = r.get("prior") or {"noise": 0.80, "friction": 0.17, "rupture": 0.03}
        rows = r.get("weekday") or {"noise": {"noise": 0.990, "friction": 0.010, "rupture": 0},
                                    "friction": {"noise": 0.020, "friction": 0.975, "rupture": 0.005},
                                    "rupture": {"noise": 0, "friction": 0.020, "rupture": 0.980}}
        self.m = [prior[k] for k in REGIMES]
        self.P = [[rows[a][b] for b in REGIMES] for a in REGIMES]
        self.weights = Weights(thesis)
        self.standing, self.talk = {}, 0.0

    def features(self, view, stress, credit):
        """MODELS 9, defaults: at 3 sessions, only when risk z < -0.5. A missing one weighs 0."""
        w = view.world
        risk, dollar = (stress["windows"][3]["legs"][l] for l in ("risk", "dollar"))
        out, missing = {}, False
        haven = w.roles.get("haven")
        days = view.history[w.legs["risk"][0]]
        z = view.z_after(haven, days[-4][0]) if haven and len(days) > 3 else Unknown("no window")
        for name, value in (("dollar", -dollar if known(dollar) else dollar), ("haven", z),
                            ("credit", credit.get("z", credit.get("why")))):
            if known(value):
                out[name] = value
            elif (haven or name != "haven") and (w.roles.get("credit") or name != "credit") and not value.yet:
                # MODELS law 2: an input that is removed lets nothing rise, heard or not. DECISION 2:
                # what is not yet due weighs 0 and is not missing.
                missing = True
        missing |= any(not known(stress["windows"][3]["legs"][l]) for l in LEGS)
        return out if known(risk) and risk < -0.5 else {}, missing

    def decide(self, view, stress, credit, session):
        parts, missing = [], False
        if session:                       # DECISION 3: on closed days the filter does nothing
            before = lean(self.m)
            m = [sum(self.m[i] * self.P[i][k] for i in range(3)) for k in range(3)]
            after = lean(m)
            parts.append(("time", after[0] - before[0], after[1] - before[1]))
            features, missing = self.features(view, stress, credit)
            total = [0.0, 0.0]
            for name in ("dollar", "haven", "credit"):
                if name not in features:
                    continue
                f = [(1 + ((features[name] - c) / 1.2) ** 2 / 4) ** -2.5 for c in (0, 0.5, 1.0)]
                step = [clip(10 / 3 * math.log10(f[k] / f[0]), 0.5) for k in (1, 2)]
                parts.append(("market:" + name, *step))
                total = [a + b for a, b in zip(total, step)]
            self.m = probabilities([a + b for a, b in zip(after, total)])
        # Claims: steps of g in order of arrival of what moved them.
        leans, last_item = {}, {}
        claims = {}
        for i in view.items:
            claims.setdefault(i["claim"], []).append(i)
        for c, items in claims.items():
            leans[c] = claim_lean(items, view.day, self.weights)
            # READ: a claim that nothing new was said of moved since its day passed; the program
            # counts that after what arrived. The sum does not depend on it.
            fresh = [i for i in items if i["new"]]
            last_item[c] = (not fresh, (fresh or items)[0]["order"])
        old = dict(self.standing)
        sums = lambda st: [[sum(max(s * e[k], 0) for e in st.values()) for s in (1, -1)] for k in (0, 1)]
        side = lambda st: [g(ab[0]) - g(ab[1]) for ab in sums(st)]
        for c in sorted(leans, key=lambda c: last_item[c]):
            if old.get(c, (0.0, 0.0)) != leans[c]:
                x = side(old)
                old[c] = leans[c]
                y = side(old)
                parts.append(("claim:" + c, y[0] - x[0], y[1] - x[1]))
        self.standing = leans
        talk = clip(sum(self.weights.talk(i) for i in view.items
                        if i["rung"] == 0 and view.index - i["first"] < 20), 1.5)
        if talk != self.talk:
            parts.append(("talk", talk - self.talk, talk - self.talk))
        self.talk = talk
        now = side(leans)
        l = [a + b + talk for a, b in zip(lean(self.m), now)]
        p = probabilities(l)
        call = max(range(3), key=lambda k: (p[k], k))      # ties to the harsher state
        return {"p": p, "lean": l, "call": REGIMES[call], "parts": parts, "missing": missing, "claims": leans}


# ---------------------------------------------------------------------------------------------
# MODELS 11: exposure
# ---------------------------------------------------------------------------------------------


def t4_cdf(x):
    """Student t with 4 degrees of freedom, closed form."""
    u = x / math.sqrt(4 + x * x)
    return 0.5 + 0.75 * (u - u ** 3 / 3)


def t4_quantile(p):
    """Closed form: the root of u - u^3/3 = (2p - 1) 2/3 in -1..1."""
    a = 4 * p * (1 - p)
    if a >= 1:
        return 0.0
    q = 2 * math.sqrt(math.cos(math.acos(math.sqrt(a)) / 3) / math.sqrt(a) - 1)
    return math.copysign(q, p - 0.5)


POINTS = 201
MID = [(i + 0.5) / POINTS for i in range(POINTS)]


def quantiles(parts):
    """201 mid-point quantiles of a mixture [(weight, mean, sd)], floored at -0.95."""
    if len(parts) == 1:
        _, mu, sd = parts[0]
        return [max(-0.95, mu + sd * t4_quantile(p) / math.sqrt(2)) for p in MID]
    out = []
    for p in MID:
        lo = min(mu + sd * t4_quantile(p) / math.sqrt(2) for _, mu, sd in parts)
        hi = max(mu + sd * t4_quantile(p) / math.sqrt(2) for _, mu, sd in parts)
        for _ in range(200):
            mid = (lo + hi) / 2
            c = sum(w * t4_cdf((mid - mu) * math.sqrt(2) / sd) for w, mu, sd in parts)
            lo, hi = (mid, hi) if c < p else (lo, mid)
        out.append(max(-0.95, (lo + hi) / 2))
    return out


OUTCOMES = {"noise": {"mean": 0.06, "sd": 0.07}, "friction": {"mean": -0.02, "sd": 0.10},
            "rupture": {"mean": -0.12, "sd": 0.16}}


def components(thesis, risk):
    """The book's return by regime, forced into stochastic order.

    The design knows only mean and sd by regime (`exposure.outcomes`); README says "the thesis'
    paths". READ: a regime's component is the mixture of its paths by their weights, each with the
    impact on what is held: where every position follows a series, the money-weighted mean of its
    impacts and of their sds (as if all moved together); else the impact on the risk leg. Only where
    a path has no such impact `exposure.outcomes` is used, so that it is mostly not looked at."""
    x = (thesis.get("exposure") or {}).get("outcomes") or {}
    positions = (thesis.get("book") or {}).get("positions") or []
    money = {}
    if positions and all(p.get("follows") for p in positions):
        for p in positions:
            money[p["follows"]] = money.get(p["follows"], 0) + p["quantity"] * p["price"]
    else:
        money = {n: 1 / len(risk) for n in risk}
    whole = sum(money.values())                # the net; a book sold short on the whole is refused (formats.md)
    scenarios = thesis.get("scenarios") or []
    out = {}
    for k in REGIMES:
        o = {**OUTCOMES[k], **x.get(k, {})}
        out[k] = [(1.0, o["mean"], o["sd"])]
    for k in REGIMES:
        if any(s["regime"] == k for s in scenarios) and \
                all(n in s["impact"] for s in scenarios if s["regime"] == k for n in money):
            out[k] = [(s["weight"], sum(m / whole * s["impact"][n]["mean"] for n, m in money.items()),
                       sum(abs(m) / whole * s["impact"][n]["sd"] for n, m in money.items()))
                      for s in scenarios if s["regime"] == k and s["weight"] > 0]
    qs = [quantiles(out[k]) for k in REGIMES]
    qs[1] = [min(a, b) for a, b in zip(qs[0], qs[1])]
    qs[2] = [min(a, b) for a, b in zip(qs[1], qs[2])]
    return qs


class Caps:
    def __init__(self, thesis, risk):
        e = thesis.get("exposure") or {}
        self.base, self.leverage = e.get("base", 1), e.get("leverage", 1)
        self.headroom, self.budget = e.get("headroom", 5), e.get("budget", 0.10)
        self.kappa = math.log(e.get("beta", 0.1)) / math.log(e.get("alpha", 0.7))
        self.k = e.get("asymmetry", 2)
        self.q = components(thesis, risk)
        self.grid = [i / 100 for i in range(int(round(self.leverage * 100)) + 1)]

    def mixture(self, p):
        return [(x, p[k] / POINTS) for k in range(3) for x in self.q[k]]

    def cvar(self, xs):
        """CVaR 95 % of the loss at exposure 1: mean of the worst 5 % of the mass."""
        left, total = 0.05, 0.0
        for x, w in sorted(xs):
            take = min(w, left)
            total -= x * take
            left -= take
            if left <= 0:
                break
        return total / 0.05

    def soft(self, p):
        xs = self.mixture(p)
        loss = self.cvar(xs)
        cap = {"cvar": max(f for f in self.grid if f * loss <= self.budget)}
        lowest = min(x for x, w in xs if w > 0)

        def risk(f):
            return sum(w * (1 + f * x) ** -self.kappa for x, w in xs)
        good = [f for f in self.grid if 1 + f * lowest > 0 and risk(f) <= 1 + 1e-12]
        cap["kelly"] = max(good) if good else 0.0
        up = sum(w * max(x, 0) for x, w in xs)
        down = sum(w * max(-x, 0) for x, w in xs)
        ratio = up / down
        gate = self.leverage * max(0.0, min(1.0, (ratio - 1) / (self.k - 1)))
        cap["gate"] = max(f for f in self.grid if f <= gate + 1e-12)
        growth = [sum(w * math.log1p(f * x) for x, w in xs) if 1 + f * lowest > 0 else -math.inf for f in self.grid]
        cap["growth"] = self.grid[growth.index(max(growth))]   # ties: the smaller f
        return cap, loss, ratio


class Exposure:
    def __init__(self, thesis, risk):
        self.caps = Caps(thesis, risk)
        self.f, self.rest, self.low = None, 0, 0

    def decide(self, regime, stops, session, hole, crowd):
        c, before = self.caps, self.f
        caps = {"stop": c.base}
        cut = {}
        for s in stops:
            if s.seen == "tripped" and s.state != "absorbed":   # it speaks while tripped, blind or not
                cut[s.rule["id"]] = cut.get(s.rule["id"], 0) + s.weight
        for s in stops:
            if s.rule["id"] in cut:
                # Weights of keys are shares of the cut, together no more than the whole (formats.md).
                caps["stop"] *= 1 - s.rule["cut"] * min(1, cut.pop(s.rule["id"]))
        if any(s.unseen for s in stops):
            caps["blind"] = min(c.base * 0.5, before if before is not None else math.inf)
        caps |= crowd                     # CROWD: forcedOut and days
        soft, loss, ratio = c.soft(regime["p"])
        caps |= soft
        # The posterior worsened by headroom, friction and rupture alike.
        worse_p = probabilities([l + c.headroom for l in regime["lean"]])
        hsoft, _, _ = c.soft(worse_p)
        hard = min(v for k, v in caps.items() if k in ("stop", "blind", "forcedOut", "days", "cvar"))
        best = min(caps.values())
        head = min({**caps, **hsoft}.values())
        # DECISION 1: the rest restarts on a new trip, a new or harder act, and blindness proper.
        if any(s.fresh or s.unseen for s in stops):
            self.rest = 0
        elif session:
            self.rest += 1
        # READ: nothing is added while a stop is pending; the design does not say so, the changelog does.
        waits = hole or regime["missing"] or any(s.waits or s.state == "pending" for s in stops)
        if before is None:
            # "The first f is that headroom f*." READ: nothing is begun while an input is missing, as
            # if the day before had been 0 (law 2: not above yesterday's).
            f = 0.0 if waits else head
        elif before > best:
            # At once for the hard caps; the soft ones at most 0.10 a session, and not at all on a day
            # without one, for then "no session is counted" (DECISION 3).
            f = min(before, hard, max(best, before - (0.10 if session else 0)))
        elif head > before and session and self.rest >= 5 and not waits:
            f = min(before + 0.05, head)
        else:
            f = before
        f = math.floor(f * 100 + 1e-9) / 100
        self.low = self.low + (1 if session else 0) if best < 0.10 else 0
        full = any(s.seen == "tripped" and s.rule["cut"] >= 1 for s in stops)
        if f == 0:                        # READ: one who goes out leaves, one who is out waits
            verdict = "leave" if before else "wait"
        elif full or self.low >= 5:
            verdict = "leave"
        elif before is not None and f < before:
            verdict = "trim"
        else:
            verdict = "hold"
        self.f = f
        gain = sum(c.q[0]) / POINTS
        return {"target": f, "before": f if before is None else before, "caps": caps, "optimum": best,
                "headroom": head, "lossIfWrong": f * loss, "gainIfRight": f * gain, "reserve": 1 - f,
                "asymmetry": ratio, "verdict": verdict}


# ---------------------------------------------------------------------------------------------
# The episode, day by day
# ---------------------------------------------------------------------------------------------


class World:
    def __init__(self, folder):
        p = lambda n: os.path.join(folder, n)
        self.episode, self.thesis = read_yaml(p("episode.yaml")), read_yaml(p("thesis.yaml"))
        self.thesis.setdefault("selectors", {})
        self.legs, self.roles = self.episode["legs"], self.episode.get("roles") or {}
        self.series = {n: Series(n, s) for n, s in self.episode["series"].items()}
        legs = {n for l in LEGS for n in self.legs[l]}
        with open(p("observations.csv"), encoding="utf-8-sig", newline="") as f:
            for r in csv.DictReader(f):
                s, day = self.series[r["series"]], date.fromisoformat(r["at"])
                instant = datetime.fromisoformat(r["known_at"]) if r["known_at"] else s.due(day)
                # READ: a leg's value of a day on which its market is closed is left out.
                if is_session(s.calendar, day) or r["series"] not in legs:
                    s.rows.append((day, instant, float(r["value"])))
        self.items = []
        with open(p("evidence.jsonl"), encoding="utf-8-sig") as f:
            for line in f:
                if line.strip():
                    i = json.loads(line)
                    i["instant"] = known_instant(i)
                    self.items.append(i)
        self.items.sort(key=lambda i: (i["instant"], i["id"]))
        for n, i in enumerate(self.items):
            i["order"] = n
        self.vintages = []
        for n in sorted(os.listdir(p("vintages"))):
            if n.endswith(".json"):
                with open(os.path.join(p("vintages"), n), encoding="utf-8-sig") as f:
                    self.vintages.append(json.load(f))

    def vintage(self, view):
        """MODELS law 1: a vintage whose `until` lies before the window that it judges.
        The longest window is the one that is asked."""
        risk = view.history[self.legs["risk"][0]]
        start = risk[-6][0] if len(risk) > 5 else None
        good = [v for v in self.vintages if start and date.fromisoformat(v["until"]) <= start and v["legs"] == self.legs]
        return max(good, key=lambda v: v["until"]) if good else None

    def decisions(self):
        d, end = date.fromisoformat(self.episode["from"]), date.fromisoformat(self.episode["to"])
        h, m = map(int, self.episode["decide"]["time"].split(":"))
        zone = ZoneInfo(self.episode["decide"]["zone"])
        while d <= end:
            if d.weekday() < 5:
                yield datetime(d.year, d.month, d.day, h % 24, m, tzinfo=zone) + timedelta(days=h // 24)
            d += timedelta(1)

    def neutral(self, view, before, session, crowd):
        """MODELS law 2: without an input, exposure is not above that of the same history with the
        input neutral. AMBIGUOUS: neutral is taken to be the last value again at each session that is
        missing, and what was heard so is remembered while anything is. READ: where that holds less,
        its whole exposure is taken, caps included."""
        risk = view.history[self.legs["risk"][0]]
        start = risk[-6][0] if len(risk) > 5 else None
        inputs = [n for n in {*(n for l in LEGS for n in self.legs[l]), *self.roles.values()}
                  if view.stale[n] or start and view.hole(n, start, view.day)]
        if not inputs and not self.still:
            return None
        stress, regime, stops, exposure = copy.deepcopy(before)
        stress, regime, stops = self.still or (stress, regime, stops)
        other = copy.copy(view)
        other.history, other.stale = dict(view.history), dict(view.stale)
        for n in inputs:
            h = list(view.history[n])
            if not h:
                return None
            have, end = dict(h), self.series[n].last_due(view.t)
            d = min(start or h[-1][0], h[-1][0])
            while d <= end:
                if is_session(self.series[n].calendar, d) and d not in have:
                    have[d] = [v for e, v in sorted(have.items()) if e < d][-1]
                d += timedelta(1)
            h = sorted(have.items())
            other.history[n], other.stale[n] = h, False
        s = stress.decide(other)
        c = read_credit(other, s)
        for stop in stops:
            stop.decide(other, c, session)
        r = regime.decide(other, s, c, session)
        self.still = stress, regime, stops
        return exposure.decide(r, stops, session, s["hole"], crowd)

    still = None

    def run(self, program):
        stress, regime, exposure = Stress(), Regime(self.thesis), Exposure(self.thesis, self.legs["risk"])
        stops = [Stop(r, k) for r in self.thesis["stops"] for k in (r.get("keys") or [None])]
        first = self.series[self.legs["risk"][0]]
        for index, t in enumerate(self.decisions()):
            view = View(self, t)
            view.index, view.items = index, []
            for i in self.items:
                if i["instant"] <= t:
                    i["new"] = "first" not in i
                    i.setdefault("first", index)
                    view.items.append(i)
            session = is_session(first.calendar, t.date())
            theirs = program.get(t.date().isoformat())
            crowd = {x["cap"]: x["at"] for x in theirs["exposure"]["caps"] if x["cap"] in ("forcedOut", "days")} \
                if theirs else {}
            neutral = self.neutral(view, (stress, regime, stops, exposure), session, crowd)
            s = stress.decide(view)
            c = read_credit(view, s)
            for stop in stops:
                stop.decide(view, c, session)
            r = regime.decide(view, s, c, session)
            e = exposure.decide(r, stops, session, s["hole"], crowd)
            if not (s["hole"] or r["missing"]):
                self.still = None
            if neutral and neutral["target"] < e["target"]:
                e, exposure.f = neutral, neutral["target"]
            yield t, s, c, r, [dict(id=x.rule["id"], key=x.key["key"] if x.key else None, state=x.state,
                                    since=x.since.isoformat(), run=x.run) for x in stops], e


# ---------------------------------------------------------------------------------------------
# Against the program
# ---------------------------------------------------------------------------------------------


def plain(x):
    """One way to write a value that may not be known: the reason is not compared."""
    if isinstance(x, Unknown) or isinstance(x, dict) and "unknown" in x:
        return "unknown"
    if isinstance(x, date):
        return x.isoformat()
    if isinstance(x, dict) and set(x) == {"none"}:
        return f"none in {x['none']}"
    return x


def fields(t, s, c, r, stops, e):
    yield "stress.state", s["state"]
    yield "stress.window", s["window"]
    yield "stress.severity", s["severity"]
    yield "stress.oneIn", s["oneIn"]
    yield "stress.carried", ",".join(s["carried"])
    for leg in LEGS:
        yield "stress.legs." + leg, s["legs"][leg]
    for h in (1, 3, 5):
        yield f"stress.windows.{h}.severity", s["windows"][h]["severity"]
        yield f"stress.windows.{h}.threshold", s["windows"][h]["limit"]
    yield "credit.state", c["state"]
    for k in ("end", "residual", "low", "high", "z"):
        yield "credit." + k, c.get(k) if c["state"] != "unknown" else None
    for k, v in zip(REGIMES, r["p"]):
        yield "regime." + k, v
    yield "regime.call", r["call"]
    yield "regime.lean.friction", r["lean"][0]
    yield "regime.lean.rupture", r["lean"][1]
    parts = [p for p in r["parts"] if p[1] or p[2]]   # whether a step of 0 is listed is not compared
    yield "regime.sources", " ".join(p[0] for p in parts)
    for p in parts:
        yield "regime.part " + p[0].split(":")[0] + ".friction", p[1]
        yield "regime.part " + p[0].split(":")[0] + ".rupture", p[2]
    for x in stops:
        yield f"stop {x['id']} {x['key'] or ''}.state", x["state"]
        yield f"stop {x['id']} {x['key'] or ''}.since", x["since"]
        yield f"stop {x['id']} {x['key'] or ''}.run", x["run"]
    for k in ("stop", "blind", "cvar", "kelly", "gate", "growth"):
        yield "cap." + k, e["caps"].get(k)
    for k in ("optimum", "headroom", "target", "before", "lossIfWrong", "gainIfRight", "reserve", "asymmetry"):
        yield "exposure." + k, e[k]
    yield "verdict", e["verdict"]


def theirs(d):
    """The program's line under the same names."""
    s, r, e = d["stress"], d["regime"], d["exposure"]
    c = s["creditReading"]
    windows = {w["window"]: w for w in s["windows"]}
    g9 = dict(
        s=dict(state=s["state"], window=s["window"], severity=s["severity"], oneIn=s["oneIn"], carried=s["carried"],
               legs=s["legs"], windows={h: dict(severity=windows[h]["severity"], limit=windows[h].get("threshold"))
                                        for h in windows}),
        c=c,
        r=dict(p=[r[k] for k in REGIMES], lean=[r["lean"]["friction"], r["lean"]["rupture"]], call=r["call"],
               parts=[(p["source"], p["friction"], p["rupture"]) for p in r["contributions"]]),
        stops=[dict(x, key=x.get("key")) for x in d["stops"]],
        e=dict(e, caps={x["cap"]: x["at"] for x in e["caps"]}, verdict=d["verdict"]))
    return list(fields(d["at"], g9["s"], g9["c"], g9["r"], g9["stops"], g9["e"]))


def main():
    world = World(sys.argv[1])
    program = {}
    for line in sys.stdin:
        if line.strip():
            d = json.loads(line)
            program[d["at"][:10]] = d
    count, differ, days, clean = {}, [], 0, 0
    for row in world.run(program):
        day = row[0].date().isoformat()
        if day not in program:
            differ.append((day, "decision", "made", "none"))
            continue
        days += 1
        mine, other = list(fields(*row)), theirs(program.pop(day))
        fine = True
        # Parts of the posterior are compared one by one only where the same parts moved.
        same = dict(mine)["regime.sources"] == dict(other)["regime.sources"]
        if not same:
            mine = [x for x in mine if not x[0].startswith("regime.part ")]
            other = [x for x in other if not x[0].startswith("regime.part ")]
        if [n for n, _ in mine] != [n for n, _ in other]:
            raise SystemExit(f"{day}: fields do not line up")
        for (name, a), (_, b) in zip(mine, other):
            a, b = plain(a), plain(b)
            n = count.setdefault(name, [0, 0, 0])
            numbers = all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in (a, b))
            if a == b:
                n[0] += 1
            elif numbers and abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)):
                n[1] += 1
            else:
                n[2] += 1
                fine = False
                differ.append((day, name, a, b))
        clean += fine
    for day in program:
        differ.append((day, "decision", "none", "made"))
    print(f"{world.episode['id']}: {days} decisions, {clean} without a difference")
    print(f"{'field':48}{'exact':>8}{'to 1e-9':>9}{'differ':>8}")
    for name, n in count.items():
        print(f"{name:48}{n[0]:8}{n[1]:9}{n[2]:8}")
    total = [sum(n[i] for n in count.values()) for i in range(3)]
    print(f"{'all':48}{total[0]:8}{total[1]:9}{total[2]:8}")
    limit = int(os.environ.get("FIRST", "40"))
    for day, name, a, b in differ[:limit]:
        print(f"  {day}  {name}: here {a}, program {b}")
    if len(differ) > limit:
        print(f"  and {len(differ) - limit} more")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
