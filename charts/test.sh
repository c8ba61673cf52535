#!/usr/bin/env bash
# Tests the chart without a cluster: lint, rendered manifests against golden/, refused values, documentation.
#
#   charts/test.sh            run all (seconds)
#   UPDATE=1 charts/test.sh   accept what is rendered now as golden/; look at the diff before you commit it
#
# HELM   the helm binary (default: from PATH; `make chart` puts the right one there)
set -euo pipefail

cd "$(dirname "$0")/.."
HELM=${HELM:-helm}
CHART=charts/sofia-operator
RELEASE=sofia-operator
NAMESPACE=sofia-system
GENERATED_CRD=crds/generated/sofiadeployments.sofia.dental-v1.yml
CHART_CRD=$CHART/crds/sofiadeployments.sofia.dental-v1.yml

command -v "$HELM" >/dev/null || {
  echo "helm is missing: run 'make chart', which builds it, or set HELM to a Helm 3 binary" >&2
  exit 1
}
# A kubeconfig of the caller must not change what is rendered.
unset KUBECONFIG
export HELM_NAMESPACE=$NAMESPACE

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  echo "FAILED  $1"
  [[ ! -s $work/out ]] || sed 's/^/        /' "$work/out"
}
# check NAME COMMAND…: passes when the command does; its output is shown only when not.
check() {
  local name=$1
  shift
  if "$@" >"$work/out" 2>&1; then pass; else fail "$name"; fi
}
# Without a cluster, Helm takes the Kubernetes version it was linked with; say the oldest supported one instead.
template() { "$HELM" template --kube-version "${KUBE_VERSION:-1.29.0}" "$@"; }
render() { template "$RELEASE" "$CHART" --namespace "$NAMESPACE" "$@"; }

same_as_golden() {
  local values=$1 golden
  golden=charts/golden/$(basename "$values")
  render --values "$values" >"$work/rendered.yaml" || return
  if [[ ${UPDATE:-} == 1 ]]; then cp "$work/rendered.yaml" "$golden"; fi
  diff -u "$golden" "$work/rendered.yaml" || {
    echo "If this is what you want: UPDATE=1 charts/test.sh"
    return 1
  }
}

# The chart holds no credentials, and no pod of it may be more than *restricted* allows.
harmless() {
  local golden=$1 line
  if grep -nE '^kind: Secret$|[pP]assword|hostNetwork|hostPath|privileged: true|verbs:.*\*' "$golden"; then return 1; fi
  for line in 'runAsNonRoot: true' 'type: RuntimeDefault' 'allowPrivilegeEscalation: false' \
    'readOnlyRootFilesystem: true' 'drop: \[ALL\]' 'enableServiceLinks: false'; do
    grep -q "$line" "$golden" || { echo "missing: $line"; return 1; }
  done
}

# Namespaced mode asks for nothing that is cluster-wide.
namespaced_only() {
  if grep -nE '^kind: Cluster' charts/golden/namespaced.yaml; then return 1; fi
}

refused() {
  local fixture=$1 expected count
  expected=$(sed -n '1s/^# //p' "$fixture")
  if render --values "$fixture" >"$work/refused" 2>&1; then echo "was accepted"; return 1; fi
  grep -qF -- "$expected" "$work/refused" || { echo "expected: $expected"; cat "$work/refused"; return 1; }
  # One rule a fixture: a second complaint would hide that the first rule is gone.
  count=$(grep -c "^- at '" "$work/refused" || true)
  [[ $count -le 1 ]] || { echo "more than one rule is broken"; cat "$work/refused"; return 1; }
}

refuses_old_kubernetes() {
  if KUBE_VERSION=1.28.15 render; then return 1; fi
  KUBE_VERSION=v1.30.4-gke.100 render >/dev/null
}

# Helm adds `global` to the values of a dependency, and names come from another release.
works_as_dependency() {
  local parent=$work/parent
  mkdir -p "$parent/charts"
  cp -r "$CHART" "$parent/charts/"
  printf 'apiVersion: v2\nname: parent\nversion: 0.0.1\n' >"$parent/Chart.yaml"
  printf 'global: {team: platform}\nsofia-operator: {logLevel: warn}\n' >"$parent/values.yaml"
  template clinic "$parent" >"$work/dependency.yaml" || return
  # `check` calls this as a condition, where set -e is off: every step needs its own say.
  grep -q 'name: clinic-sofia-operator$' "$work/dependency.yaml" &&
    grep -q 'value: WARN' "$work/dependency.yaml"
}

# 53 characters are Helm's limit for a release name, 63 that of a Service or label.
names_stay_short() {
  local long
  long=a2345678901234567890123456789012345678901234567890123
  template "$long" "$CHART" --set replicas=2,metrics.serviceMonitor.enabled=true >"$work/long.yaml" || return
  if grep -nE '^  name: .{64,}$' "$work/long.yaml"; then return 1; fi
}

# Every value, as a.b.c, in the order of values.yaml.
values() {
  awk '/^ *[A-Za-z]+:/ {
    depth = (match($0, /[^ ]/) - 1) / 2
    key = $1; sub(/:.*/, "", key); path[depth] = key
    full = path[0]; for (i = 1; i <= depth; i++) full = full "." path[i]
    print full, ($0 ~ /: *$/ ? "object" : "leaf"), (before ~ /^ *#/ ? "explained" : "bare")
  } { before = $0 }' "$CHART/values.yaml"
}
every_value_is_explained() {
  if values | grep ' bare$'; then return 1; fi
}
every_value_is_documented() {
  local value kind _ missing=0
  while read -r value kind _; do
    [[ $kind == leaf ]] || continue
    grep -qF "| \`$value\` |" docs/install.md || { echo "no row for $value in docs/install.md"; missing=1; }
  done < <(values)
  return "$missing"
}
no_value_is_invented() {
  local value missing=0
  # shellcheck disable=SC2016 # the backticks are Markdown's
  while read -r value; do
    values | grep -q "^$value leaf" || { echo "docs/install.md explains $value, which does not exist"; missing=1; }
  done < <(sed -n '/^## Values/,/^## /s/^| `\([A-Za-z.]*\)` |.*/\1/p' docs/install.md)
  return "$missing"
}

crd_is_the_generated_one() { cmp "$GENERATED_CRD" "$CHART_CRD"; }

for values in charts/ci/*.yaml; do
  check "lint $values" "$HELM" lint --strict --quiet "$CHART" --values "$values"
  check "golden $values" same_as_golden "$values"
  check "harmless $values" harmless "charts/golden/$(basename "$values")"
done
for golden in charts/golden/*.yaml; do
  check "case of $golden" test -f "charts/ci/$(basename "$golden")"
done
for fixture in charts/rejected/*.yaml; do
  check "$fixture" refused "$fixture"
done
check "namespaced mode has no cluster-wide rights" namespaced_only
check "refuses Kubernetes before 1.29" refuses_old_kubernetes
check "works as a dependency of another chart" works_as_dependency
check "names stay within 63 characters" names_stay_short
check "every value has a comment in values.yaml" every_value_is_explained
check "every value has a row in docs/install.md" every_value_is_documented
check "docs/install.md has no row for a value that is gone" no_value_is_invented
check "crds/ holds the generated CRD" crd_is_the_generated_one

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
