/*
 * The gate: the exported functions of liblorentz. Each asks once whether the processor has the instructions that the
 * library was compiled for, and only then goes on to the managed code, whose runtime would end the process otherwise.
 */
#include "lorentz.h"

#include <string.h>

/* The managed functions (Exports.cs). */
size_t lorentz_managed_last_error(char *buffer, size_t size);
lorentz_status lorentz_managed_open(const char *path, lorentz_model **model);
void lorentz_managed_close(lorentz_model *model);
lorentz_status lorentz_managed_name(const lorentz_model *model, char *buffer, size_t size);
lorentz_status lorentz_managed_domain(const lorentz_model *model, double *minimum, double *maximum);
lorentz_status lorentz_managed_extrapolate(const lorentz_model *model, const double *state, double z0, double z1, double *end);
lorentz_status lorentz_managed_extrapolate_many(
    const lorentz_model *model, size_t count,
    const double *x, const double *y, const double *tx, const double *ty, const double *qop, const double *z0, const double *z1,
    double *end_x, double *end_y, double *end_tx, double *end_ty, unsigned char *statuses);
lorentz_status lorentz_managed_jacobian(
    const lorentz_model *model, const double *state, double z0, double z1, double *end, double *jacobian);
lorentz_status lorentz_managed_expected_error(
    const lorentz_model *model, const double *state, double z0, double z1, double *position_mm, double *slope);

/* LORENTZ_ASSUME_OLD_CPU is for the test of the refusal, which no recent machine would show. */
static int is_supported(void)
{
#if defined(LORENTZ_ASSUME_OLD_CPU)
    return 0;
#elif defined(__x86_64__) && ((defined(__clang__) && __clang_major__ >= 18) || (!defined(__clang__) && __GNUC__ >= 12))
    return __builtin_cpu_supports("x86-64-v3");
#elif defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2");
#else
    return 1;
#endif
}

#define REFUSE_OLD_CPU                      \
    do {                                    \
        if (!is_supported()) {              \
            return LORENTZ_UNSUPPORTED_CPU; \
        }                                   \
    } while (0)

int lorentz_abi_version(void) { return LORENTZ_ABI_VERSION; }

const char *lorentz_version(void) { return LORENTZ_VERSION; }

const char *lorentz_status_text(lorentz_status status)
{
    switch (status) {
    case LORENTZ_OK: return "ok";
    case LORENTZ_OUTSIDE: return "outside the trusted region";
    case LORENTZ_TOO_STEEP: return "too steep";
    case LORENTZ_STEP_LIMIT: return "step limit";
    case LORENTZ_NOT_FINITE: return "not finite";
    case LORENTZ_BAD_ARGUMENT: return "bad argument";
    case LORENTZ_FILE_MISSING: return "file missing";
    case LORENTZ_FILE_DAMAGED: return "file damaged";
    case LORENTZ_UNSUPPORTED: return "unsupported";
    case LORENTZ_UNSUPPORTED_CPU: return "unsupported processor";
    case LORENTZ_INTERNAL: return "internal error";
    }
    return "unknown status";
}

size_t lorentz_last_error(char *buffer, size_t size)
{
    static const char refusal[] = "this processor lacks AVX2, FMA or BMI, which liblorentz was compiled for";
    if (is_supported()) {
        return lorentz_managed_last_error(buffer, size);
    }
    if (buffer != NULL && size > 0) {
        size_t length = sizeof refusal - 1 < size - 1 ? sizeof refusal - 1 : size - 1;
        memcpy(buffer, refusal, length);
        buffer[length] = 0;
    }
    return sizeof refusal - 1;
}

lorentz_status lorentz_open(const char *path, lorentz_model **model)
{
    if (model != NULL) {
        *model = NULL;
    }
    REFUSE_OLD_CPU;
    return lorentz_managed_open(path, model);
}

void lorentz_close(lorentz_model *model)
{
    if (model != NULL && is_supported()) {
        lorentz_managed_close(model);
    }
}

lorentz_status lorentz_name(const lorentz_model *model, char *buffer, size_t size)
{
    REFUSE_OLD_CPU;
    return lorentz_managed_name(model, buffer, size);
}

lorentz_status lorentz_domain(const lorentz_model *model, double minimum[7], double maximum[7])
{
    REFUSE_OLD_CPU;
    return lorentz_managed_domain(model, minimum, maximum);
}

lorentz_status lorentz_extrapolate(const lorentz_model *model, const double state[5], double z0, double z1, double end[5])
{
    REFUSE_OLD_CPU;
    return lorentz_managed_extrapolate(model, state, z0, z1, end);
}

lorentz_status lorentz_extrapolate_many(
    const lorentz_model *model, size_t count,
    const double *x, const double *y, const double *tx, const double *ty, const double *qop, const double *z0, const double *z1,
    double *end_x, double *end_y, double *end_tx, double *end_ty, unsigned char *statuses)
{
    REFUSE_OLD_CPU;
    return lorentz_managed_extrapolate_many(
        model, count, x, y, tx, ty, qop, z0, z1, end_x, end_y, end_tx, end_ty, statuses);
}

lorentz_status lorentz_jacobian(
    const lorentz_model *model, const double state[5], double z0, double z1, double end[5], double jacobian[25])
{
    REFUSE_OLD_CPU;
    return lorentz_managed_jacobian(model, state, z0, z1, end, jacobian);
}

lorentz_status lorentz_expected_error(
    const lorentz_model *model, const double state[5], double z0, double z1, double *position_mm, double *slope)
{
    REFUSE_OLD_CPU;
    return lorentz_managed_expected_error(model, state, z0, z1, position_mm, slope);
}
