#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// Few buckets for few draws: walking along empty ones costs as much as looking at a draw.
#define FEW_BUCKETS 256
#define BUCKETS 2048
#define MANY_DRAWS 8192

typedef uint16_t buckets8 __attribute__((vector_size(16), aligned(2)));
typedef uint16_t buckets32 __attribute__((vector_size(64), aligned(2)));

static void swap(double *x, int64_t i, int64_t j) {
    double held = x[i];
    x[i] = x[j];
    x[j] = held;
}

// Hoare's selection with the median of three as pivot: afterwards x[rank] stands where sorting would put it, and
// nothing after it is smaller. Ranks below `low` are settled already.
static void select_rank(double *x, int64_t low, int64_t high, int64_t rank) {
    while (high - low > 16) {
        int64_t middle = low + (high - low) / 2;
        if (x[middle] < x[low]) swap(x, middle, low);
        if (x[high] < x[low]) swap(x, high, low);
        if (x[high] < x[middle]) swap(x, high, middle);
        double pivot = x[middle];
        int64_t i = low, j = high;
        while (i <= j) {
            while (x[i] < pivot) i++;
            while (pivot < x[j]) j--;
            if (i <= j) swap(x, i++, j--);
        }
        if (rank <= j) {
            high = j;
        } else if (rank >= i) {
            low = i;
        } else {
            return;
        }
    }
    for (int64_t i = low + 1; i <= high; i++) {
        double moved = x[i];
        int64_t j = i;
        for (; j > low && moved < x[j - 1]; j--) x[j] = x[j - 1];
        x[j] = moved;
    }
}

// The value at `rank` and `fraction` of the way to the next one, among x[0 ..< count].
static double between(double *x, int64_t count, int64_t rank, double fraction) {
    select_rank(x, 0, count - 1, rank);
    if (fraction == 0 || rank + 1 >= count) return x[rank];
    double next = x[rank + 1];
    for (int64_t i = rank + 2; i < count; i++) next = x[i] < next ? x[i] : next;
    return x[rank] + fraction * (next - x[rank]);
}

INLINE double folded(lanes x) {
    return ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
}

typedef struct {
    double sum, low, high;
} span;

INLINE span first_pass(const double *x, int64_t count) {
    lanes sum = all(0), low = all(x[0]), high = all(x[0]);
    int64_t j = 0;
    for (; j + 8 <= count; j += 8) {
        lanes v = *(const lanes *)(x + j);
        sum += v;
        low = choose(v < low, v, low);
        high = choose(v > high, v, high);
    }
    span s = {folded(sum), low[0], high[0]};
    for (int k = 1; k < 8; k++) {
        if (low[k] < s.low) s.low = low[k];
        if (high[k] > s.high) s.high = high[k];
    }
    for (; j < count; j++) {
        s.sum += x[j];
        if (x[j] < s.low) s.low = x[j];
        if (x[j] > s.high) s.high = x[j];
    }
    return s;
}

// Squares about the mean, and the bucket of every value between the least and the greatest.
INLINE double second_pass(
    const double *x, int64_t count, double mean, double low, double scale, uint16_t *places) {
    lanes squares = all(0);
    int64_t j = 0;
    for (; j + 8 <= count; j += 8) {
        lanes v = *(const lanes *)(x + j);
        lanes d = v - all(mean);
        squares += d * d;
        places8 place = __builtin_convertvector((v - all(low)) * all(scale), places8);
        *(buckets8 *)(places + j) = __builtin_convertvector(place, buckets8);
    }
    double sum = folded(squares);
    for (; j < count; j++) {
        double d = x[j] - mean;
        sum += d * d;
        places[j] = (uint16_t)(int32_t)((x[j] - low) * scale);
    }
    return sum;
}

// Moves the draws of the buckets `first` ... `last` to `chosen`, in their order; they are rare, so whole groups of
// thirty-two are passed over at once.
INLINE int64_t collect(
    const double *x, int64_t count, const uint16_t *places, uint16_t first, uint16_t last, double *chosen) {
    int64_t found = 0, j = 0;
    uint16_t reach = (uint16_t)(last - first);
    buckets32 start = (buckets32){} + first, most = (buckets32){} + reach;
    for (; j + 32 <= count; j += 32) {
        buckets32 hits = (buckets32)((*(const buckets32 *)(places + j) - start) <= most);
        if (__builtin_reduce_or(hits) == 0) continue;
        for (int64_t k = j; k < j + 32; k++) {
            chosen[found] = x[k];
            found += (uint16_t)(places[k] - first) <= reach;
        }
    }
    for (; j < count; j++) {
        if ((uint16_t)(places[j] - first) <= reach) chosen[found++] = x[j];
    }
    return found;
}

INLINE void qvm_summarise_body(
    const double *x, int64_t count, const double *probabilities, int quantiles, uint16_t *places, double *chosen,
    double *out) {
    span s = first_pass(x, count);
    int buckets = count < MANY_DRAWS ? FEW_BUCKETS : BUCKETS;
    double mean = s.sum / (double)count;
    double scale = s.high > s.low ? ((double)buckets - 0.5) / (s.high - s.low) : 0;
    if (!(scale <= 0x1p1000)) scale = 0;
    double squares = second_pass(x, count, mean, s.low, scale, places);
    out[0] = mean;
    out[1] = count > 1 ? __builtin_sqrt(squares / (double)(count - 1)) : 0;

    int64_t tally[BUCKETS];
    for (int b = 0; b < buckets; b++) tally[b] = 0;
    for (int64_t j = 0; j < count; j++) tally[places[j]]++;
    int bucket = 0;
    int64_t before = 0;
    for (int q = 0; q < quantiles; q++) {
        double position = probabilities[q] * (double)(count - 1);
        int64_t rank = (int64_t)position;
        while (before + tally[bucket] <= rank) before += tally[bucket++];
        int last = bucket;
        int64_t reached = before + tally[bucket];
        while (reached <= rank + 1 && last + 1 < buckets) reached += tally[++last];
        int64_t found = collect(x, count, places, (uint16_t)bucket, (uint16_t)last, chosen);
        out[2 + q] = between(chosen, found, rank - before, position - (double)rank);
    }
}
DISPATCH(
    qvm_summarise,
    (const double *x, int64_t count, const double *probabilities, int quantiles, uint16_t *places, double *chosen,
     double *out),
    (x, count, probabilities, quantiles, places, chosen, out))
