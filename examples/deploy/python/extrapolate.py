"""Carries tracks with a trained model, from Python: nothing but the standard library is needed.

    python3 extrapolate.py LIBLORENTZ.so MODEL.safetensors [STATES.csv]

STATES.csv has the columns x0,y0,tx0,ty0,qop,z0,z1 (mm, mm, 1, 1, 1/MeV, mm, mm); without it two tracks of 5 GeV/c are
carried through the magnet. Numbers are printed with all their digits.
"""
import csv
import ctypes
import sys


class Lorentz:
    """A model in liblorentz.so; see lorentz.h."""

    def __init__(self, library, path):
        self.library = ctypes.CDLL(library)
        self.model = ctypes.c_void_p()
        numbers, place, model = ctypes.POINTER(ctypes.c_double), ctypes.c_double, ctypes.c_void_p
        self.library.lorentz_status_text.restype = ctypes.c_char_p
        self.library.lorentz_last_error.restype = ctypes.c_size_t
        self.library.lorentz_last_error.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
        self.library.lorentz_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(model)]
        self.library.lorentz_close.restype = None
        self.library.lorentz_close.argtypes = [model]
        self.library.lorentz_jacobian.argtypes = [model, numbers, place, place, numbers, numbers]
        self.library.lorentz_expected_error.argtypes = [model, numbers, place, place, numbers, numbers]
        self.check(self.library.lorentz_open(path.encode(), ctypes.byref(self.model)))

    def check(self, status):
        """The status of a track; raises where the call itself failed."""
        if status < 0:
            message = ctypes.create_string_buffer(1000)
            self.library.lorentz_last_error(message, len(message))
            raise OSError(message.value.decode(errors="replace"))
        return status

    def text(self, status):
        return self.library.lorentz_status_text(status).decode()

    def extrapolate(self, state, z0, z1):
        """End state, status and Jacobian; lorentz_extrapolate gives the same end sooner."""
        start, end, jacobian = (ctypes.c_double * 5)(*state), (ctypes.c_double * 5)(), (ctypes.c_double * 25)()
        status = self.check(self.library.lorentz_jacobian(self.model, start, z0, z1, end, jacobian))
        return list(end), status, [list(jacobian[5 * row:5 * row + 5]) for row in range(5)]

    def expected_error(self, state, z0, z1):
        """Root mean square errors of test tracks like this one: position in mm, slope."""
        start, position, slope = (ctypes.c_double * 5)(*state), ctypes.c_double(), ctypes.c_double()
        self.check(self.library.lorentz_expected_error(self.model, start, z0, z1, position, slope))
        return position.value, slope.value

    def close(self):
        self.library.lorentz_close(self.model)


def read(path):
    names = ["x0", "y0", "tx0", "ty0", "qop", "z0", "z1"]
    with open(path, newline="") as file:
        return [[float(row[name]) for name in names] for row in csv.DictReader(file)]


def words(numbers):
    return " ".join(f"{number:.17g}" for number in numbers)


def main(arguments):
    if len(arguments) < 2:
        sys.exit("usage: extrapolate.py LIBLORENTZ.so MODEL.safetensors [STATES.csv]")
    model = Lorentz(arguments[0], arguments[1])
    tracks = read(arguments[2]) if len(arguments) > 2 else [
        [12.5, -30.2, 0.05, -0.02, 2e-4, 770, 9400],
        [12.5, -30.2, 0.05, -0.02, -2e-4, 770, 9400],
    ]
    for *state, z0, z1 in tracks:
        end, status, jacobian = model.extrapolate(state, z0, z1)
        position, slope = model.expected_error(state, z0, z1)
        print("end", words(end))
        print("status", model.text(status))
        print(f"expected error {position:.17g} mm, slope {slope:.17g}")
        for row in jacobian:
            print("jacobian", words(row))
    model.close()


if __name__ == "__main__":
    main(sys.argv[1:])
