#!/usr/bin/env bash
# The calendar's root file system. usage: rootfs.sh inputs | rootfs.sh build <context>
# CALENDAR_APP: the application's directory as Quarkus packages it (calendar/target/quarkus-app).
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
for part in debian oci rootfs jre java-app; do
  # shellcheck source=/dev/null
  . "$IMAGES_DIR/lib/$part.sh"
done

rootfs_of calendar "${CALENDAR_APP:-$ROOT/calendar/target/quarkus-app}" "$@"
