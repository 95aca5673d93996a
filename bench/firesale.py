"""The fire-sale model in numpy, many paths at once: an opponent of `bide bench crowd`.

    OPENBLAS_NUM_THREADS=1 python3 firesale.py ARENA PATHS PASSES [--batch N] [--whole] [--seed N]

ARENA as the head of firesale.c states. Same model as src/weigh/firesale, with numpy's own stream of
chance, so that means agree within Monte-Carlo error and bits do not. Values of the books are one
matrix product over the batch. Sales in order of liquidity are cumulative sums over the assets of
those paths and sleeves alone that have sold or sell; with --whole over [batch, sleeves, assets].

Runs one batch to warm up and then PASSES passes, and prints
{"paths": paths a pass, "batch": N, "seconds": [CPU seconds of each pass],
 "means": {...}, "errors": {...}}, the means and their standard errors over all passes.
"""

import argparse
import json
import time

import numpy as np

SESSIONS = 60
FAN = (1, 3, 5, 10, 20, 40, 60)
LIMIT, REDEMPTION, CAREER = 0, 1, 2
RULES = (
    "impact measure shortfall counts rounds fired alone tail alarm sigma maker capacity unload "
    "patient money margin pace decaying decay memory react daily daily_book drift rate"
).split()
BY_ASSET = "market book news loading own depth floor".split()
BY_SLEEVE = (
    "start sort rule other cash equity most aim least react sigma flow from_ cut gain stake part"
).split()


class Arena:
    """The crowd as columns."""

    def __init__(self, name):
        figures = np.fromfile(name, dtype="<f8")
        assets, sleeves, factors = (int(x) for x in figures[:3])
        self.assets, self.sleeves, self.factors = assets, sleeves, factors
        at = 5
        for rule in RULES:
            setattr(self, f"all_{rule}", float(figures[at]))
            at += 1

        def column(size):
            nonlocal at
            at += size
            return figures[at - size : at].copy()

        for key in BY_ASSET:
            setattr(self, key, column(assets * factors if key == "loading" else assets))
        self.loading = self.loading.reshape(assets, factors)
        self.holding = column(sleeves * assets).reshape(sleeves, assets)
        self.held = float(column(1)[0])
        for key in BY_SLEEVE:
            setattr(self, key, column(sleeves))
        self.stand()

    def stand(self):
        """Puts books of a sort side by side, limits, careers, funds, so that a sort is a slice."""
        order = np.argsort(np.array([0, 2, 1])[self.sort.astype(int)], kind="stable")
        self.holding = self.holding[order]
        for key in BY_SLEEVE:
            setattr(self, key, getattr(self, key)[order])
        limits, careers = int((self.sort == LIMIT).sum()), int((self.sort == CAREER).sum())
        self.limit, self.fund = slice(0, limits), slice(limits + careers, self.sleeves)
        self.career, self.chooser = slice(limits, limits + careers), slice(0, limits + careers)
        self.in_order = bool((self.rule[self.chooser] == 1).any())
        if (self.rule[self.chooser] != self.in_order).any() or self.rule[self.fund].any():
            raise SystemExit("limits and careers sell by one rule, funds pro rata")
        self.turned = np.ascontiguousarray(self.holding.T)
        self.choosing = self.holding[self.chooser]


class State:
    """What changes along the paths that still sell: a row a path; at first one row for all."""

    def __init__(self, arena):
        limit = arena.limit
        self.keep = np.where(arena.rule == 0, 1.0, 0.0)[None]
        self.done = np.zeros((1, arena.sleeves))
        # Of limits alone: place before the last sale, money of it, debt, cash.
        self.last = self.keep[:, limit]
        self.sale = None
        self.debt = (arena.start - arena.equity)[None, limit]
        self.cash = arena.cash[None, limit]
        self.left = np.zeros(1)

    def only(self, rows):
        """Leaves the paths out that have come to rest."""
        for key, column in vars(self).items():
            if column is not None:
                setattr(self, key, column[rows] if len(column) == len(rows) else column)


def below(money, place):
    """Value of what lies below a place in the order of sale; the last axis are the assets."""
    total = np.zeros(money.shape[:-1] + (money.shape[-1] + 1,))
    np.cumsum(money, axis=-1, out=total[..., 1:])
    whole = np.minimum(place.astype(np.intp), money.shape[-1] - 1)[..., None]
    at = np.take_along_axis(money, whole, -1)[..., 0]
    return np.take_along_axis(total, whole, -1)[..., 0] + (place - whole[..., 0]) * at


