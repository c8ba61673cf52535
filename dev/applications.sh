#!/usr/bin/env bash
# Packages the operator, the calendar and the agent, without their tests; does nothing for one of which no source has changed since
# the last time. usage: applications.sh [--packaged]     --packaged: Maven has just done it, with tests
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
cd "$ROOT"

sources() { # module…: what it is made of
  local module paths=(pom.xml)
  for module; do paths+=("$module/pom.xml" "$module/src/main"); done
  case $1 in calendar) paths+=(calendar/page) ;; esac
  find "${paths[@]}" -name node_modules -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16
}

changed=()
package() { # module and the modules that it needs
  local module=$1 now stamp=$1/target/packaged-from
  now=$(sources "$@")
  if [ "$packaged" = no ] && { [ ! -f "$module/target/quarkus-app/quarkus-run.jar" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$now" ]; }; then
    changed+=("$module")
  fi
  mkdir -p "$module/target"
  stamps+=("$stamp" "$now")
}

packaged=no stamps=()
[ "${1:-}" != --packaged ] || packaged=yes
package operator crds wire
package calendar wire
package agent wire
if [ ${#changed[@]} -gt 0 ]; then
  dev/mvn.sh -q -pl "$(IFS=,; echo "${changed[*]}")" -am package -DskipTests >&2
elif [ "$packaged" = no ]; then
  say "    the applications are packaged already"
fi
for ((i = 0; i < ${#stamps[@]}; i += 2)); do echo "${stamps[i + 1]}" >"${stamps[i]}"; done
