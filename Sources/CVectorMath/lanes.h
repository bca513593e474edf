// Eight lanes of doubles, and a body compiled once per processor generation.
#ifndef QALA_LANES_H
#define QALA_LANES_H

#include <stdint.h>

#include "CVectorMath.h"

#pragma STDC FP_CONTRACT OFF
// The lane functions are always inlined, so there is no calling convention to differ.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(64), aligned(8)));
typedef uint64_t bits __attribute__((vector_size(64), aligned(8)));
typedef int64_t marks __attribute__((vector_size(64), aligned(8)));
typedef int32_t places8 __attribute__((vector_size(32), aligned(4)));

INLINE lanes all(double x) { return (lanes){x, x, x, x, x, x, x, x}; }
INLINE bits every(uint64_t x) { return (bits){x, x, x, x, x, x, x, x}; }
INLINE lanes choose(marks mark, lanes yes, lanes no) {
    return (lanes)(((bits)mark & (bits)yes) | (~(bits)mark & (bits)no));
}
INLINE lanes root(lanes x) { return __builtin_elementwise_sqrt(x); }

// `target_clones` cannot widen clang's preferred vectors to 512 bits, so the clones are written out.
#if defined(__x86_64__)
#define DISPATCH(name, parameters, arguments)                                                        \
    __attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static void name##_v4 parameters \
    {                                                                                                \
        name##_body arguments;                                                                       \
    }                                                                                                \
    __attribute__((target("arch=x86-64-v3"))) static void name##_v3 parameters                       \
    {                                                                                                \
        name##_body arguments;                                                                       \
    }                                                                                                \
    void name parameters                                                                             \
    {                                                                                                \
        int level = qvm_level();                                                                     \
        if (level == 2) {                                                                            \
            name##_v4 arguments;                                                                     \
        } else if (level == 1) {                                                                     \
            name##_v3 arguments;                                                                     \
        } else {                                                                                     \
            name##_body arguments;                                                                   \
        }                                                                                            \
    }
#else
#define DISPATCH(name, parameters, arguments)                                                        \
    void name parameters                                                                             \
    {                                                                                                \
        name##_body arguments;                                                                       \
    }
#endif

#endif
