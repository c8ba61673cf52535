#!/usr/bin/env bash
# Maven with a JDK that is new enough, whatever the machine's default one is. usage: mvn.sh <Maven's arguments>
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"

JAVA_HOME=$("$ROOT/dev/jdk.sh")
export JAVA_HOME
have mvn || fail "Maven is missing" "Debian: sudo apt-get install maven"
cd "$ROOT"
exec mvn -B -ntp "$@"
