#!/usr/bin/env bash
# Holds vedtak beside the tools that are installed, on one made-up project: processor time as a multiple of what libyaml needs to pull
# the events, and whether all find the same documents at fault.
#
#   benches/compare.sh [DOCUMENTS] [RUNS]      default: 10000 documents, the best of 3 runs
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

documents=${1:-10000}
runs=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
corpus=$work/corpus

cargo build --release --quiet
cargo bench --quiet --bench check -- --write "$corpus" "$documents"
target=$(cargo metadata --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
vedtak=$target/release/vedtak
cd "$corpus"
mapfile -t files < <(find changes -name '*.yaml' | sort)
base=

# row NAME RUNS COUNT COMMAND…: the least processor time; COUNT reads the output and says how many documents are at fault.
row() {
    local name=$1 times=$2 count=$3 best= wall= cpu seconds found
    shift 3
    TIMEFORMAT='%R %U %S'
    for ((run = 0; run < times; run++)); do
        { time "$@" >"$work/out" 2>"$work/err" || true; } 2>"$work/time"
        read -r seconds cpu < <(awk '{print $1, $2 + $3}' "$work/time")
        if [[ -z $best ]] || awk "BEGIN {exit !($cpu < $best)}"; then best=$cpu wall=$seconds; fi
    done
    found=$("$count" <"$work/out")
    [[ -n $base ]] || base=$best
    awk -v name="$name" -v cpu="$best" -v wall="$wall" -v base="$base" -v found="$found" \
        'BEGIN {printf "%-44s %8.2f s %8.2f s %8s %9s\n", name, cpu, wall, (base > 0) ? sprintf("%.1f", cpu / base) : "-", found}'
}

missing() {
    printf '%-44s not installed\n' "$1"
}

no_verdict() { echo -; }
of_vedtak() { cut -d: -f1 | sort -u | grep -c . || true; }
of_jsonschema() { grep -c INVALID || true; }
of_check_jsonschema() { grep -o '"filename": *"[^"]*"' | sort -u | grep -c . || true; }

printf '%s documents, %s bytes\n' "${#files[@]}" "$(cat "${files[@]}" | wc -c)"
printf '%-44s %10s %10s %8s %9s\n' tool processor wall ratio 'at fault'

if cc -O2 "$OLDPWD/benches/lyev.c" -lyaml -o "$work/lyev" 2>"$work/err"; then
    row 'libyaml events, C (the limit)' "$runs" no_verdict "$work/lyev" "${files[@]}"
else
    missing 'libyaml events (cc and libyaml); ratios are to vedtak'
fi
row 'vedtak check' "$runs" of_vedtak "$vedtak" check --format concise
row 'vedtak check --threads 1' "$runs" of_vedtak "$vedtak" check --format concise --threads 1
if command -v jsonschema-cli >/dev/null; then
    instances=()
    for file in "${files[@]}"; do instances+=(-i "$file"); done
    command=(jsonschema-cli)
    if jsonschema-cli validate --help >/dev/null 2>&1; then command+=(validate); fi
    row 'jsonschema-cli' "$runs" of_jsonschema "${command[@]}" change.schema.json "${instances[@]}"
else
    missing jsonschema-cli
fi
if command -v check-jsonschema >/dev/null; then
    row 'check-jsonschema' 1 of_check_jsonschema check-jsonschema -o json --schemafile change.schema.json "${files[@]}"
else
    missing check-jsonschema
fi
