// Asks liblorentz everything that the managed side was asked, compares every bit, and tries every mistake.
// usage: check LIBLORENTZ MODEL EXPECTED DAMAGED NAME; says what differs and ends with 1 where anything does.
#include <dlfcn.h>

#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "lorentz.h"

static constexpr std::size_t head = 14, row = 47, shown = 10;
static std::atomic<std::size_t> failures{0};

static void expect(bool holds, const std::string &what)
{
    if (!holds && failures++ < shown) {
        std::printf("failed: %s\n", what.c_str());
    }
}

// Any NaN is like any other; all else must agree in every bit.
static bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::memcmp(&a, &b, sizeof a) == 0; }

static bool same(const double *a, const double *b, std::size_t count)
{
    for (std::size_t i = 0; i < count; i++) {
        if (!same(a[i], b[i])) {
            return false;
        }
    }
    return true;
}

struct Functions {
    explicit Functions(void *library)
    {
        load(library, "lorentz_abi_version", abi_version);
        load(library, "lorentz_version", version);
        load(library, "lorentz_status_text", status_text);
        load(library, "lorentz_last_error", last_error);
        load(library, "lorentz_open", open);
        load(library, "lorentz_close", close);
        load(library, "lorentz_name", name);
        load(library, "lorentz_domain", domain);
        load(library, "lorentz_extrapolate", extrapolate);
        load(library, "lorentz_extrapolate_many", extrapolate_many);
        load(library, "lorentz_jacobian", jacobian);
        load(library, "lorentz_expected_error", expected_error);
    }

    template <typename F> static void load(void *library, const char *symbol, F &function)
    {
        function = reinterpret_cast<F>(dlsym(library, symbol));
    }

    std::string error() const
    {
        char text[2000];
        last_error(text, sizeof text);
        return text;
    }

    decltype(&lorentz_abi_version) abi_version;
    decltype(&lorentz_version) version;
    decltype(&lorentz_status_text) status_text;
    decltype(&lorentz_last_error) last_error;
    decltype(&lorentz_open) open;
    decltype(&lorentz_close) close;
    decltype(&lorentz_name) name;
    decltype(&lorentz_domain) domain;
    decltype(&lorentz_extrapolate) extrapolate;
    decltype(&lorentz_extrapolate_many) extrapolate_many;
    decltype(&lorentz_jacobian) jacobian;
    decltype(&lorentz_expected_error) expected_error;
};

static void compare(const Functions &lorentz, const lorentz_model *model, const std::vector<double> &expected)
{
    const std::size_t count = (expected.size() - head) / row;
    double minimum[7], maximum[7];
    expect(lorentz.domain(model, minimum, maximum) == LORENTZ_OK && same(minimum, expected.data(), 7) && same(maximum, expected.data() + 7, 7), "domain");
    std::vector<std::vector<double>> columns(11, std::vector<double>(count));
    std::vector<unsigned char> statuses(count, 99);
    for (std::size_t i = 0; i < count; i++) {
        const double *e = expected.data() + head + row * i;
        const std::string track = "track " + std::to_string(i);
        double end[5], derived[5], jacobian[25], position, slope;
        expect(lorentz.extrapolate(model, e, e[5], e[6], end) == static_cast<int>(e[12]), track + ": status");
        expect(same(end, e + 7, 5), track + ": end");
        const lorentz_status status = lorentz.jacobian(model, e, e[5], e[6], derived, jacobian);
        expect(status == static_cast<int>(e[38]), track + ": status of the Jacobian");
        expect(status < 0 || same(jacobian, e + 13, 25), track + ": Jacobian");
        expect(status < 0 || same(derived, e + 7, 5), track + ": end with the Jacobian");
        expect(lorentz.expected_error(model, e, e[5], e[6], &position, &slope) == static_cast<int>(e[41]), track + ": status of the error");
        expect(same(position, e[39]) && same(slope, e[40]), track + ": expected error");
        for (std::size_t c = 0; c < 7; c++) {
            columns[c][i] = e[c];
        }
    }

    const auto &c = columns;
    expect(
        lorentz.extrapolate_many(
            model, count, c[0].data(), c[1].data(), c[2].data(), c[3].data(), c[4].data(), c[5].data(), c[6].data(), columns[7].data(),
            columns[8].data(), columns[9].data(), columns[10].data(), statuses.data()) == LORENTZ_OK, "many");
    for (std::size_t i = 0; i < count; i++) {
        const double *e = expected.data() + head + row * i + 42;
        const double end[4] = {c[7][i], c[8][i], c[9][i], c[10][i]};
        expect(same(end, e, 4), "many, track " + std::to_string(i) + ": end");
        expect(statuses[i] == static_cast<int>(e[4]), "many, track " + std::to_string(i) + ": status");
    }

    // Into the columns it came from, and in pieces larger than the library's own.
    std::vector<std::vector<double>> large(7);
    std::vector<unsigned char> marks;
    while (marks.size() < 10000) {
        for (std::size_t k = 0; k < 7; k++) {
            large[k].insert(large[k].end(), c[k].begin(), c[k].end());
        }
        marks.resize(marks.size() + count, 99);
    }
    double *x = large[0].data(), *y = large[1].data(), *tx = large[2].data(), *ty = large[3].data();
    expect(
        lorentz.extrapolate_many(
            model, marks.size(), x, y, tx, ty, large[4].data(), large[5].data(), large[6].data(), x, y, tx, ty, marks.data()) == LORENTZ_OK,
        "many in place");
    for (std::size_t i = 0; i < marks.size(); i++) {
        const double *e = expected.data() + head + row * (i % count) + 42;
        const double end[4] = {x[i], y[i], tx[i], ty[i]};
        expect(same(end, e, 4) && marks[i] == static_cast<int>(e[4]), "many in place, track " + std::to_string(i));
    }
}

