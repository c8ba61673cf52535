#!/usr/bin/env bash
# Packages the kubectl plugin as one executable file, kubectl-sofia/target/kubectl-sofia, and prints its path; does nothing
# when no source has changed since the last time.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
cd "$ROOT"

plugin=kubectl-sofia/target/kubectl-sofia
stamp=$plugin.packaged-from
sources() {
  find pom.xml {crds,wire,operator,kubectl-sofia}/pom.xml {crds,wire,operator,kubectl-sofia}/src/main docs/runbook \
    kubectl-sofia/launcher.sh -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
}
now=$(sources)
if [ ! -f "$plugin" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$now" ]; then
  # Of the operator only the classes are needed, not the application.
  dev/mvn.sh -q -pl kubectl-sofia -am package -DskipTests -Dquarkus.build.skip=true >&2
  cat kubectl-sofia/launcher.sh kubectl-sofia/target/kubectl-sofia-*-all.jar >"$plugin.part"
  chmod 755 "$plugin.part"
  mv "$plugin.part" "$plugin"
  echo "$now" >"$stamp"
fi
echo "$ROOT/$plugin"
