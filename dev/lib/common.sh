# shellcheck shell=bash
# What every script under dev/ shares: messages, timed steps, the cache directory. Messages go to standard error, so that
# a script's standard output is its result and nothing else.

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
SOFIA_CACHE=${SOFIA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sofia}
export ROOT SOFIA_CACHE

say() { printf '%s\n' "$*" >&2; }
warn() { printf 'warning: %s\n' "$*" >&2; }
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  local line
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit 1
}

# step <what> <usual duration> <command…>: says what begins and how long it usually takes, then how long it took. Never
# call it before || or in a condition: bash would then ignore every failure but the command's last one.
step() {
  local what=$1 usual=$2 began=$SECONDS
  shift 2
  say "==> $what (usually $usual)"
  "$@"
  say "    done in $((SECONDS - began)) s"
}

# await <seconds> <what> <command…>: repeats the command until it succeeds; its output is shown only if it never does.
await() {
  local limit=$1 what=$2 until out=
  shift 2
  until=$((SECONDS + limit))
  while ! out=$("$@" 2>&1); do
    if [ "$SECONDS" -ge "$until" ]; then
      say "timed out after $limit s: $what"
      [ -z "$out" ] || say "$out"
      return 1
    fi
    sleep 0.1
  done
}

have() { command -v "$1" >/dev/null 2>&1; }