def rest(value, sunk, place, assets):
    """What is left above a place: the product and the sums round differently, so all sold is 0 by name."""
    return np.where(place >= assets, 0, value - sunk)


def sell_in_order(money, keep, sale, everything):
    """Shares sold of each asset, and the place reached, the most liquid first."""
    assets = money.shape[-1]
    place = np.arange(assets)
    open_ = np.clip(place + 1 - keep[..., None], 0, 1)
    rest = open_ * money
    end = np.cumsum(rest, axis=-1)
    left = sale[..., None] - (end - rest)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(money > 0, left / money, 0)
    gone = np.where(everything[..., None], open_, np.clip(part, 0, open_))
    # What is sold in full counts as whole; in the asset where the sale ends it is a part.
    full = np.where(everything, assets, (end <= sale[..., None]).sum(-1))
    within = np.minimum(full, assets - 1)[..., None]
    reached = np.maximum(keep, full) + np.where(
        full < assets, np.take_along_axis(gone, within, -1)[..., 0], 0
    )
    return gone, np.where(everything, assets, np.minimum(reached, assets))


def mark(a, s, price, pairs):
    """Marks all books to market, settles the last sales of limits; values at first and now."""
    limit = a.limit
    value = price @ a.turned
    if s.sale is None:
        return value, value
    worth = s.keep * value
    if not a.in_order:
        now = (s.last - s.keep[:, limit]) * value[:, limit]
    elif pairs:
        worth[:, a.chooser] = value[:, a.chooser]
        now = np.zeros_like(s.sale)
        rows, books = np.nonzero(s.keep[:, a.chooser] > 0)
        money = a.holding[books] * price[rows]
        sunk = below(money, s.keep[rows, books])
        worth[rows, books] = rest(value[rows, books], sunk, s.keep[rows, books], a.assets)
        owing = books < limit.stop
        rows, books = rows[owing], books[owing]
        now[rows, books] = sunk[owing] - below(money[owing], s.last[rows, books])
    else:
        money = a.choosing * price[:, None, :]
        sunk = below(money, s.keep[:, a.chooser])
        worth[:, a.chooser] = rest(value[:, a.chooser], sunk, s.keep[:, a.chooser], a.assets)
        now = sunk[:, limit] - below(money[:, limit], s.last)
    paid = s.sale - a.all_shortfall * (s.sale - now)
    s.debt = s.debt - paid
    if a.all_counts == 1:
        s.cash = s.cash + paid
    return value, worth


def decide(a, s, value, worth, tail):
    """Money that each book sells now, and defaults a path."""
    sale, done = np.empty_like(value), np.empty_like(value)
    fund, career, limit = a.fund, a.career, a.limit

    loss = 1 - value[:, fund] / a.start[fund] - a.from_[fund]
    before = s.done[:, fund]
    asked = np.maximum(before, np.minimum(1, a.flow[fund] * np.maximum(0, loss)))
    # Who has redeemed all asks for nothing more: 0 of what is left, which is 0.
    sale[:, fund] = worth[:, fund] * ((asked - before) / np.maximum(1 - before, 1e-300))
    done[:, fund] = asked

    gain, stake = a.gain[career], a.stake[career]
    fired = (a.all_fired + a.all_alone * s.left)[:, None]
    flees = (s.done[:, career] == 0) & (tail[:, None] * (gain + stake * fired) > gain)
    sale[:, career] = flees * worth[:, career] * a.cut[career]
    done[:, career] = s.done[:, career] + flees

    live = s.done[:, limit] == 0
    mine = worth[:, limit]
    equity = mine - s.debt
    total = mine + a.other[limit] + a.all_counts * s.cash
    fails = live & ((equity <= 0) | (equity < a.least[limit] * total))
    step = (value[:, limit] - a.start[limit]) / (a.start[limit] * a.sigma[limit])
    strain = np.sqrt(1 + np.maximum(0, a.react[limit] * (step * step - 1)))
    over = live & ~fails & (total * strain > a.most[limit] * equity)
    want = over * np.maximum(0, total - a.aim[limit] * (equity / strain))
    paid = np.minimum(want, s.cash)
    s.cash = s.cash - paid
    sells = np.minimum(np.maximum(0, want - paid - s.cash), mine)
    sale[:, limit] = np.where(fails, mine, over * sells)
    done[:, limit] = s.done[:, limit] + fails
    s.done = done
    return sale, fails.sum(1)


