#!/usr/bin/env bash
# Packages the operator, without its tests; does nothing when no source has changed since the last time.
# usage: operator.sh [--packaged]     --packaged: Maven has just done it, with tests
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
cd "$ROOT"

stamp=operator/target/packaged-from
sources() {
  find pom.xml crds/pom.xml wire/pom.xml operator/pom.xml crds/src/main wire/src/main operator/src/main -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
}
now=$(sources)
if [ "${1:-}" != --packaged ] && [ -f operator/target/quarkus-app/quarkus-run.jar ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
  say "    the operator is packaged already"
  exit
fi
[ "${1:-}" = --packaged ] || dev/mvn.sh -q -pl operator -am package -DskipTests >&2
echo "$now" >"$stamp"
