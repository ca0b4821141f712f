// Loads a network in the plan's binary layout and evaluates it as the plan's benchmark program did: everything in double,
// naive row-major products, std::exp, the activation's name compared at every layer.
//
//   c++ -O2 -std=c++17 benchmark.cpp -o benchmark
//   ./benchmark network.bin < states.txt > ends.txt
//
// states.txt: a line "x y tx ty qop dz" per track (mm, mm, 1, 1, 1/MeV, mm); ends.txt: "x y tx ty". The median time of a
// call, over the given states in turn, goes to the standard error.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

struct Layer {
  int rows = 0, columns = 0;
  std::vector<double> weights, biases;
};

struct Network {
  int model_type = 0;
  std::vector<Layer> layers;
  std::vector<double> input_mean, input_std, output_mean, output_std;
  std::string activation;
};

// The file is little-endian, as this machine has to be.
class Reader {
 public:
  explicit Reader(const char* path) : path_(path), file_(path, std::ios::binary) {
    if (!file_) Fail("cannot be opened");
  }

  int Integer(int least, int most) {
    std::int32_t value = 0;
    Bytes(&value, sizeof value);
    if (value < least || value > most) Fail("holds a size out of range");
    return value;
  }

  std::vector<double> Doubles(int count) {
    std::vector<double> values(count);
    Bytes(values.data(), values.size() * sizeof(double));
    return values;
  }

  std::string Text(int length) {
    std::string text(length, ' ');
    Bytes(&text[0], text.size());
    return text;
  }

 private:
  void Bytes(void* to, std::size_t size) {
    if (!file_.read(static_cast<char*>(to), static_cast<std::streamsize>(size))) Fail("ends too early");
  }

  [[noreturn]] void Fail(const char* problem) {
    std::fprintf(stderr, "%s %s\n", path_, problem);
    std::exit(1);
  }

  const char* path_;
  std::ifstream file_;
};

static Network Load(const char* path) {
  Reader reader(path);
  Network network;
  network.model_type = reader.Integer(0, 1);
  network.layers.resize(reader.Integer(1, 17));
  int width = 6;
  for (Layer& layer : network.layers) {
    layer.rows = reader.Integer(1, 8192);
    layer.columns = reader.Integer(width, width);
    layer.weights = reader.Doubles(layer.rows * layer.columns);
    layer.biases = reader.Doubles(layer.rows);
    width = layer.rows;
  }
  reader.Integer(6, 6);
  network.input_mean = reader.Doubles(6);
  network.input_std = reader.Doubles(6);
  reader.Integer(4, 4);
  network.output_mean = reader.Doubles(4);
  network.output_std = reader.Doubles(4);
  network.activation = reader.Text(reader.Integer(1, 16));
  if (width != 4) {
    std::fprintf(stderr, "%s: the last layer has %d rows, expected 4\n", path, width);
    std::exit(1);
  }
  return network;
}

static double Activate(const std::string& name, double z) {
  if (name == "silu") return z / (1.0 + std::exp(-z));
  if (name == "relu") return z > 0.0 ? z : 0.0;
  if (name == "gelu") return 0.5 * z * (1.0 + std::erf(z * 0.70710678118654752));
  if (name == "tanh") return std::tanh(z);
  if (name == "sigmoid") return 1.0 / (1.0 + std::exp(-z));
  std::fprintf(stderr, "activation '%s', expected silu, relu, gelu, tanh or sigmoid\n", name.c_str());
  std::exit(1);
}

static void Evaluate(const Network& network, const double state[6], double end[4]) {
  std::vector<double> values(6), next;
  for (int i = 0; i < 6; i++) values[i] = (state[i] - network.input_mean[i]) / network.input_std[i];
  const std::vector<double> start = values;
  for (std::size_t l = 0; l < network.layers.size(); l++) {
    const Layer& layer = network.layers[l];
    next.assign(layer.rows, 0.0);
    for (int row = 0; row < layer.rows; row++) {
      double sum = layer.biases[row];
      for (int column = 0; column < layer.columns; column++) sum += layer.weights[row * layer.columns + column] * values[column];
      next[row] = l + 1 < network.layers.size() ? Activate(network.activation, sum) : sum;
    }
    values.swap(next);
  }
  for (int i = 0; i < 4; i++) {
    // The plan's residual network adds the start in units of the inputs' spread to an end in units of the outputs' spread.
    const double value = network.model_type == 1 ? start[i] + values[i] : values[i];
    end[i] = network.output_mean[i] + network.output_std[i] * value;
  }
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s network.bin < states.txt > ends.txt\n", argv[0]);
    return 1;
  }
  const Network network = Load(argv[1]);
  std::vector<double> states;
  double value = 0.0;
  while (std::scanf("%lf", &value) == 1) states.push_back(value);
  if (states.empty() || states.size() % 6 != 0) {
    std::fprintf(stderr, "%zu numbers on the standard input, expected six per track\n", states.size());
    return 1;
  }
  std::vector<double> times;
  for (std::size_t i = 0; i < states.size(); i += 6) {
    double end[4];
    const auto before = std::chrono::steady_clock::now();
    Evaluate(network, &states[i], end);
    times.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - before).count());
    std::printf("%.17g %.17g %.17g %.17g\n", end[0], end[1], end[2], end[3]);
  }
  std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
  std::fprintf(stderr, "median time of a call: %.0f ns\n", times[times.size() / 2]);
  return 0;
}
