// Networks as others evaluate them, to compare ours with: normalised inputs to normalised outputs, a sample at a time.
//
//   plain_double  the plan's loop: double, naive row-major products, std::exp, the activation's name compared at every
//                 layer; meant for -O2, as its program was compiled
//   plain_float   what a careful programmer writes in an hour: float, weights transposed so that the loop over neurons
//                 makes vectors, expf; meant for -O3 -march=native
//
//   c++ -std=c++17 -O2 -shared -fPIC plain.cpp -o plain.so
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

namespace {

class Network {
 public:
  virtual ~Network() = default;
  virtual void Run(const float* x, int count, float* y) = 0;
};

class PlainDouble final : public Network {
 public:
  PlainDouble(const int* sizes, int layers, const float* weights, const char* activation)
      : sizes_(sizes, sizes + layers + 1), activation_(activation) {
    for (int l = 0; l < layers; l++) {
      const int in = sizes[l], out = sizes[l + 1];
      weights_.emplace_back(weights, weights + in * out);
      weights += in * out;
      biases_.emplace_back(weights, weights + out);
      weights += out;
    }
  }

  void Run(const float* x, int count, float* y) override {
    const int inputs = sizes_.front(), outputs = sizes_.back();
    for (int sample = 0; sample < count; sample++) {
      before_.assign(x + sample * inputs, x + (sample + 1) * inputs);
      for (std::size_t l = 0; l < weights_.size(); l++) {
        after_.resize(sizes_[l + 1]);
        for (int row = 0; row < sizes_[l + 1]; row++) {
          double sum = biases_[l][row];
          for (int column = 0; column < sizes_[l]; column++) sum += weights_[l][row * sizes_[l] + column] * before_[column];
          after_[row] = sum;
        }
        if (l + 1 < weights_.size()) Activate(after_);
        before_.swap(after_);
      }
      for (int j = 0; j < outputs; j++) y[sample * outputs + j] = static_cast<float>(before_[j]);
    }
  }

 private:
  void Activate(std::vector<double>& values) const {
    if (activation_ == "silu") {
      for (double& value : values) value = value / (1.0 + std::exp(-value));
    } else if (activation_ == "tanh") {
      for (double& value : values) value = std::tanh(value);
    } else if (activation_ == "gelu") {
      for (double& value : values) value = 0.5 * value * (1.0 + std::erf(value * 0.70710678118654752));
    } else {
      for (double& value : values) value = value > 0.0 ? value : 0.0;
    }
  }

  std::vector<int> sizes_;
  std::string activation_;
  std::vector<std::vector<double>> weights_, biases_;
  std::vector<double> before_, after_;
};

enum class Activation { kSilu, kTanh, kGelu, kRelu };

class PlainFloat final : public Network {
 public:
  PlainFloat(const int* sizes, int layers, const float* weights, Activation activation)
      : sizes_(sizes, sizes + layers + 1), activation_(activation) {
    int widest = 0;
    for (int size : sizes_) widest = size > widest ? size : widest;
    before_.resize(widest);
    after_.resize(widest);
    for (int l = 0; l < layers; l++) {
      const int in = sizes[l], out = sizes[l + 1];
      std::vector<float> transposed(in * out);
      for (int row = 0; row < out; row++) {
        for (int column = 0; column < in; column++) transposed[column * out + row] = weights[row * in + column];
      }
      weights_.push_back(transposed);
      weights += in * out;
      biases_.emplace_back(weights, weights + out);
      weights += out;
    }
  }

  void Run(const float* x, int count, float* y) override {
    const int inputs = sizes_.front(), outputs = sizes_.back();
    const std::size_t last = weights_.size() - 1;
    for (int sample = 0; sample < count; sample++) {
      const float* values = x + sample * inputs;
      for (std::size_t l = 0; l < last; l++) {
        float* next = l % 2 == 0 ? before_.data() : after_.data();
        Layer(weights_[l].data(), biases_[l].data(), values, sizes_[l], sizes_[l + 1], next);
        Activate(next, sizes_[l + 1]);
        values = next;
      }
      Layer(weights_[last].data(), biases_[last].data(), values, sizes_[last], outputs, y + sample * outputs);
    }
  }

 private:
  static void Layer(const float* __restrict weights, const float* __restrict biases, const float* __restrict x, int in, int out,
                    float* __restrict y) {
    for (int row = 0; row < out; row++) y[row] = biases[row];
    for (int column = 0; column < in; column++) {
      const float value = x[column];
      for (int row = 0; row < out; row++) y[row] += weights[column * out + row] * value;
    }
  }

  void Activate(float* values, int count) const {
    switch (activation_) {
      case Activation::kSilu:
        for (int i = 0; i < count; i++) values[i] = values[i] / (1.0f + expf(-values[i]));
        break;
      case Activation::kTanh:
        for (int i = 0; i < count; i++) values[i] = tanhf(values[i]);
        break;
      case Activation::kGelu:
        for (int i = 0; i < count; i++) values[i] = 0.5f * values[i] * (1.0f + erff(values[i] * 0.70710678f));
        break;
      case Activation::kRelu:
        for (int i = 0; i < count; i++) values[i] = values[i] > 0.0f ? values[i] : 0.0f;
        break;
    }
  }

  std::vector<int> sizes_;
  Activation activation_;
  std::vector<std::vector<float>> weights_, biases_;
  std::vector<float> before_, after_;
};

}  // namespace

extern "C" {

// kind: "double" or "float". sizes: inputs, hidden widths, outputs: layers + 1 numbers. weights: layer by layer W [out x in]
// row by row, then b [out]. activation: silu, tanh, gelu or relu. Null where a word is another. A handle serves one thread.
void* plain_open(const char* kind, const int* sizes, int layers, const float* weights, const char* activation) {
  const char* const names[] = {"silu", "tanh", "gelu", "relu"};
  int found = 0;
  while (found < 4 && std::strcmp(activation, names[found]) != 0) found++;
  if (found == 4) return nullptr;
  if (std::strcmp(kind, "double") == 0) return static_cast<Network*>(new PlainDouble(sizes, layers, weights, activation));
  if (std::strcmp(kind, "float") == 0) return static_cast<Network*>(new PlainFloat(sizes, layers, weights, static_cast<Activation>(found)));
  return nullptr;
}

// x: count rows of inputs. y: receives count rows of outputs.
void plain_run(void* handle, const float* x, int count, float* y) { static_cast<Network*>(handle)->Run(x, count, y); }

void plain_close(void* handle) { delete static_cast<Network*>(handle); }
}
