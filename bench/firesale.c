/*
 * The fire-sale model in plain C, one path at a time: the opponent of `bide bench crowd`. It follows
 * src/weigh/firesale operation by operation and gives the same bits. Draws are plain: no net, no
 * bridge, no tilt.
 *
 *   gcc -O3 -march=native -ffp-contract=off -std=c11 firesale.c -o firesale -lm
 *   firesale ARENA FROM TO PASSES [OUT]
 *
 * With -DBY_COLUMN holdings are read asset by asset, so that the compiler marks eight sleeves at once
 * where the machine has the width for it: the same bits again, and the hardest opponent.
 *
 * Runs blocks FROM to TO - 1 of 256 paths, once to warm up and then PASSES times, and prints
 * {"paths": paths a pass, "hash": "16 digits", "seconds": [CPU seconds of each pass]}.
 * The hash is FNV-1a, 64 bits, over the bytes of each block's rows (256 x 21 doubles) and then of its
 * quantity sold by asset. With OUT the same doubles are written there.
 *
 * ARENA is doubles, little-endian, in this order:
 *   assets, sleeves, factors, two words of the seed,
 *   the 25 rules in the order of `struct rules`,
 *   market, book, news [assets], loading [assets x factors], own, depth, floor [assets],
 *   holding [sleeves x assets], held [1],
 *   start, sort, rule, other, cash, equity, most, aim, least, react, sigma, flow, from, cut, gain,
 *   stake, part [sleeves].
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 256, SESSIONS = 60, WIDTH = 21 };
enum { LIMIT, REDEMPTION, CAREER };
enum { LINEAR, EXPONENTIAL, FLOORED, SQUARE_ROOT };
enum { FALL, OVERSHOOT, SOLD, DEFAULTS, ROUNDS, HALF, WORST, BOOK, BOOK_TO_HALF, NEWS, FAN };
enum { WEIGHT = 17, BOOK5, BOOK20, LEFT };

struct rules {
  double impact, measure, shortfall, counts, rounds, fired, alone, tail, alarm, sigma, maker,
      capacity, unload, patient, money, margin, pace, decaying, decay, memory, react, daily,
      daily_book, drift, rate;
};

struct arena {
  int assets, sleeves, factors;
  uint32_t seed[2];
  struct rules rules;
  const double *market, *book, *news, *loading, *own, *depth, *floor, *holding, *column;
  double held;
  const double *start, *sort, *rule, *other, *cash, *equity, *most, *aim, *least, *react, *sigma,
      *flow, *from, *cut, *gain, *stake, *part;
};

/* What changes along a path; made once. */
struct scratch {
  double *draws, *news, *price, *round, *sold, *net;
  double *keep, *last, *worth, *sale, *debt, *cash, *done, *value;
};

struct sums {
  double rounds, defaults, sold, reopening, net, held, pieces, money, left;
};

static inline double most_of(double a, double b) { return a > b ? a : b; }
static inline double least_of(double a, double b) { return a < b ? a : b; }

/* e to the x: src/kernel/strict.ts. */
static inline double own_exp(double x) {
  const double near = least_of(most_of(x, -700.0), 700.0);
  const double k = floor(near * 1.4426950408889634 + 0.5);
  const double r = near - k * 0.69314718036912381649 - k * 1.9082149292705877e-10;
  double sum = 1.6059043836821613e-10;
  sum = sum * r + 2.08767569878681e-9;
  sum = sum * r + 2.505210838544172e-8;
  sum = sum * r + 2.755731922398589e-7;
  sum = sum * r + 2.7557319223985893e-6;
  sum = sum * r + 2.48015873015873e-5;
  sum = sum * r + 1.984126984126984e-4;
  sum = sum * r + 1.388888888888889e-3;
  sum = sum * r + 8.333333333333333e-3;
  sum = sum * r + 4.1666666666666664e-2;
  sum = sum * r + 1.6666666666666666e-1;
  sum = sum * r + 0.5;
  sum = sum * r + 1.0;
  sum = sum * r + 1.0;
  const uint64_t bits = (uint64_t)((int64_t)k + 1023) << 52;
  double power;
  memcpy(&power, &bits, sizeof power);
  return sum * power;
}

