/* Carries one track through a network that Lorentz has written as a C header.

     gcc -std=c99 -O3 -march=native extrapolate.c -o extrapolate -lm
     ./extrapolate x y tx ty qop z0 z1

   with x, y, z0, z1 in mm and qop = charge / momentum in 1/MeV. Prints "x y tx ty status". track_network.h stands beside
   this file; nothing else is needed. */
#include "track_network.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    static const char *const meanings[] = {"ok", "outside the training domain", "too steep", "", "not finite"};
    double state[5], end[5];
    lorentz_status status;
    int i;
    if (argc != 8) {
        fprintf(stderr, "usage: %s x y tx ty qop z0 z1\n", argv[0]);
        return 2;
    }
    for (i = 0; i < 5; i++) {
        state[i] = atof(argv[i + 1]);
    }
    status = track_network_extrapolate(state, atof(argv[6]), atof(argv[7]), end);
    printf("%.17g %.17g %.17g %.17g %s\n", end[0], end[1], end[2], end[3], meanings[status]);
    return status == LORENTZ_OK || status == LORENTZ_OUTSIDE_REGION ? 0 : 1;
}
