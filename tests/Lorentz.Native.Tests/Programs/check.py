"""Asks liblorentz everything that the managed side was asked, compares every bit, and tries every mistake.

usage: check.py LIBLORENTZ MODEL EXPECTED DAMAGED NAME; says what differs and ends with 1 where anything does.
"""
import array
import ctypes
import math
import struct
import sys
import threading

OK, OUTSIDE, NOT_FINITE, BAD_ARGUMENT, FILE_MISSING, FILE_DAMAGED = 0, 1, 4, -1, -2, -3
HEAD, ROW, SHOWN = 14, 47, 10
failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)


def same(a, b):
    """Any NaN is like any other; all else must agree in every bit."""
    return all((math.isnan(x) and math.isnan(y)) or struct.pack("d", x) == struct.pack("d", y) for x, y in zip(a, b, strict=True))


def doubles(values):
    return (ctypes.c_double * len(values))(*values)


class Library:
    def __init__(self, path):
        self.c = ctypes.CDLL(path)
        numbers, place, model, size = ctypes.POINTER(ctypes.c_double), ctypes.c_double, ctypes.c_void_p, ctypes.c_size_t
        self.c.lorentz_version.restype = ctypes.c_char_p
        self.c.lorentz_status_text.restype = ctypes.c_char_p
        self.c.lorentz_last_error.restype = size
        self.c.lorentz_last_error.argtypes = [ctypes.c_char_p, size]
        self.c.lorentz_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(model)]
        self.c.lorentz_close.restype = None
        self.c.lorentz_close.argtypes = [model]
        self.c.lorentz_name.argtypes = [model, ctypes.c_char_p, size]
        self.c.lorentz_domain.argtypes = [model, numbers, numbers]
        self.c.lorentz_extrapolate.argtypes = [model, numbers, place, place, numbers]
        self.c.lorentz_extrapolate_many.argtypes = [model, size] + [numbers] * 11 + [ctypes.c_char_p]
        self.c.lorentz_jacobian.argtypes = [model, numbers, place, place, numbers, numbers]
        self.c.lorentz_expected_error.argtypes = [model, numbers, place, place, numbers, numbers]

    def open(self, path):
        model = ctypes.c_void_p(1)
        status = self.c.lorentz_open(None if path is None else path.encode(), ctypes.byref(model))
        return status, model

    def error(self):
        text = ctypes.create_string_buffer(2000)
        self.c.lorentz_last_error(text, len(text))
        return text.value.decode()


def compare(lorentz, model, expected):
    minimum, maximum = doubles([0] * 7), doubles([0] * 7)
    expect(lorentz.c.lorentz_domain(model, minimum, maximum) == OK, "domain")
    expect(same(list(minimum) + list(maximum), expected[:HEAD]), "numbers of the domain")
    rows = [expected[start:start + ROW] for start in range(HEAD, len(expected), ROW)]
    for i, e in enumerate(rows):
        state, z0, z1 = doubles(e[:5]), e[5], e[6]
        end, jacobian, position, slope = doubles([0] * 5), doubles([0] * 25), doubles([0]), doubles([0])
        expect(lorentz.c.lorentz_extrapolate(model, state, z0, z1, end) == e[12], f"track {i}: status")
        expect(same(end, e[7:12]), f"track {i}: end")
        status = lorentz.c.lorentz_jacobian(model, state, z0, z1, end, jacobian)
        expect(status == e[38], f"track {i}: status of the Jacobian")
        expect(status < 0 or same(jacobian, e[13:38]), f"track {i}: Jacobian")
        expect(same(end, e[7:12]), f"track {i}: end with the Jacobian")
        expect(lorentz.c.lorentz_expected_error(model, state, z0, z1, position, slope) == e[41], f"track {i}: status of the error")
        expect(same([position[0], slope[0]], e[39:41]), f"track {i}: expected error")
    starts = [doubles([e[c] for e in rows]) for c in range(7)]
    ends = [doubles([0] * len(rows)) for _ in range(4)]
    statuses = ctypes.create_string_buffer(len(rows))
    expect(lorentz.c.lorentz_extrapolate_many(model, len(rows), *starts, *ends, statuses) == OK, "many")
    for i, e in enumerate(rows):
        expect(same([column[i] for column in ends], e[42:46]), f"many, track {i}: end")
        expect(statuses.raw[i] == e[46], f"many, track {i}: status")


def mistakes(lorentz, path, damaged, name):
    status, model = lorentz.open(path + ".none")
    expect(status == FILE_MISSING and not model.value and ".none" in lorentz.error(), f"a missing file: {lorentz.error()}")
    status, model = lorentz.open(damaged)
    expect(status == FILE_DAMAGED and not model.value and damaged in lorentz.error(), f"a damaged file: {lorentz.error()}")
    expect(lorentz.open(None)[0] == BAD_ARGUMENT, "no path")
    expect(lorentz.c.lorentz_open(path.encode(), None) == BAD_ARGUMENT, "no model to open")
    status, closed = lorentz.open(path)
    lorentz.c.lorentz_close(closed)
    lorentz.c.lorentz_close(closed)
    lorentz.c.lorentz_close(None)
    state, end = doubles([12, -30, 0.05, -0.02, 2e-4]), doubles([1, 2, 3, 4, 5])
    for other in None, closed, ctypes.c_void_p(12345):
        expect(lorentz.c.lorentz_extrapolate(other, state, 770, 9400, end) == BAD_ARGUMENT, f"a model that is not open: {other}")
    expect("lorentz_open" in lorentz.error(), f"the message of a closed model: {lorentz.error()}")
    status, model = lorentz.open(path)
    expect(status == OK, lorentz.error())
    text = ctypes.create_string_buffer(300)
    expect(lorentz.c.lorentz_name(model, text, len(text)) == OK and text.value.decode() == name, "name")
    expect(lorentz.c.lorentz_extrapolate(model, None, 770, 9400, end) == BAD_ARGUMENT and "state" in lorentz.error(), "no state")
    expect(list(end) == [1, 2, 3, 4, 5], "a call that failed wrote something")
    position, slope = doubles([0]), doubles([0])
    expect(lorentz.c.lorentz_extrapolate(model, state, 770, 13400, end) == OUTSIDE and math.isfinite(sum(end)), "outside the domain")
    expect(lorentz.c.lorentz_expected_error(model, state, 770, 13400, position, slope) == OUTSIDE, "the error outside the domain")
    expect(math.isnan(position[0]) and math.isnan(slope[0]), "numbers of the error outside the domain")
    expect(lorentz.c.lorentz_extrapolate(model, doubles([math.nan] * 5), 770, 9400, end) == NOT_FINITE and math.isnan(end[0]), "not a number")
    lorentz.c.lorentz_close(model)


def main(library, path, expected_path, damaged, name):
    with open(expected_path, "rb") as file:
        expected = array.array("d", file.read()).tolist()
    lorentz = Library(library)
    expect(lorentz.c.lorentz_abi_version() == 1, "version of the interface")
    expect(lorentz.c.lorentz_version().count(b".") == 2, "version")
    expect(lorentz.c.lorentz_status_text(OUTSIDE) == b"outside the trusted region", "status text")

    def ask():
        try:
            status, model = lorentz.open(path)
            expect(status == OK, lorentz.error())
            compare(lorentz, model, expected)
            mistakes(lorentz, path, damaged, name)
            lorentz.c.lorentz_close(model)
        except Exception as error:
            failures.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for failure in failures[:SHOWN]:
        print("failed:", failure)
    print(f"{len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