/* Natural logarithm of a normal number > 0. */
static inline double own_log(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  const int32_t e = ((int32_t)(bits >> 32) - 0x3fe6a09e) >> 20;
  bits -= (uint64_t)(int64_t)e << 52;
  double m;
  memcpy(&m, &bits, sizeof m);
  const double f = (m - 1.0) / (m + 1.0);
  const double s = f * f;
  double sum = 1.0 / 21.0;
  sum = sum * s + 1.0 / 19.0;
  sum = sum * s + 1.0 / 17.0;
  sum = sum * s + 1.0 / 15.0;
  sum = sum * s + 1.0 / 13.0;
  sum = sum * s + 1.0 / 11.0;
  sum = sum * s + 1.0 / 9.0;
  sum = sum * s + 1.0 / 7.0;
  sum = sum * s + 1.0 / 5.0;
  sum = sum * s + 1.0 / 3.0;
  sum = sum * s + 1.0;
  return e * 0.69314718036912381649 + (2.0 * f * sum + e * 1.9082149292705877e-10);
}

/* Standard normal deviate of a probability: about the middle, and in the tails. */
static inline double middle(double u) {
  const double q = u - 0.5;
  const double r = q * q;
  const double up =
      ((((-39.69683028665376 * r + 220.9460984245205) * r + -275.9285104469687) * r +
        138.357751867269) * r + -30.66479806614716) * r + 2.506628277459239;
  const double down =
      ((((-54.47609879822406 * r + 161.5858368580409) * r + -155.6989798598866) * r +
        66.80131188771972) * r + -13.28068155288572) * r + 1.0;
  return (up * q) / down;
}

