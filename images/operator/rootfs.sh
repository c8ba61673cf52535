#!/usr/bin/env bash
# The operator's root file system. usage: rootfs.sh inputs | rootfs.sh build <context>
# OPERATOR_APP: the application's directory as Quarkus packages it (operator/target/quarkus-app).
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/debian.sh"
. "$IMAGES_DIR/lib/oci.sh"
. "$IMAGES_DIR/lib/rootfs.sh"
. "$IMAGES_DIR/operator/jre.sh"

APP=${OPERATOR_APP:-$ROOT/operator/target/quarkus-app}

app_there() {
  [ -f "$APP/quarkus-run.jar" ] || fail "the operator is not packaged: there is no $APP/quarkus-run.jar" "package it with: make build"
}

inputs() {
  app_there
  jre_inputs
  (cd "$APP" && find . -type f ! -name quarkus-app-dependencies.txt -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
}

build() {
  local context=$1 root=$1/rootfs
  app_there
  "$IMAGES_DIR/operator/train.sh" --check
  jre "$root"
  cp -r "$APP" "$root/app"
  rm -f "$root/app/quarkus-app-dependencies.txt"
  cp "$IMAGES_DIR/operator/jvm.options" "$root/app/"
  # The time stamps are settled before the training: the JVM refuses a cache whose jars are newer or older.
  seal "$root"
  step "operator: training the JVM's cache on a real run" "30 s" "$IMAGES_DIR/operator/train.sh" "$root" "$WORK/trained"
  cp "$WORK/trained/app.aot" "$root/app/app.aot"
  chmod 644 "$root/app/app.aot"
  find "$root/app" -maxdepth 1 -exec touch -d "@$IMAGES_EPOCH" {} +
  app_version >"$context/version"
}

# The version that the application was packaged with
app_version() {
  local jar; jar=$(basename "$(find "$APP/lib" -name 'dental.sofia.sofia-crds-*.jar' | head -n1)" .jar)
  echo "${jar#dental.sofia.sofia-crds-}"
}

case ${1:-} in
  inputs) inputs ;;
  build) build "$2" ;;
  *) fail "usage: rootfs.sh inputs | rootfs.sh build <context>" ;;
esac
