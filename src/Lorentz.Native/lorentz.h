/*
 * Lorentz: trained track extrapolators for C, C++ and whatever calls C.
 *
 * A model is a file written by the project (safetensors): a network, a march or a chart, the box of tracks it was trained
 * on, and its errors measured on test tracks, by momentum and step length. This library opens it and carries tracks:
 * the same bits as the project's own extrapolators, on any number of threads.
 *
 * Units. A state is x, y, tx, ty, q/p on a plane of constant z: mm, mm, 1, 1, 1/MeV (not 1/GeV). z0 and z1 are in mm.
 *
 * Statuses. Every call returns one. From 0 up it speaks of the track, below 0 the call itself failed and wrote nothing,
 * and lorentz_last_error says why. An answer outside the training domain is given, and is LORENTZ_OUTSIDE: it is a guess.
 *
 * Threads. Any call may be made from any thread at the same time as any other, with the same model; only
 * lorentz_last_error speaks of the calling thread alone. A model that is closed during a call lives until it returns.
 *
 * Processor. On x86-64 AVX2, FMA and BMI are needed (x86-64-v3: Intel since 2013, AMD since 2015); on an older processor
 * every call returns LORENTZ_UNSUPPORTED_CPU. The library holds a garbage collector of its own, which starts with the first
 * call; do not unload the library.
 */
#ifndef LORENTZ_H
#define LORENTZ_H

#include <stddef.h>

#define LORENTZ_ABI_VERSION 1
#define LORENTZ_VERSION "1.0.0"

#if defined(__GNUC__)
#define LORENTZ_API __attribute__((visibility("default")))
#else
#define LORENTZ_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* An open model. It is a ticket, not an address: a closed or invented one is refused with LORENTZ_BAD_ARGUMENT. */
typedef struct lorentz_model lorentz_model;

typedef enum lorentz_status {
    LORENTZ_OK = 0,
    LORENTZ_OUTSIDE = 1,    /* the end is given, but start or path lies outside the region where the model is trusted */
    LORENTZ_TOO_STEEP = 2,  /* the track turns back before z1 or its slope grows beyond 10: no end */
    LORENTZ_STEP_LIMIT = 3, /* the steps ended before z1: no end */
    LORENTZ_NOT_FINITE = 4, /* input or result is not a finite number: no end */

    LORENTZ_BAD_ARGUMENT = -1,    /* a null pointer, or a model that is not open */
    LORENTZ_FILE_MISSING = -2,    /* the file is not there or cannot be read */
    LORENTZ_FILE_DAMAGED = -3,    /* the file is damaged or holds no deployed model */
    LORENTZ_UNSUPPORTED = -4,     /* what the file asks for is not in this library */
    LORENTZ_UNSUPPORTED_CPU = -5, /* the processor lacks AVX2, FMA or BMI */
    LORENTZ_INTERNAL = -6         /* a mistake of the library */
} lorentz_status;

/* LORENTZ_ABI_VERSION of the library: another number than the header's means another interface. */
LORENTZ_API int lorentz_abi_version(void);

/* LORENTZ_VERSION of the library; lives forever. */
LORENTZ_API const char *lorentz_version(void);

/* A status in a few words, such as "outside the trusted region"; lives forever. */
LORENTZ_API const char *lorentz_status_text(lorentz_status status);

/*
 * What went wrong in the last call of this thread that returned a status below 0: UTF-8, ended by a zero, cut to size.
 * Returns the bytes of the whole message without the zero; 0 when no call of this thread has failed. The buffer may be null
 * when size is 0.
 */
LORENTZ_API size_t lorentz_last_error(char *buffer, size_t size);

/*
 * Opens the model in a file (path in UTF-8).
 * *model is set on LORENTZ_OK, and to null otherwise.
 */
LORENTZ_API lorentz_status lorentz_open(const char *path, lorentz_model **model);

/* Closes a model. Null and a model that is closed already are passed over. */
LORENTZ_API void lorentz_close(lorentz_model *model);

/* The model's name: UTF-8, ended by a zero, cut to size; size is at least 1. */
LORENTZ_API lorentz_status lorentz_name(const lorentz_model *model, char *buffer, size_t size);

/*
 * The training domain: least and greatest x, y, tx, ty, |q/p|, z0 and z1 - z0. A start is inside when all seven are, each
 * range widened by a thousandth of itself on either side.
 */
LORENTZ_API lorentz_status lorentz_domain(const lorentz_model *model, double minimum[7], double maximum[7]);

/*
 * Carries a track from the plane z0 to the plane z1.
 * end receives x, y, tx, ty, q/p; NaN where the status says that there is no end. It may be state itself.
 */
LORENTZ_API lorentz_status lorentz_extrapolate(
    const lorentz_model *model, const double state[5], double z0, double z1, double end[5]);

/*
 * Carries many tracks, each between its own planes: columns of count numbers. q/p does not change.
 * statuses receives a lorentz_status from 0 up for each track; an end column may be the start column of the same name.
 * Returns LORENTZ_OK, or what is wrong with the call. Every pointer may be null when count is 0.
 */
LORENTZ_API lorentz_status lorentz_extrapolate_many(
    const lorentz_model *model, size_t count,
    const double *x, const double *y, const double *tx, const double *ty, const double *qop,
    const double *z0, const double *z1,
    double *end_x, double *end_y, double *end_tx, double *end_ty,
    unsigned char *statuses);

/*
 * Carries a track and gives the derivatives of the end by the start: jacobian[5 * i + j] = d end[i] / d state[j], at fixed
 * planes. End and Jacobian are NaN where the status says that there is no end.
 */
LORENTZ_API lorentz_status lorentz_jacobian(
    const lorentz_model *model, const double state[5], double z0, double z1, double end[5], double jacobian[25]);

/*
 * The root mean square errors that test tracks of about this momentum and step length had: sqrt(dx^2 + dy^2) in mm and
 * sqrt(dtx^2 + dty^2). LORENTZ_OUTSIDE, and NaN, outside the training domain and where there was no test track.
 */
LORENTZ_API lorentz_status lorentz_expected_error(
    const lorentz_model *model, const double state[5], double z0, double z1, double *position_mm, double *slope);

#ifdef __cplusplus
}
#endif

#endif
