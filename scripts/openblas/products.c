// Speed of OpenBLAS on the matrix products of the track study, single precision.
// Usage: products [seconds per case]
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { kRowMajor = 101, kNo = 111, kYes = 112, kMostCalls = 100000 };

void cblas_sgemm(int order, int transpose_a, int transpose_b, int m, int n, int k, float alpha, const float *a, int lda,
                 const float *b, int ldb, float beta, float *c, int ldc);
void openblas_set_num_threads(int threads);
char *openblas_get_config(void);

static double Now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + 1e-9 * time.tv_nsec;
}

static float *Numbers(long count) {
  float *values = malloc(count * sizeof *values);
  if (!values) exit(1);
  for (long i = 0; i < count; i++) values[i] = (float)rand() / (float)RAND_MAX - 0.5f;
  return values;
}

static int Order(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static double Seconds(int m, int n, int k, int a_is_transposed, int b_is_transposed, double budget) {
  static double times[kMostCalls];
  float *a = Numbers((long)m * k), *b = Numbers((long)k * n), *c = Numbers((long)m * n);
  int calls = 0;
  double start = Now();
  for (int call = -3; calls < kMostCalls && (calls < 5 || Now() - start < budget); call++) {
    const double before = Now();
    cblas_sgemm(kRowMajor, a_is_transposed ? kYes : kNo, b_is_transposed ? kYes : kNo, m, n, k, 1.0f, a,
                a_is_transposed ? m : k, b, b_is_transposed ? k : n, 0.0f, c, n);
    if (call >= 0) times[calls++] = Now() - before;
    else start = Now();
  }
  free(a);
  free(b);
  free(c);
  // The median call stands against the interruptions of a shared machine.
  qsort(times, calls, sizeof *times, Order);
  return times[calls / 2];
}

int main(int argc, char **argv) {
  const double budget = argc > 1 ? atof(argv[1]) : 1.0;
  static const int shapes[][3] = {{4096, 512, 512}, {256, 512, 512}, {128, 1024, 512}, {128, 512, 256},
                                  {256, 512, 6},    {256, 4, 512},   {4, 512, 256}};
  printf("%s\n%6s %6s %6s %5s %12s %12s\n", openblas_get_config(), "m", "n", "k", "form", "1 thread", "2 threads");
  for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
    for (int form = 0; form < 3; form++) {
      static const char *names[] = {"NN", "NT", "TN"};
      const int m = shapes[s][0], n = shapes[s][1], k = shapes[s][2];
      printf("%6d %6d %6d %5s", m, n, k, names[form]);
      for (int threads = 1; threads <= 2; threads++) {
        openblas_set_num_threads(threads);
        printf(" %8.1f GF/s", 2e-9 * m * n * k / Seconds(m, n, k, form == 2, form == 1, budget));
        fflush(stdout);
      }
      printf("\n");
    }
  }
  return 0;
}
