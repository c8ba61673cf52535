#!/usr/bin/env bash
# Maven with a JDK that is new enough, whatever the machine's default one is. usage: mvn.sh <Maven's arguments>
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"

JAVA_HOME=$("$ROOT/dev/jdk.sh")
export JAVA_HOME
have mvn || fail "Maven is missing" "Debian: sudo apt-get install maven"
cd "$ROOT"

options=(-B -ntp)
[ -t 1 ] || options+=(-Dstyle.color=never)
# Maven's own libraries make newer JDKs print warnings that nobody can act on.
release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$JAVA_HOME/release" 2>/dev/null || true)
if [ "${release:-0}" -ge 24 ]; then
  export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
fi

# Two builds in one checkout would write each other's jars; what a build starts itself does not wait for it.
if [ "${SOFIA_BUILD:-}" != "$ROOT" ]; then
  exec 9<"$ROOT/pom.xml"
  flock -n 9 || { say "    another build is running in this checkout, waiting for it"; flock 9; }
  export SOFIA_BUILD=$ROOT
fi
exec mvn "${options[@]}" "$@"
