#!/usr/bin/env bash
# The quick tests: all that need neither a cluster nor root. Maven says little; what failed, and the sum, come at the end.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
cd "$ROOT"

sum_up() {
  local total=0 bad=0 skipped=0 file counts
  for file in */target/{surefire,failsafe}-reports/TEST-*.xml; do
    [ -f "$file" ] || continue
    counts=$(grep -m1 -o '<testsuite .*' "$file")
    total=$((total + $(number tests)))
    bad=$((bad + $(number errors) + $(number failures)))
    skipped=$((skipped + $(number skipped)))
  done
  echo "Java: $((total - bad - skipped)) passed, $bad failed, $skipped skipped"
}
number() { grep -o " $1=\"[0-9]*\"" <<<"$counts" | tr -dc 0-9; }

rm -rf -- */target/surefire-reports */target/failsafe-reports
trap sum_up EXIT
dev/livekit.sh >/dev/null
step "unit tests" "3 min" dev/mvn.sh -q -pl '!e2e' verify
helm=$(command -v helm || true)
[ -n "$helm" ] || helm=$(dev/node/binaries.sh --where node)/helm
if [ -x "$helm" ]; then
  HELM=$helm step "chart tests" "20 s" charts/test.sh
else
  say "the chart tests are left out: there is no helm; make chart builds it and runs them"
fi
