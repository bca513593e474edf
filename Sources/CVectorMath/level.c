#include <stdatomic.h>

#include "CVectorMath.h"

static _Atomic int limit = 2;

int qvm_limit_level(int level) { return atomic_exchange_explicit(&limit, level, memory_order_relaxed); }

int qvm_level(void) {
#if defined(__x86_64__)
    int most = __builtin_cpu_supports("x86-64-v4") ? 2 : __builtin_cpu_supports("x86-64-v3") ? 1 : 0;
    int allowed = atomic_load_explicit(&limit, memory_order_relaxed);
    return most < allowed ? most : allowed;
#else
    return 0;
#endif
}
