#!/usr/bin/env bash
# The voice agent: start, memory, from sending for it to its first sound, ten calls at once; and beside it in the same run a worker
# of LiveKit's own framework for Python that only plays a tone. Without PyPI only the first. usage: agent.sh
# FIGURES: where they are written. RUNS (5): starts. BENCH_CALLS (20): calls one after the other.
set -euo pipefail

# shellcheck source=../lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=lib.sh
. "$ROOT/dev/bench/lib.sh"
: "${FIGURES:?}"
cd "$ROOT"
PYTHON_AGENTS=1.8.9
JAVA=$(dev/jdk.sh)/bin/java
OPTIONS=$ROOT/images/agent/jvm.options
CALLS=${BENCH_CALLS:-20}

dev/packages.sh tests
SOFIA_LIVEKIT_SERVER=$(dev/livekit.sh)
export SOFIA_LIVEKIT_SERVER
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cp -rp agent/target/quarkus-app "$work/app"

classes=agent/target/test-classes:agent/target/classes:wire/target/test-classes:wire/target/classes
dev/mvn.sh -q -pl wire,agent package -DskipTests dependency:build-classpath -Dmdep.outputFile="$work/classpath" -DincludeScope=test >&2
bench() { # name agent starts calls command…
  "$JAVA" --enable-native-access=ALL-UNNAMED -cp "$classes:$(cat "$work/classpath")" dental.sofia.agent.bench.CallBench "$FIGURES" "$@"
}

sofia() { # the JVM's argument for its cache
  echo env -C "$work/app" MALLOC_ARENA_MAX=2 HEALTH_CHECK_PORT=0 SOFIA_MAX_CALLS=20 SOFIA_DRAIN_SECONDS=1 \
    "$JAVA" "@$OPTIONS" "$1" -jar quarkus-run.jar
}
# The first run pays for the cache of all others.
read -ra training <<<"$(sofia "-XX:AOTCacheOutput=$work/app/app.aot")"
FIGURES=$work/training bench training sofia 1 1 "${training[@]}"
read -ra trained <<<"$(sofia "-XX:AOTCache=$work/app/app.aot")"
bench agent sofia "${RUNS:-5}" "$CALLS" "${trained[@]}"

venv=$SOFIA_CACHE/bench/livekit-agents-$PYTHON_AGENTS
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import livekit.agents' 2>/dev/null; then
  rm -rf "$venv"
  python3 -m venv "$venv" && "$venv/bin/pip" install -q "livekit-agents==$PYTHON_AGENTS" >&2 || rm -rf "$venv"
fi
if [ -x "$venv/bin/python" ]; then
  bench python tone "${RUNS:-5}" "$CALLS" "$venv/bin/python" "$ROOT/dev/bench/agent.py" start
else
  warn "livekit-agents $PYTHON_AGENTS can't be installed here: nothing to compare with"
fi
