#!/usr/bin/env bash
# Builds the lab when its sources changed, then runs it with the given arguments.
# It runs from a copy, so that a later build never overwrites a program that is at work.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tools="$root/artifacts/tool"

command -v dotnet >/dev/null || { echo "build.sh: the .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0" >&2; exit 1; }
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
mkdir -p "$tools"

changed() {
    [[ ! -e "$tools/current" || ! -e "$tools/$(cat "$tools/current")/Lorentz.Build.dll" ]] || [[ -n "$(
        cd "$root" && find build src Directory.Build.props Directory.Packages.props global.json .editorconfig \
            \( -name bin -o -name obj \) -prune -o -newer "$tools/current" -print -quit)" ]]
}

if changed; then
    exec 9>"$tools/.lock"
    if command -v flock >/dev/null; then flock 9; fi
    if changed; then
        new="$$-$RANDOM"
        echo "$new" > "$tools/$new.current"    # its time is that of the beginning: an edit during the build counts
        if ! output="$(dotnet build "$root/build/Lorentz.Build.csproj" -c Release -v quiet 2>&1 9>&-)"; then
            grep -E "error|warn" <<< "$output" | sort -u >&2 || echo "$output" >&2
            rm -f "$tools/$new.current"
            exit 1
        fi
        cp -R "$root/build/bin/Release/net10.0" "$tools/$new"
        mv "$tools/$new.current" "$tools/current"
        find "$tools" -mindepth 1 -maxdepth 1 -type d ! -name "$new" -mtime +7 -exec rm -rf {} +
    fi
    exec 9>&-
fi

exec dotnet "$tools/$(cat "$tools/current")/Lorentz.Build.dll" "$@"
