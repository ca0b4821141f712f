/* The gate on a processor that lacks the instructions: every call says so, and the managed code is never reached. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lorentz.h"

#define UNREACHABLE(type, name, parameters) \
    type name parameters                    \
    {                                       \
        printf("reached " #name "\n");      \
        exit(1);                            \
    }

UNREACHABLE(size_t, lorentz_managed_last_error, (void))
UNREACHABLE(lorentz_status, lorentz_managed_open, (void))
UNREACHABLE(void, lorentz_managed_close, (void))
UNREACHABLE(lorentz_status, lorentz_managed_name, (void))
UNREACHABLE(lorentz_status, lorentz_managed_domain, (void))
UNREACHABLE(lorentz_status, lorentz_managed_extrapolate, (void))
UNREACHABLE(lorentz_status, lorentz_managed_extrapolate_many, (void))
UNREACHABLE(lorentz_status, lorentz_managed_jacobian, (void))
UNREACHABLE(lorentz_status, lorentz_managed_expected_error, (void))

int main(void)
{
    lorentz_model *model = (lorentz_model *)1;
    double numbers[25] = {0};
    unsigned char status;
    char text[100], few[8];
    int failed = lorentz_abi_version() != LORENTZ_ABI_VERSION || strcmp(lorentz_version(), LORENTZ_VERSION) != 0;
    failed |= lorentz_open("model", &model) != LORENTZ_UNSUPPORTED_CPU || model != NULL;
    failed |= lorentz_last_error(text, sizeof text) != strlen(text) || strstr(text, "AVX2") == NULL;
    failed |= lorentz_last_error(few, sizeof few) != strlen(text) || strlen(few) != 7 || lorentz_last_error(NULL, 0) == 0;
    failed |= lorentz_name(model, text, sizeof text) != LORENTZ_UNSUPPORTED_CPU;
    failed |= lorentz_domain(model, numbers, numbers) != LORENTZ_UNSUPPORTED_CPU;
    failed |= lorentz_extrapolate(model, numbers, 0, 1, numbers) != LORENTZ_UNSUPPORTED_CPU;
    failed |= lorentz_extrapolate_many(
                  model, 1, numbers, numbers, numbers, numbers, numbers, numbers, numbers, numbers, numbers, numbers, numbers, &status)
        != LORENTZ_UNSUPPORTED_CPU;
    failed |= lorentz_jacobian(model, numbers, 0, 1, numbers, numbers) != LORENTZ_UNSUPPORTED_CPU;
    failed |= lorentz_expected_error(model, numbers, 0, 1, numbers, numbers) != LORENTZ_UNSUPPORTED_CPU;
    lorentz_close((lorentz_model *)1);
    return failed;
}