static void mistakes(const Functions &lorentz, const char *path, const char *damaged, const char *name)
{
    char anything = 0;
    lorentz_model *model = reinterpret_cast<lorentz_model *>(&anything), *closed = nullptr;
    expect(lorentz.open((std::string(path) + ".none").c_str(), &model) == LORENTZ_FILE_MISSING, "a missing file");
    expect(model == nullptr && lorentz.error().find(".none") != std::string::npos, "the message of a missing file: " + lorentz.error());
    expect(lorentz.open(damaged, &model) == LORENTZ_FILE_DAMAGED && model == nullptr, "a damaged file");
    expect(lorentz.error().find(damaged) != std::string::npos, "the message of a damaged file: " + lorentz.error());
    expect(lorentz.open(nullptr, &model) == LORENTZ_BAD_ARGUMENT, "no path");
    expect(lorentz.open(path, nullptr) == LORENTZ_BAD_ARGUMENT, "no model to open");
    expect(lorentz.open(path, &model) == LORENTZ_OK && lorentz.open(path, &closed) == LORENTZ_OK && model != closed, "two models");
    lorentz.close(closed);
    lorentz.close(closed);
    lorentz.close(nullptr);

    double state[5] = {12, -30, 0.05, -0.02, 2e-4}, end[5] = {1, 2, 3, 4, 5}, jacobian[25], a[7], b[7];
    unsigned char status = 99;
    char text[300];
    const lorentz_model *invalid[] = {nullptr, closed, reinterpret_cast<lorentz_model *>(state), reinterpret_cast<lorentz_model *>(-1)};
    for (const lorentz_model *other : invalid) {
        expect(lorentz.extrapolate(other, state, 770, 9400, end) == LORENTZ_BAD_ARGUMENT, "extrapolate: no model");
        expect(lorentz.error().find("model") != std::string::npos, "the message of no model: " + lorentz.error());
        expect(lorentz.jacobian(other, state, 770, 9400, end, jacobian) == LORENTZ_BAD_ARGUMENT, "jacobian: no model");
        expect(lorentz.expected_error(other, state, 770, 9400, a, b) == LORENTZ_BAD_ARGUMENT, "expected_error: no model");
        expect(lorentz.domain(other, a, b) == LORENTZ_BAD_ARGUMENT, "domain: no model");
        expect(lorentz.name(other, text, sizeof text) == LORENTZ_BAD_ARGUMENT, "name: no model");
        expect(
            lorentz.extrapolate_many(other, 1, a, a, a, a, a, a, a, b, b, b, b, &status) == LORENTZ_BAD_ARGUMENT, "many: no model");
    }

    expect(lorentz.extrapolate(model, nullptr, 770, 9400, end) == LORENTZ_BAD_ARGUMENT, "extrapolate: no state");
    expect(lorentz.extrapolate(model, state, 770, 9400, nullptr) == LORENTZ_BAD_ARGUMENT, "extrapolate: no end");
    expect(lorentz.jacobian(model, state, 770, 9400, end, nullptr) == LORENTZ_BAD_ARGUMENT, "jacobian: no jacobian");
    expect(lorentz.expected_error(model, state, 770, 9400, nullptr, b) == LORENTZ_BAD_ARGUMENT, "expected_error: no position");
    expect(lorentz.domain(model, a, nullptr) == LORENTZ_BAD_ARGUMENT, "domain: no maximum");
    expect(lorentz.name(model, nullptr, 5) == LORENTZ_BAD_ARGUMENT && lorentz.name(model, text, 0) == LORENTZ_BAD_ARGUMENT, "name: no buffer");
    for (int missing = 0; missing < 12; missing++) {
        const auto in = [&](int k) { return k == missing ? nullptr : a; };
        const auto out = [&](int k) { return k == missing ? nullptr : b; };
        expect(
            lorentz.extrapolate_many(
                model, 1, in(0), in(1), in(2), in(3), in(4), in(5), in(6), out(7), out(8), out(9), out(10), missing == 11 ? nullptr : &status)
                == LORENTZ_BAD_ARGUMENT,
            "many: no column " + std::to_string(missing));
    }
    expect(end[0] == 1 && end[4] == 5 && status == 99, "a call that failed wrote something");
    expect(
        lorentz.extrapolate_many(model, 0, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr) == LORENTZ_OK,
        "many: none at all");

    expect(lorentz.name(model, text, sizeof text) == LORENTZ_OK && std::string(text) == name, "name");
    expect(lorentz.name(model, text, 4) == LORENTZ_OK && std::string(text) == std::string(name).substr(0, 3), "name cut short");
    const std::size_t length = lorentz.last_error(nullptr, 0);
    expect(length == lorentz.error().size() && lorentz.last_error(text, 5) == length && std::strlen(text) == 4, "a message cut short");
    std::thread([&] { expect(lorentz.last_error(nullptr, 0) == 0, "the message of another thread"); }).join();

    expect(lorentz.extrapolate(model, state, 770, 13400, end) == LORENTZ_OUTSIDE && std::isfinite(end[0] + end[1] + end[2] + end[3]), "outside the domain");
    expect(lorentz.expected_error(model, state, 770, 13400, a, b) == LORENTZ_OUTSIDE && std::isnan(*a) && std::isnan(*b), "the error outside the domain");
    state[4] = std::numeric_limits<double>::quiet_NaN();
    expect(lorentz.extrapolate(model, state, 770, 9400, end) == LORENTZ_NOT_FINITE && std::isnan(end[0]), "not a number");
    lorentz.close(model);
}

