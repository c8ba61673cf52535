#!/usr/bin/env bash
# The images, built and brought to the cluster that is used; the cluster is started first, because the operator's image is
# trained on it.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
cd "$ROOT"

dev/packages.sh base images
cluster_tools
step "cluster" "10 s, 10 min the first time" cluster_up
step "packaging the applications" "1 min, 1 s when nothing changed" dev/applications.sh
step "building the images" "10 min the first time, then 1 s" images/build.sh all >/dev/null
step "loading the images" "5 s" images/load.sh >/dev/null
