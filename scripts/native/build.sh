#!/usr/bin/env bash
# usage: scripts/native/build.sh [FOLDER]
# Compiles liblorentz.so ahead of time into FOLDER (default artifacts/native), with lorentz.h beside it.
# Needs the .NET 10 SDK and a C compiler (gcc or clang); Linux on x86-64 (with AVX2 and FMA) or ARM64.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
folder="${1:-$root/artifacts/native}"
case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) runtime=linux-x64 ;;
    Linux-aarch64) runtime=linux-arm64 ;;
    *) echo "$0: $(uname -s) on $(uname -m): valid are Linux on x86_64 and on aarch64" >&2; exit 2 ;;
esac
# One at a time, in folders of its own, so that it does not disturb a build of the solution.
mkdir -p "$root/artifacts/native/build"
exec 9> "$root/artifacts/native/build/.lock"
! command -v flock > /dev/null || flock 9
dotnet publish "$root/src/Lorentz.Native/Lorentz.Native.csproj" -c Release -r "$runtime" \
    --artifacts-path "$root/artifacts/native/build" -o "$root/artifacts/native/build/out" -v quiet --nologo
mkdir -p "$folder"
for file in "$root/artifacts/native/build/out/liblorentz.so" "$root/src/Lorentz.Native/lorentz.h"; do
    name="$(basename "$file")"
    cp "$file" "$folder/.$name.$$"
    mv "$folder/.$name.$$" "$folder/$name"
done
echo "$folder/liblorentz.so"