int main(int count, char **arguments)
{
    if (count != 6) {
        return 2;
    }
    void *library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        std::printf("%s\n", dlerror());
        return 2;
    }
    std::ifstream file(arguments[3], std::ios::binary);
    std::vector<char> bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::vector<double> expected(bytes.size() / sizeof(double));
    std::memcpy(expected.data(), bytes.data(), expected.size() * sizeof(double));
    expect(expected.size() > head + row && (expected.size() - head) % row == 0, "the file of expected numbers");

    const Functions lorentz(library);
    expect(lorentz.abi_version() == LORENTZ_ABI_VERSION && std::string(lorentz.version()) == LORENTZ_VERSION, "version");
    expect(std::string(lorentz.status_text(LORENTZ_TOO_STEEP)) == "too steep", "status text");
    expect(std::string(lorentz.status_text(static_cast<lorentz_status>(77))) == "unknown status", "text of no status");

    // The first calls of all come from four threads at once; then all four use one model while others open and close.
    lorentz_model *shared = nullptr;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; thread++) {
        threads.emplace_back([&] {
            lorentz_model *model = nullptr;
            expect(lorentz.open(arguments[2], &model) == LORENTZ_OK, "open: " + lorentz.error());
            compare(lorentz, model, expected);
            mistakes(lorentz, arguments[2], arguments[4], arguments[5]);
            lorentz.close(model);
        });
    }
    for (auto &thread : threads) {
        thread.join();
    }
    threads.clear();
    expect(lorentz.open(arguments[2], &shared) == LORENTZ_OK, "open for all");
    for (int thread = 0; thread < 4; thread++) {
        threads.emplace_back([&] { compare(lorentz, shared, expected); });
    }
    for (auto &thread : threads) {
        thread.join();
    }
    lorentz.close(shared);
    std::printf("%zu failed\n", failures.load());
    return failures == 0 ? 0 : 1;
}
