// Training speed of libtorch on the networks of the width scan: 6 -> W -> 4, SiLU, batch 4096, Adam, float32.
// Usage: training [seconds per case]
#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr int64_t kBatch = 4096;

double SamplesPerSecond(int64_t width, int threads, double seconds) {
  torch::set_num_threads(threads);
  torch::manual_seed(1);
  torch::nn::Sequential network(torch::nn::Linear(6, width), torch::nn::SiLU(), torch::nn::Linear(width, 4));
  torch::optim::Adam optimiser(network->parameters(), torch::optim::AdamOptions(1e-3));
  const auto input = torch::randn({kBatch, 6});
  const auto target = torch::randn({kBatch, 4});
  const auto step = [&] {
    optimiser.zero_grad();
    auto loss = torch::mse_loss(network->forward(input), target);
    loss.backward();
    optimiser.step();
  };
  for (int i = 0; i < 3; ++i) step();

  // The median step stands against the interruptions of a shared machine.
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  const auto start = Clock::now();
  while (times.size() < 5 || std::chrono::duration<double>(Clock::now() - start).count() < seconds) {
    const auto before = Clock::now();
    step();
    times.push_back(std::chrono::duration<double>(Clock::now() - before).count());
  }
  std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
  return kBatch / times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 5.0;
  std::printf("%8s %8s %16s %10s\n", "width", "threads", "samples/s", "GFLOP/s");
  for (const int64_t width : {256, 1024, 4096}) {
    for (const int threads : {1, 2}) {
      const double rate = SamplesPerSecond(width, threads, seconds);
      // Two layers forward and their weight gradients, and the gradient through the second: 2 (6 + 4) W each, 8 W more.
      const double gigaflops = rate * width * (2 * 10 + 2 * 10 + 2 * 4) / 1e9;
      std::printf("%8lld %8d %16.0f %10.1f\n", static_cast<long long>(width), threads, rate, gigaflops);
      std::fflush(stdout);
    }
  }
}
