#!/bin/sh
# Installs OpenBLAS from Debian's packages where it is missing, builds the timing program and runs it.
# Usage: scripts/openblas/run.sh [seconds per case]
set -eu
here=$(dirname "$0")
out="$here/../../artifacts/openblas"
dpkg -s gcc libopenblas-dev >/dev/null 2>&1 || apt-get install -y gcc libopenblas-dev
mkdir -p "$out"
cc -O2 -o "$out/products" "$here/products.c" -lopenblas
exec "$out/products" "${1:-1}"
