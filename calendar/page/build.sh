#!/usr/bin/env bash
# Builds the page into calendar/target/page; does nothing if nothing changed since. usage: build.sh [--force]
# Needs Node 18 or newer with npm; Debian: sudo apt-get install nodejs npm
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
output=../target/page

for tool in node npm; do
  command -v "$tool" >/dev/null || { echo "$tool is missing; Debian: sudo apt-get install nodejs npm" >&2; exit 1; }
done

sum() { cat "$@" | sha256sum | cut -d' ' -f1; }
mapfile -t inputs < <(find src build static test package-lock.json tsconfig.json build.sh -type f | sort)
inputs_sum=$(sum "${inputs[@]}")
if [ "${1:-}" != --force ] && [ -d node_modules ] && [ "$(cat "$output.inputs" 2>/dev/null)" = "$inputs_sum" ]; then exit 0; fi

# The cache of npm is asked first: a second checkout needs no network. No script of a package is run.
lock_sum=$(sum package-lock.json .npmrc)
if [ "$(cat node_modules/.lock-sum 2>/dev/null)" != "$lock_sum" ]; then
  npm ci --silent --prefer-offline --ignore-scripts
  echo "$lock_sum" >node_modules/.lock-sum
fi

node_modules/.bin/tsc --noEmit
mkdir -p ../target
node build/test.mjs >"$output.tests" 2>&1 || { cat "$output.tests" >&2; exit 1; }
node build/build.mjs "$output"
echo "$inputs_sum" >"$output.inputs"
