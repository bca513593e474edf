#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// Eight xoshiro256+ generators side by side (Blackman and Vigna 2018: for doubles, taken from the upper bits).
typedef struct {
    bits a, b, c, d;
} stream;

// The finaliser of SplitMix64: eight of its outputs, from `first` on.
INLINE bits split(uint64_t key, uint64_t first) {
    const uint64_t golden = 0x9e3779b97f4a7c15u;
    bits z = every(key) + ((bits){1, 2, 3, 4, 5, 6, 7, 8} + every(first)) * every(golden);
    z = (z ^ (z >> 30)) * every(0xbf58476d1ce4e5b9u);
    z = (z ^ (z >> 27)) * every(0x94d049bb133111ebu);
    return z ^ (z >> 31);
}

INLINE void open_stream(stream *s, uint64_t key) {
    s->a = split(key, 0);
    s->b = split(key, 8);
    s->c = split(key, 16);
    s->d = split(key, 24);
}

INLINE bits next(stream *s) {
    bits result = s->a + s->d;
    bits t = s->b << 17;
    s->c ^= s->a;
    s->d ^= s->b;
    s->b ^= s->c;
    s->a ^= s->d;
    s->c ^= t;
    s->d = (s->d << 45) | (s->d >> 19);
    return result;
}

// The upper 52 bits as the middle of one of 2^52 cells of (0, 1): never 0, never 1, symmetric about 1/2.
INLINE lanes unit(bits word) {
    return (lanes)((word >> 12) | every(0x3ff0000000000000u)) - all(0x1.fffffffffffffp-1);
}

// ln x for 0 < x < 1, relative error below 1e-12: x = 2^e m, ln m = 2 atanh((m - 1) / (m + 1)).
INLINE lanes logarithm(lanes x) {
    const uint64_t half = 0x3fe6a09e667f3bcdu;
    bits shifted = (bits)x + every(0x3ff0000000000000u - half);
    lanes e = (lanes)((shifted >> 52) | every(0x4330000000000000u)) - all(0x1p52 + 1023);
    lanes f = (lanes)((shifted & every(0x000fffffffffffffu)) + every(half)) - all(1);
    lanes s = f / (f + all(2));
    lanes z = s * s;
    lanes p = all(0x1.8c8c11e54d389p-3);
    p = p * z + all(0x1.c67ada017cf97p-3);
    p = p * z + all(0x1.249323e4d7fc7p-2);
    p = p * z + all(0x1.999998cafbf2ap-2);
    p = p * z + all(0x1.5555555564e96p-1);
    return e * all(0x1.62e42fefa39efp-1) + s * (p * z + all(2));
}

// 2^x for |x| < 1000, relative error below 1e-13.
INLINE lanes power_of_two(lanes x) {
    lanes shifted = x + all(0x1.8p52);
    lanes f = x - (shifted - all(0x1.8p52));
    lanes p = all(0x1.b63880a30e9ffp-24);
    p = p * f + all(0x1.63d136366db24p-20);
    p = p * f + all(0x1.ffcb9515a8016p-17);
    p = p * f + all(0x1.4308ac85aa947p-13);
    p = p * f + all(0x1.5d87fe86fe88ep-10);
    p = p * f + all(0x1.3b2ab7181b755p-7);
    p = p * f + all(0x1.c6b08d7047e52p-5);
    p = p * f + all(0x1.ebfbdff823cedp-3);
    p = p * f + all(0x1.62e42fefa39efp-1);
    p = p * f + all(1);
    return (lanes)((bits)p + ((bits)shifted << 52));
}

// Sine and cosine of a whole turn's angle: an eighth of a turn either side of 0, then one of four quarters by two
// spare bits. `sine` and `cosine` may come swapped, which for an evenly spread angle is the same thing.
INLINE void turn(bits word, lanes *first, lanes *second) {
    lanes x = (unit(word) - all(0.5)) * all(0x1.921fb54442d18p+0);
    lanes z = x * x;
    lanes s = all(-0x1.aa285788aaa42p-26);
    s = s * z + all(0x1.71d9a9f41c5a9p-19);
    s = s * z + all(-0x1.a019fd9b35ee5p-13);
    s = s * z + all(0x1.1111110fd3d43p-7);
    s = s * z + all(-0x1.555555555516bp-3);
    s = s * z * x + x;
    lanes c = all(-0x1.25244e23e6decp-22);
    c = c * z + all(0x1.a015c47d920abp-16);
    c = c * z + all(-0x1.6c16bf54e7232p-10);
    c = c * z + all(0x1.5555555502cf4p-5);
    c = c * z - all(0.5);
    c = c * z + all(1);
    c = (lanes)((bits)c ^ ((word << 52) & every(0x8000000000000000u)));
    marks swap = (marks)(word << 53) < (marks)every(0);
    *first = choose(swap, s, c);
    *second = choose(swap, c, s);
}