static inline double outer(double u, double near) {
  const double q = sqrt(-2.0 * own_log(near));
  const double up =
      ((((-0.007784894002430293 * q + -0.3223964580411365) * q + -2.400758277161838) * q +
        -2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783;
  const double down =
      (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q +
       3.754408661907416) * q + 1.0;
  const double tail = up / down;
  return u < 0.5 ? tail : -tail;
}

static inline double deviate(double u) {
  const double near = u < 0.5 ? u : 1.0 - u;
  return near < 0.02425 ? outer(u, near) : middle(u);
}

/* Student-t scale of 4 degrees of freedom at probability u. */
static double scale(double u) {
  const double y = u < 1.4901161193847656e-8 ? u * (1.0 + 0.5 * u) : -own_log(1.0 - u);
  const double s = sqrt(y + y);
  if (y < 1e-5)
    return 1.0 / sqrt(s * (1.0 + s * (1.0 / 3.0 + s * (1.0 / 36.0 - s * (1.0 / 270.0)))));
  double w = y + s;
  for (int i = 0; i < 5; i++) w = w - ((w - own_log(1.0 + w) - y) * (1.0 + w)) / w;
  return 1.0 / sqrt(w);
}

/* Philox4x32-10. */
static inline void philox(uint32_t a, uint32_t b, uint32_t c, uint32_t d, const uint32_t seed[2],
                          uint32_t out[4]) {
  uint32_t k = seed[0], l = seed[1];
  for (int round = 0; round < 10; round++) {
    const uint64_t p = (uint64_t)a * 0xd2511f53u;
    const uint64_t q = (uint64_t)c * 0xcd9e8d57u;
    a = (uint32_t)(q >> 32) ^ b ^ k;
    b = (uint32_t)q;
    c = (uint32_t)(p >> 32) ^ d ^ l;
    d = (uint32_t)p;
    k += 0x9e3779b9u;
    l += 0xbb67ae85u;
  }
  out[0] = a, out[1] = b, out[2] = c, out[3] = d;
}

static void draw(const struct arena *ar, uint64_t path, int count, double *restrict into) {
  const uint32_t low = (uint32_t)path, high = (uint32_t)(path >> 32);
  for (int quad = 0; quad * 4 < count; quad++) {
    uint32_t words[4];
    philox((uint32_t)quad, low, high, 0, ar->seed, words);
    for (int i = 0; i < 4; i++)
      into[quad * 4 + i] = (words[i] + 0.5) * 2.3283064365386963e-10;
  }
  into[0] = scale(into[0]);
  for (int i = 1; i < count; i++) into[i] = deviate(into[i]);
}

static void shock(const struct arena *ar, struct scratch *at) {
  const int factors = ar->factors;
  const double *own = at->draws + 1 + factors + SESSIONS;
  const double size = at->draws[0];
  for (int m = 0; m < ar->assets; m++) {
    double sum = 0;
    for (int k = 0; k < factors; k++) sum += ar->loading[m * factors + k] * at->draws[1 + k];
    const double move = sum + ar->own[m] * own[m];
    const double level = 1.0 + (ar->news[m] + size * move);
    at->news[m] = most_of(0.02, level);
  }
}

static inline double valued(int n, const double *restrict shares, const double *restrict prices) {
  double sum = 0;
  for (int m = 0; m < n; m++) sum += shares[m] * prices[m];
  return sum;
}

/* Value at today's prices of what lies below a place in the order of sale. */
static inline double below(const struct arena *ar, const struct scratch *at, const double *holding,
                           double place) {
  const int whole = (int)place;
  const double sum = valued(whole, holding, at->price);
  if (whole == ar->assets) return sum;
  return sum + (place - whole) * (holding[whole] * at->price[whole]);
}

/*
 * Values of all sleeves' first holdings at today's prices, each summed in the order of the assets.
 * By rows, four sleeves a sweep, or by columns, where the compiler lays sleeves in lanes.
 */
static void values(const struct arena *ar, struct scratch *at) {
  const int assets = ar->assets, sleeves = ar->sleeves;
  const double *restrict price = at->price;
  double *restrict value = at->value;
#ifdef BY_COLUMN
  memset(value, 0, sizeof(double) * sleeves);
  for (int m = 0; m < assets; m++) {
    const double *restrict held = ar->column + (size_t)m * sleeves;
    const double p = price[m];
    for (int i = 0; i < sleeves; i++) value[i] += held[i] * p;
  }
#else
  int i = 0;
  for (; i + 4 <= sleeves; i += 4) {
    const double *restrict a = ar->holding + (size_t)i * assets;
    const double *restrict b = a + assets, *restrict c = b + assets, *restrict d = c + assets;
    double of_a = 0, of_b = 0, of_c = 0, of_d = 0;
    for (int m = 0; m < assets; m++) {
      of_a += a[m] * price[m];
      of_b += b[m] * price[m];
      of_c += c[m] * price[m];
      of_d += d[m] * price[m];
    }
    value[i] = of_a, value[i + 1] = of_b, value[i + 2] = of_c, value[i + 3] = of_d;
  }
  for (; i < sleeves; i++) value[i] = valued(assets, ar->holding + (size_t)i * assets, price);
#endif
}

/* Marks a sleeve and settles its last sale; returns the value of its first holdings today. */
static inline double mark(const struct arena *ar, struct scratch *at, int i) {
  const double *holding = ar->holding + (size_t)i * ar->assets;
  const double keep = at->keep[i], last = at->last[i], sale = at->sale[i];
  const double value = at->value[i];
  const int prorata = ar->rule[i] == 0;
  const double sunk = prorata || keep == 0 ? 0 : below(ar, at, holding, keep);
  at->worth[i] = prorata ? keep * value : value - sunk;
  if (!(sale > 0)) return value;
  const double now = prorata ? (last - keep) * value : sunk - below(ar, at, holding, last);
  const double paid = sale - ar->rules.shortfall * (sale - now);
  at->debt[i] = at->debt[i] - paid;
  if (ar->rules.counts == 1) at->cash[i] = at->cash[i] + paid;
  at->sale[i] = 0;
  return value;
}

/* What those who fear for their careers see alike in a round. */
struct mood {
  double tail, fired;
};

static inline double redeem(const struct arena *ar, struct scratch *at, int i, double value) {
  const double loss = 1.0 - value / ar->start[i] - ar->from[i];
  const double asked = least_of(1.0, ar->flow[i] * most_of(loss, 0));
  const double done = at->done[i];
  if (!(asked > done)) return 0;
  at->done[i] = asked;
  return at->worth[i] * ((asked - done) / (1.0 - done));
}

static inline double flee(const struct arena *ar, struct scratch *at, int i, struct mood mood) {
  const double gain = ar->gain[i];
  if (!(mood.tail * (gain + ar->stake[i] * mood.fired) > gain)) return 0;
  at->done[i] = 1;
  return at->worth[i] * ar->cut[i];
}

static inline double storm(const struct arena *ar, int i, double value, double react) {
  const double start = ar->start[i];
  const double move = (value - start) / (start * ar->sigma[i]);
  return sqrt(1.0 + most_of(react * (move * move - 1.0), 0));
}

static inline double keep_limit(const struct arena *ar, struct scratch *at, int i, double value) {
  const double worth = at->worth[i], cash = at->cash[i];
  const double equity = worth - at->debt[i];
  const double total = worth + ar->other[i] + ar->rules.counts * cash;
  if (equity <= 0 || equity < ar->least[i] * total) {
    at->done[i] = 1;
    return worth;
  }
  const double react = ar->react[i];
  const double strain = react > 0 ? storm(ar, i, value, react) : 1.0;
  if (!(total * strain > ar->most[i] * equity)) return 0;
  const double want = most_of(total - ar->aim[i] * (equity / strain), 0);
  const double paid = least_of(want, cash);
  const double left = cash - paid;
  at->cash[i] = left;
  return least_of(most_of(want - paid - left, 0), worth);
}

/* Money that a marked sleeve must or will sell now. */
static inline double decide(const struct arena *ar, struct scratch *at, int i, double value,
                            struct mood mood) {
  if (at->done[i] == 1) return 0;
  if (ar->sort[i] == REDEMPTION) return redeem(ar, at, i, value);
  if (ar->sort[i] == CAREER) return flee(ar, at, i, mood);
  return keep_limit(ar, at, i, value);
}

/* Sells asset after asset, the most liquid first; returns the place reached. */
static inline double in_order(const struct arena *ar, struct scratch *at, const double *holding,
                              double keep, double sale, int all) {
  double place = keep, left = sale;
  for (int m = (int)keep; m < ar->assets && (all || left > 0); m++) {
    const double held = holding[m];
    const double money = held * at->price[m];
    const double rest = (m + 1 - place) * money;
    const int whole = all || rest <= left;
    const double share = whole ? m + 1 - place : left / money;
    at->round[m] = at->round[m] + held * share;
    left = whole ? left - rest : 0;
    place = whole ? m + 1 : place + share;
  }
  return place;
}

/* Sells money's worth from a marked sleeve into the round's sales. */
static inline void sell(const struct arena *ar, struct scratch *at, int i, double sale) {
  const double *restrict holding = ar->holding + (size_t)i * ar->assets;
  const double keep = at->keep[i], worth = at->worth[i];
  const int all = worth <= sale;
  at->last[i] = keep;
  at->sale[i] = sale;
  if (ar->rule[i] != 0) {
    at->keep[i] = in_order(ar, at, holding, keep, sale, all);
    return;
  }
  const double gone = all ? keep : keep * (sale / worth);
  double *restrict round = at->round;
  for (int m = 0; m < ar->assets; m++) round[m] = round[m] + holding[m] * gone;
  at->keep[i] = keep - gone;
}

/* New prices: net sales against the depth of each asset. One loop a law, so that each may be laned. */
static void move(const struct arena *ar, struct scratch *at, double share) {
  const int assets = ar->assets, money = ar->rules.measure == 1;
  const double *restrict news = at->news, *restrict depth = ar->depth, *restrict floor_ = ar->floor;
  const double *restrict round = at->round;
  double *restrict price = at->price, *restrict net = at->net, *restrict sold = at->sold;
  for (int m = 0; m < assets; m++) {
    const double counted = money ? round[m] * price[m] : round[m];
    sold[m] = sold[m] + round[m];
    net[m] = net[m] + share * counted;
  }
  switch ((int)ar->rules.impact) {
    case EXPONENTIAL:
      for (int m = 0; m < assets; m++)
        price[m] = news[m] * most_of(0.01, own_exp(-(net[m] / depth[m])));
      break;
    case FLOORED:
      for (int m = 0; m < assets; m++)
        price[m] = news[m] * most_of(0.01, floor_[m] + (1.0 - floor_[m]) *
                                                           own_exp(-(net[m] / depth[m])));
      break;
    case SQUARE_ROOT:
      for (int m = 0; m < assets; m++)
        price[m] = news[m] * most_of(0.01, 1.0 - sqrt(net[m] / depth[m]));
      break;
    default:
      for (int m = 0; m < assets; m++) price[m] = news[m] * most_of(0.01, 1.0 - net[m] / depth[m]);
  }
}

/* Lets every sleeve mark, decide and sell at one set of prices; tells whether any sold. */
static int sales(const struct arena *ar, struct scratch *at, struct mood mood, struct sums *sum) {
  int any = 0;
  memset(at->round, 0, sizeof(double) * ar->assets);
  values(ar, at);
  for (int i = 0; i < ar->sleeves; i++) {
    if (at->done[i] == 1 && at->sale[i] == 0) continue;
    const double done = at->done[i];
    const double sale = decide(ar, at, i, mark(ar, at, i), mood);
    if (ar->sort[i] == LIMIT && at->done[i] != done) sum->defaults += 1;
    if (!(sale > 0)) continue;
    any = 1;
    if (ar->sort[i] == CAREER) sum->left += ar->part[i];
    if (ar->sort[i] == LIMIT && ar->react[i] > 0) sum->reopening += sale;
    sell(ar, at, i, sale);
  }
  return any;
}

static struct sums rounds(const struct arena *ar, struct scratch *at, double after) {
  const struct rules *rules = &ar->rules;
  const int assets = ar->assets;
  struct sums sum = {.money = rules->money};
  for (int round = 0; round < rules->rounds; round++) {
    const double level = valued(assets, ar->market, at->price);
    const double loss = (1.0 - level) / rules->sigma;
    const double tail = least_of(1.0, rules->tail * (1.0 + rules->alarm * most_of(loss, 0)));
    const double fired = rules->fired + rules->alone * sum.left;
    if (!sales(ar, at, (struct mood){tail, fired}, &sum)) break;
    sum.rounds += 1;
    const double flow = valued(assets, at->round, at->price);
    const int cheap = (after - level) / after > rules->margin;
    double pieces = 0;
    for (int m = 0; m < assets; m++) pieces += at->round[m];
    const double made = least_of((rules->capacity - sum.pieces) / pieces, rules->maker);
    const double taken = cheap ? least_of(sum.money / flow, rules->patient) : 0;
    const double share = 1.0 - made - taken;
    sum.sold += flow;
    sum.held += made * flow;
    sum.pieces += made * pieces;
    sum.money -= taken * flow;
    sum.net += share * flow;
    move(ar, at, share);
  }
  return sum;
}

static void recover(const struct arena *ar, const struct scratch *at, const struct sums *sum,
                    double *row) {
  static const int fan_at[] = {1, 3, 5, 10, 20, 40, 60, 0};
  const struct rules r = ar->rules;
  const double *z_of = at->draws + ar->factors;
  const double after = valued(ar->assets, ar->market, at->news);
  const double low = valued(ar->assets, ar->market, at->price);
  const double low_book = valued(ar->assets, ar->book, at->price);
  const double gap = after - low;
  const double gap_book = valued(ar->assets, ar->book, at->news) - low_book;
  const double fall = 1.0 - low;
  const double goal = 1.0 - 0.5 * fall;
  const double depth = gap / after;
  const double lasting = 1.0 - r.decaying;

  const double jump = fall / r.sigma;
  const double seen = r.react * (jump * jump - 1.0);
  double excess = most_of(seen, 0);
  const double shut = 1.0 / sqrt(1.0 + excess);
  const double sales = sum->net > 0 ? sum->net : 1.0;
  const double room = shut < 1 ? 1.0 - shut : 1.0;
  const double comeback = sum->reopening / sales / room;
  double held = sum->held / sales;
  double money = sum->money / sales;
  const double pace = (r.pace * r.money) / sales;

  double open = shut, net = 1, passing = 1, noise = 1, noise_book = 1, due = 1;
  double worst = least_of(low, 1.0), worst_book = least_of(low_book, 1.0), to_half = worst_book;
  double half = fall > 0 ? SESSIONS + 1 : 0;
  int fan = 0;
  for (int t = 1; t <= SESSIONS; t++) {
    excess = excess * r.memory;
    const double storm = sqrt(1.0 + excess);
    const double calm = 1.0 / storm;
    const double returned = comeback * (calm - open);
    open = calm;
    const double wide = depth * (lasting * net + r.decaying * passing);
    const double spent = wide > r.margin ? least_of(money, pace) : 0;
    money = money - spent;
    const double unloaded = r.unload * held;
    held = held - unloaded;
    const double traded = unloaded - returned - spent;
    const double flow = traded < -net ? -net : traded;
    net = net + flow;
    passing = passing * r.decay + flow;
    const double share = lasting * net + r.decaying * passing;
    const double z = z_of[t] * storm;
    noise = noise * (1.0 + (r.drift + r.daily * z));
    noise_book = noise_book * (1.0 + (r.drift + r.daily_book * z));
    due = due * r.rate;
    const double level = (after - gap * share) * noise;
    const double price = (low_book + gap_book - gap_book * share) * noise_book * due;
    worst = least_of(level, worst);
    worst_book = least_of(price, worst_book);
    to_half = half > SESSIONS ? worst_book : to_half;
    half = half > SESSIONS && level >= goal ? t : half;
    if (t == 5) row[BOOK5] = worst_book;
    if (t == 20) row[BOOK20] = worst_book;
    if (t == fan_at[fan]) row[FAN + fan++] = level;
  }
  row[FALL] = fall;
  row[OVERSHOOT] = depth;
  row[NEWS] = after;
  row[ROUNDS] = sum->rounds;
  row[DEFAULTS] = sum->defaults;
  row[HALF] = half;
  row[WORST] = worst;
  row[BOOK] = worst_book;
  row[BOOK_TO_HALF] = to_half;
}

static void path(const struct arena *ar, uint64_t index, struct scratch *at, double *row) {
  const size_t assets = sizeof(double) * ar->assets, sleeves = sizeof(double) * ar->sleeves;
  draw(ar, index, 1 + ar->factors + SESSIONS + ar->assets, at->draws);
  row[WEIGHT] = 1;
  shock(ar, at);
  memcpy(at->price, at->news, assets);
  memset(at->net, 0, assets);
  memset(at->sold, 0, assets);
  for (int i = 0; i < ar->sleeves; i++) {
    at->keep[i] = ar->rule[i] == 0 ? 1 : 0;
    at->debt[i] = ar->start[i] - ar->equity[i];
  }
  memset(at->sale, 0, sleeves);
  memcpy(at->cash, ar->cash, sleeves);
  memset(at->done, 0, sleeves);
  const struct sums sum = rounds(ar, at, valued(ar->assets, ar->market, at->news));
  row[LEFT] = sum.left;
  recover(ar, at, &sum, row);
  row[SOLD] = sum.sold / ar->held;
}

static void block(const struct arena *ar, uint64_t index, struct scratch *at, double *rows,
                  double *sold) {
  memset(sold, 0, sizeof(double) * ar->assets);
  for (int i = 0; i < BLOCK; i++) {
    path(ar, index * BLOCK + i, at, rows + (size_t)i * WIDTH);
    for (int m = 0; m < ar->assets; m++) sold[m] = sold[m] + at->sold[m];
  }
}

static uint64_t fnv(uint64_t hash, const void *bytes, size_t count) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i < count; i++) hash = (hash ^ at[i]) * 0x100000001b3u;
  return hash;
}