def sell(a, s, price, worth, sale, pairs):
    """Quantity of each asset sold in the round."""
    selling = sale > 0
    s.sale, s.last = sale[:, a.limit], s.keep[:, a.limit] + np.zeros((len(sale), 1))
    alike = a.fund if a.in_order else slice(0, a.sleeves)
    part = sale[:, alike] / np.where(selling[:, alike], worth[:, alike], 1)
    gone = s.keep[:, alike] * np.minimum(part, 1)
    quantity = gone @ a.holding[alike]
    keep = np.empty_like(sale)
    keep[:, alike] = s.keep[:, alike] - gone
    if a.in_order:
        choosing = selling[:, a.chooser]
        everything = choosing & (worth[:, a.chooser] <= sale[:, a.chooser])
        keep[:, a.chooser] = s.keep[:, a.chooser]
        if pairs:
            rows, books = np.nonzero(choosing)
            held = a.holding[books]
            share, place = sell_in_order(
                held * price[rows], keep[rows, books], sale[rows, books], everything[rows, books]
            )
            np.add.at(quantity, rows, held * share)
            keep[rows, books] = place
        else:
            money = a.choosing * price[:, None, :]
            share, place = sell_in_order(
                money, keep[:, a.chooser], sale[:, a.chooser], everything
            )
            quantity += np.einsum("bnm,nm->bm", share, a.choosing)
            keep[:, a.chooser] = np.where(choosing, place, keep[:, a.chooser])
    s.keep = keep
    return quantity


def impact(a, net):
    """Price as a share of its level after the news."""
    y = net / a.depth
    law = (
        lambda: 1 - y,
        lambda: np.exp(-y),
        lambda: a.floor + (1 - a.floor) * np.exp(-y),
        lambda: 1 - np.sqrt(y),
    )[int(a.all_impact)]
    return np.maximum(0.01, law())


def rounds(a, news, pairs):
    """Rounds of forced sales, of those paths alone that still sell."""
    paths = len(news)
    out = {
        key: np.zeros(paths)
        for key in ("rounds", "defaults", "sold", "reopening", "net", "held", "pieces", "spent")
    }
    price, total = news.copy(), np.zeros_like(news)
    after = news @ a.market
    rows, s = np.arange(paths), State(a)
    for _ in range(int(a.all_rounds)):
        here = price[rows]
        level = here @ a.market
        loss = (1 - level) / a.all_sigma
        tail = np.minimum(1, a.all_tail * (1 + a.all_alarm * np.maximum(0, loss)))
        value, worth = mark(a, s, here, pairs)
        sale, defaults = decide(a, s, value, worth, tail)
        out["defaults"][rows] += defaults
        any_ = (sale > 0).any(1)
        if not any_.any():
            break
        if not any_.all():
            rows, sale, worth = rows[any_], sale[any_], worth[any_]
            here, level = here[any_], level[any_]
            s.only(any_)
        s.left = s.left + (sale[:, a.career] > 0) @ a.part[a.career]
        out["reopening"][rows] += sale[:, a.limit] @ (a.react[a.limit] > 0)
        quantity = sell(a, s, here, worth, sale, pairs)
        out["rounds"][rows] += 1
        flow = (quantity * here).sum(1)
        start = after[rows]
        cheap = (start - level) / start > a.all_margin
        pieces = quantity.sum(1)
        made = np.minimum((a.all_capacity - out["pieces"][rows]) / pieces, a.all_maker)
        purse = (a.all_money - out["spent"][rows]) / flow
        taken = np.where(cheap, np.minimum(purse, a.all_patient), 0)
        share = 1 - made - taken
        out["sold"][rows] += flow
        out["held"][rows] += made * flow
        out["pieces"][rows] += made * pieces
        out["spent"][rows] += taken * flow
        out["net"][rows] += share * flow
        counted = quantity * here if a.all_measure == 1 else quantity
        total[rows] += share[:, None] * counted
        price[rows] = news[rows] * impact(a, total[rows])
    return price, out