// Sixteen standard normals: Box and Muller 1958.
INLINE void normals(stream *s, lanes *first, lanes *second) {
    lanes radius = root(all(-2) * logarithm(unit(next(s))));
    turn(next(s), first, second);
    *first *= radius;
    *second *= radius;
}

#define AT(pointer, place) (*(lanes *)((pointer) + (place)))
#define FROM(pointer, place) (*(const lanes *)((pointer) + (place)))

INLINE void qvm_draw_uniform_body(uint64_t key, double low, double width, double *out, int64_t count) {
    stream s;
    open_stream(&s, key);
    for (int64_t j = 0; j < count; j += QVM_STEP) {
        AT(out, j) = all(low) + all(width) * unit(next(&s));
        AT(out, j + 8) = all(low) + all(width) * unit(next(&s));
    }
}
DISPATCH(
    qvm_draw_uniform, (uint64_t key, double low, double width, double *out, int64_t count),
    (key, low, width, out, count))

INLINE void qvm_draw_normal_body(uint64_t key, double mean, double deviation, double *out, int64_t count) {
    stream s;
    open_stream(&s, key);
    for (int64_t j = 0; j < count; j += QVM_STEP) {
        lanes x, y;
        normals(&s, &x, &y);
        AT(out, j) = all(mean) + all(deviation) * x;
        AT(out, j + 8) = all(mean) + all(deviation) * y;
    }
}
DISPATCH(
    qvm_draw_normal, (uint64_t key, double mean, double deviation, double *out, int64_t count),
    (key, mean, deviation, out, count))

INLINE void qvm_draw_lognormal_body(
    uint64_t key, double median, double log2_deviation, double *out, int64_t count) {
    stream s;
    open_stream(&s, key);
    for (int64_t j = 0; j < count; j += QVM_STEP) {
        lanes x, y;
        normals(&s, &x, &y);
        AT(out, j) = all(median) * power_of_two(all(log2_deviation) * x);
        AT(out, j + 8) = all(median) * power_of_two(all(log2_deviation) * y);
    }
}
DISPATCH(
    qvm_draw_lognormal, (uint64_t key, double median, double log2_deviation, double *out, int64_t count),
    (key, median, log2_deviation, out, count))

INLINE void qvm_draw_triangular_body(
    uint64_t key, double low, double mode, double high, double *out, int64_t count) {
    stream s;
    open_stream(&s, key);
    double width = high - low;
    double left = mode - low;
    double right = high - mode;
    for (int64_t j = 0; j < count; j += 8) {
        lanes u = unit(next(&s));
        marks below = (u * all(width)) < all(left);
        lanes area = choose(below, u * all(width * left), (all(1) - u) * all(width * right));
        lanes distance = root(area);
        AT(out, j) = choose(below, all(low) + distance, all(high) - distance);
    }
}
DISPATCH(
    qvm_draw_triangular, (uint64_t key, double low, double mode, double high, double *out, int64_t count),
    (key, low, mode, high, out, count))

INLINE void qvm_add_product_body(
    double *sum, const double *activity, const double *factor, double weight, int64_t count) {
    for (int64_t j = 0; j < count; j += 8) {
        AT(sum, j) += all(weight) * FROM(activity, j) * FROM(factor, j);
    }
}
DISPATCH(
    qvm_add_product,
    (double *sum, const double *activity, const double *factor, double weight, int64_t count),
    (sum, activity, factor, weight, count))

INLINE void qvm_add_normals_body(
    uint64_t key, int random, const double *factors, const int32_t *index, int64_t stride, const double *means,
    const double *variances, int64_t terms, double *sum, int64_t count) {
    stream s;
    open_stream(&s, key);
    for (int64_t j = 0; j < count; j += QVM_STEP) {
        lanes m = all(0), n = all(0), v = all(0), w = all(0);
        for (int64_t i = 0; i < terms; i++) {
            const double *row = factors + index[i] * stride + j;
            lanes f = FROM(row, 0), g = FROM(row, 8);
            m += all(means[i]) * f;
            n += all(means[i]) * g;
            v += all(variances[i]) * f * f;
            w += all(variances[i]) * g * g;
        }
        if (random) {
            lanes x, y;
            normals(&s, &x, &y);
            m += root(v) * x;
            n += root(w) * y;
        }
        AT(sum, j) += m;
        AT(sum, j + 8) += n;
    }
}
DISPATCH(
    qvm_add_normals,
    (uint64_t key, int random, const double *factors, const int32_t *index, int64_t stride, const double *means,
     const double *variances, int64_t terms, double *sum, int64_t count),
    (key, random, factors, index, stride, means, variances, terms, sum, count))

INLINE void qvm_add_body(double *sum, const double *x, int64_t count) {
    for (int64_t j = 0; j < count; j += 8) {
        AT(sum, j) += FROM(x, j);
    }
}
DISPATCH(qvm_add, (double *sum, const double *x, int64_t count), (sum, x, count))
