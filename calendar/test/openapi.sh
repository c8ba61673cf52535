#!/usr/bin/env bash
# Sends the packaged server requests that are made up from its own description (schemathesis), as staff, as the agent and as
# a stranger, and wants no failure of the server and no answer that is not described. usage: openapi.sh [seconds for each, 30]
# Needs Python 3.10 or newer; schemathesis is kept in a cache below ~/.cache/sofia.
set -euo pipefail

# shellcheck source=../../dev/lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../../dev/lib/common.sh"
seconds=${1:-30}
version=4.32.5
venv=${XDG_CACHE_HOME:-$HOME/.cache}/sofia/schemathesis-$version
port=13105
base=http://127.0.0.1:$port

if [ ! -x "$venv/bin/schemathesis" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" --quiet --disable-pip-version-check install "schemathesis==$version"
fi

work=$(mktemp -d)
pid=
finish() {
  local code=$?
  if [ -n "$pid" ]; then kill -KILL "$pid" 2>/dev/null || true; fi
  [ "$code" = 0 ] || tail -n 40 "$work/log" >&2 2>/dev/null || true
  rm -rf -- "$work"
  exit "$code"
}
trap finish EXIT
mkdir "$work/staff"
printf praxis >"$work/staff/username"
printf 'not for long' >"$work/staff/password"
printf 'the agents token' >"$work/agent-token"
(
  cd "$work"
  export PORT=$port SOFIA_STAFF_DIR=$work/staff SOFIA_AGENT_TOKEN_FILE=$work/agent-token LIVEKIT_API_KEY=key \
    LIVEKIT_API_SECRET=secret-secret-secret-secret-secret
  exec "$("$ROOT/dev/jdk.sh")/bin/java" -XX:+UseSerialGC -jar "$ROOT/calendar/target/quarkus-app/quarkus-run.jar"
) >"$work/log" 2>&1 &
pid=$!
for _ in $(seq 300); do
  ! curl -sf -o /dev/null "$base/q/health/ready" || break
  kill -0 "$pid"
  sleep 0.1
done

curl -sf "$base/q/openapi?format=json" >"$work/api.json"
answer=$(curl -sf -c "$work/cookies" -H 'Content-Type: application/json' \
  -d '{"username":"praxis","password":"not for long"}' "$base/api/session")
cookie=$(awk '$6 == "sofia_session" {print $7}' "$work/cookies")

# Left out: the stream that does not end, and signing out, after which there would be nothing to try any more. That described data
# may still be refused is meant so: no schema says what is a phone number or which time is taken.
try() { # who, headers
  local who=$1
  shift
  say "as $who"
  (cd "$work" && "$venv/bin/schemathesis" run api.json --url "$base" --exclude-path /api/v1/events --exclude-name "DELETE /api/session" \
    --exclude-checks positive_data_acceptance,missing_required_header,ignored_auth --max-examples 25 --max-time "$seconds" \
    --phases examples,coverage,fuzzing --request-timeout 10 --generation-deterministic --no-color "$@") >"$work/found" 2>&1 || {
    cat "$work/found" >&2
    fail "schemathesis found something as $who"
  }
  grep generated "$work/found" || true
}
try staff -H "Cookie: sofia_session=$cookie" -H "X-CSRF-Token: $(jq -r .csrfToken <<<"$answer")"
try agent -H 'Authorization: Bearer the agents token'
try stranger