static double *room(size_t count) {
  double *made = aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64);
  if (!made) exit(3);
  memset(made, 0, count * sizeof(double));
  return made;
}

static void read_into(FILE *file, double *into, size_t count) {
  if (fread(into, sizeof(double), count, file) != count) {
    fprintf(stderr, "firesale: the arena ends too early\n");
    exit(1);
  }
}

static const double *column(FILE *file, size_t count) {
  double *made = room(count);
  read_into(file, made, count);
  return made;
}

static struct arena read_arena(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) {
    perror(name);
    exit(1);
  }
  struct arena ar;
  double head[5];
  read_into(file, head, 5);
  const size_t m = ar.assets = (int)head[0], n = ar.sleeves = (int)head[1];
  ar.factors = (int)head[2];
  ar.seed[0] = (uint32_t)head[3], ar.seed[1] = (uint32_t)head[4];
  read_into(file, (double *)&ar.rules, sizeof ar.rules / sizeof(double));
  const double **by_asset[] = {&ar.market, &ar.book, &ar.news, &ar.loading, &ar.own, &ar.depth,
                               &ar.floor};
  for (size_t i = 0; i < sizeof by_asset / sizeof *by_asset; i++)
    *by_asset[i] = column(file, by_asset[i] == &ar.loading ? m * ar.factors : m);
  ar.holding = column(file, n * m);
  double *turned = room(n * m);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++) turned[j * n + i] = ar.holding[i * m + j];
  ar.column = turned;
  read_into(file, &ar.held, 1);
  const double **by_sleeve[] = {&ar.start, &ar.sort, &ar.rule,  &ar.other, &ar.cash, &ar.equity,
                                &ar.most,  &ar.aim,  &ar.least, &ar.react, &ar.sigma, &ar.flow,
                                &ar.from,  &ar.cut,  &ar.gain,  &ar.stake, &ar.part};
  for (size_t i = 0; i < sizeof by_sleeve / sizeof *by_sleeve; i++) *by_sleeve[i] = column(file, n);
  fclose(file);
  return ar;
}

