// Carries tracks with a trained model, from C++.
//
//   g++ -std=c++17 -O2 extrapolate.cpp -I FOLDER -L FOLDER -l lorentz -Wl,-rpath,FOLDER -o extrapolate
//   ./extrapolate MODEL.safetensors [STATES.csv]
//
// FOLDER holds liblorentz.so and lorentz.h. STATES.csv has the columns x0,y0,tx0,ty0,qop,z0,z1 (mm, mm, 1, 1, 1/MeV, mm,
// mm); without it two tracks of 5 GeV/c are carried through the magnet. Numbers are printed with all their digits.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "lorentz.h"

struct Track {
    std::array<double, 5> state;
    double z0, z1;
};

static std::vector<Track> read(const char *path)
{
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line)) {
        std::cerr << path << ": cannot be read, or is empty\n";
        std::exit(2);
    }
    std::vector<Track> tracks;
    while (std::getline(file, line)) {
        std::istringstream row(line);
        std::array<double, 7> v;
        for (std::size_t i = 0; i < v.size(); i++) {
            std::string cell;
            std::getline(row, cell, ',');
            v[i] = std::stod(cell);
        }
        tracks.push_back({{v[0], v[1], v[2], v[3], v[4]}, v[5], v[6]});
    }
    return tracks;
}

static void fail(const char *what)
{
    char message[1000];
    lorentz_last_error(message, sizeof message);
    std::cerr << what << ": " << message << '\n';
    std::exit(1);
}

int main(int count, char **arguments)
{
    if (count < 2) {
        std::cerr << "usage: extrapolate MODEL.safetensors [STATES.csv]\n";
        return 2;
    }

    lorentz_model *model;
    if (lorentz_open(arguments[1], &model) != LORENTZ_OK) {
        fail("lorentz_open");
    }

    const std::vector<Track> tracks = count > 2
        ? read(arguments[2])
        : std::vector<Track>{{{12.5, -30.2, 0.05, -0.02, 2e-4}, 770, 9400}, {{12.5, -30.2, 0.05, -0.02, -2e-4}, 770, 9400}};
    for (const Track &track : tracks) {
        double end[5], jacobian[25], position, slope;
        // Where the end alone is wanted, lorentz_extrapolate gives the same one sooner.
        const lorentz_status status = lorentz_jacobian(model, track.state.data(), track.z0, track.z1, end, jacobian);
        if (status < 0 || lorentz_expected_error(model, track.state.data(), track.z0, track.z1, &position, &slope) < 0) {
            fail("lorentz_jacobian");
        }

        std::printf("end %.17g %.17g %.17g %.17g %.17g\n", end[0], end[1], end[2], end[3], end[4]);
        std::printf("status %s\n", lorentz_status_text(status));
        std::printf("expected error %.17g mm, slope %.17g\n", position, slope);
        for (int row = 0; row < 5; row++) {
            const double *d = jacobian + 5 * row;
            std::printf("jacobian %.17g %.17g %.17g %.17g %.17g\n", d[0], d[1], d[2], d[3], d[4]);
        }
    }

    lorentz_close(model);
    return 0;
}