def recover(a, news, price, out, z):
    """Sixty sessions after the rounds; figures by name, a value a path."""
    after, low = news @ a.market, price @ a.market
    low_book = price @ a.book
    gap, gap_book = after - low, news @ a.book - low_book
    fall = 1 - low
    goal = 1 - 0.5 * fall
    depth, lasting = gap / after, 1 - a.all_decaying
    jump = fall / a.all_sigma
    excess = np.maximum(0, a.all_react * (jump * jump - 1))
    shut = 1 / np.sqrt(1 + excess)
    sales = np.where(out["net"] > 0, out["net"], 1)
    room = np.where(shut < 1, 1 - shut, 1)
    comeback = out["reopening"] / sales / room
    held = out["held"] / sales
    money = (a.all_money - out["spent"]) / sales
    pace = a.all_pace * a.all_money / sales
    one = np.ones_like(low)
    calm_before, net, passing, noise, noise_book, due = shut, one, one, one, one, 1.0
    worst, worst_book = np.minimum(low, 1), np.minimum(low_book, 1)
    to_half = worst_book
    half = np.where(fall > 0, SESSIONS + 1, 0)
    fan, within = [], {}
    for t in range(1, SESSIONS + 1):
        excess = excess * a.all_memory
        storm = np.sqrt(1 + excess)
        calm = 1 / storm
        returned = comeback * (calm - calm_before)
        calm_before = calm
        wide = depth * (lasting * net + a.all_decaying * passing)
        spent = np.where(wide > a.all_margin, np.minimum(money, pace), 0)
        money = money - spent
        unloaded = a.all_unload * held
        held = held - unloaded
        flow = np.maximum(unloaded - returned - spent, -net)
        net = net + flow
        passing = passing * a.all_decay + flow
        share = lasting * net + a.all_decaying * passing
        move = z[:, t - 1] * storm
        noise = noise * (1 + (a.all_drift + a.all_daily * move))
        noise_book = noise_book * (1 + (a.all_drift + a.all_daily_book * move))
        due = due * a.all_rate
        level = (after - gap * share) * noise
        book = (low_book + gap_book - gap_book * share) * noise_book * due
        worst, worst_book = np.minimum(level, worst), np.minimum(book, worst_book)
        to_half = np.where(half > SESSIONS, worst_book, to_half)
        half = np.where((half > SESSIONS) & (level >= goal), t, half)
        if t in (5, 20):
            within[t] = worst_book
        if t in FAN:
            fan.append(level)
    return {
        "fall": fall,
        "overshoot": depth,
        "sold": out["sold"] / a.held,
        "defaults": out["defaults"],
        "rounds": out["rounds"],
        "half": half,
        "worst": worst,
        "book": worst_book,
        "toHalf": to_half,
        "book5": within[5],
        "book20": within[20],
        "fan": fan,
    }


def batch(a, paths, dice, pairs):
    """One batch of paths."""
    scale = 1 / np.sqrt(dice.standard_gamma(2, paths))
    factor = dice.standard_normal((paths, a.factors))
    z = dice.standard_normal((paths, SESSIONS))
    own = dice.standard_normal((paths, a.assets))
    move = factor @ a.loading.T + own * a.own
    news = np.maximum(0.02, 1 + (a.news + scale[:, None] * move))
    price, out = rounds(a, news, pairs)
    return recover(a, news, price, out, z)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("arena")
    words.add_argument("paths", type=int)
    words.add_argument("passes", type=int)
    words.add_argument("--batch", type=int, default=256)
    words.add_argument("--whole", action="store_true")
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    a, dice = Arena(asked.arena), np.random.Generator(np.random.SFC64(asked.seed))
    size = min(asked.batch, asked.paths)
    names = ("fall", "overshoot", "sold", "rounds")
    figures = {name: [] for name in names}
    batch(a, size, dice, not asked.whole)
    seconds = []
    for _ in range(asked.passes):
        began = time.process_time()
        for first in range(0, asked.paths, size):
            got = batch(a, min(size, asked.paths - first), dice, not asked.whole)
            for name in names:
                figures[name].append(got[name])
        seconds.append(time.process_time() - began)
    every = {name: np.concatenate(parts) for name, parts in figures.items()}
    print(
        json.dumps(
            {
                "paths": asked.paths,
                "batch": size,
                "seconds": seconds,
                "means": {n: float(x.mean()) for n, x in every.items()},
                "errors": {n: float(x.std() / np.sqrt(len(x))) for n, x in every.items()},
            }
        )
    )


if __name__ == "__main__":
    main()
