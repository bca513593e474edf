/// Random draws and their summary, for Approach 2 of the uncertainty method.
///
/// Every figure is the same on every machine: only + - * / and square root are used, each correctly rounded, never
/// fused, and in an order that does not depend on the width of the processor's registers.
#ifndef QALA_VECTOR_MATH_H
#define QALA_VECTOR_MATH_H

#include <stdint.h>

#if defined(__cplusplus)
extern "C" {
#endif

/// Draws are made sixteen at a time: `count` is rounded up to a multiple of this and buffers must have the room.
#define QVM_STEP 16

/// The widest path the processor offers: 0 baseline, 1 x86-64-v3, 2 x86-64-v4.
int qvm_level(void);

/// Keeps to a path no wider than `level`; for tests that compare the paths. Returns the former limit.
int qvm_limit_level(int level);

/// Evenly spread between `low` and `low + width`, by the stream that `key` names.
void qvm_draw_uniform(uint64_t key, double low, double width, double *out, int64_t count);

/// Normal with this mean and standard deviation (Box and Muller).
void qvm_draw_normal(uint64_t key, double mean, double deviation, double *out, int64_t count);

/// `median * 2^(z * log2_deviation)`, z standard normal; `log2_deviation` at most 100.
void qvm_draw_lognormal(uint64_t key, double median, double log2_deviation, double *out, int64_t count);

/// Triangular by inversion; `low <= mode <= high` and `low < high`.
void qvm_draw_triangular(uint64_t key, double low, double mode, double high, double *out, int64_t count);

/// `sum[j] += weight * activity[j] * factor[j]`.
void qvm_add_product(double *sum, const double *activity, const double *factor, double weight, int64_t count);

/// Adds, draw by draw, the sum of independent normals that are each multiplied by a factor.
///
/// With the factors f of draw j given, that sum is itself normal, with mean Σ means[i] f and variance
/// Σ variances[i] f², so that one draw stands for all of them, exactly. Factor i of draw j is
/// `factors[index[i] * stride + j]`. Without `random` only the means are added.
void qvm_add_normals(
    uint64_t key, int random, const double *factors, const int32_t *index, int64_t stride, const double *means,
    const double *variances, int64_t terms, double *sum, int64_t count);

/// `sum[j] += x[j]`.
void qvm_add(double *sum, const double *x, int64_t count);

/// Mean, standard deviation (n - 1), and the given ascending quantiles with linear interpolation between ranks.
///
/// `places` and `chosen` are work space of `count` elements each; `x` is not changed. `out` receives 2 + quantiles.
void qvm_summarise(
    const double *x, int64_t count, const double *probabilities, int quantiles, uint16_t *places, double *chosen,
    double *out);

#if defined(__cplusplus)
}
#endif

#endif
