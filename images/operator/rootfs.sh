#!/usr/bin/env bash
# The operator's root file system. usage: rootfs.sh inputs | rootfs.sh build <context>
# OPERATOR_APP: the application's directory as Quarkus packages it (operator/target/quarkus-app).
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
for part in debian oci rootfs jre java-app; do
  # shellcheck source=/dev/null
  . "$IMAGES_DIR/lib/$part.sh"
done

rootfs_of operator "${OPERATOR_APP:-$ROOT/operator/target/quarkus-app}" "$@"