int main(int argc, char **argv) {
  if (argc < 5) {
    fprintf(stderr, "usage: firesale ARENA FROM TO PASSES [OUT]\n");
    return 2;
  }
  const struct arena ar = read_arena(argv[1]);
  const uint64_t from = strtoull(argv[2], 0, 10), to = strtoull(argv[3], 0, 10);
  const int passes = atoi(argv[4]);
  const size_t m = ar.assets, n = ar.sleeves;
  struct scratch at = {room(1 + ar.factors + SESSIONS + m + 4), room(m), room(m), room(m), room(m),
                       room(m), room(n), room(n), room(n), room(n), room(n), room(n), room(n), room(n)};
  double *rows = room(BLOCK * WIDTH), *sold = room(m);
  FILE *out = argc > 5 ? fopen(argv[5], "wb") : 0;
  uint64_t hash = 0xcbf29ce484222325u;
  for (uint64_t b = from; b < to; b++) {
    block(&ar, b, &at, rows, sold);
    hash = fnv(fnv(hash, rows, sizeof(double) * BLOCK * WIDTH), sold, sizeof(double) * m);
    if (out) fwrite(rows, sizeof(double), BLOCK * WIDTH, out), fwrite(sold, sizeof(double), m, out);
  }
  if (out) fclose(out);
  printf("{\"paths\":%llu,\"hash\":\"%016llx\",\"seconds\":[", (unsigned long long)(to - from) * BLOCK,
         (unsigned long long)hash);
  for (int i = 0; i < passes; i++) {
    const clock_t began = clock();
    for (uint64_t b = from; b < to; b++) block(&ar, b, &at, rows, sold);
    printf("%s%.6f", i ? "," : "", (double)(clock() - began) / CLOCKS_PER_SEC);
  }
  printf("]}\n");
  return 0;
}
