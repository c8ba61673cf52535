# shellcheck shell=bash
# An application as Quarkus packages it, in a root file system with the Java runtime, and what the JVM learnt of it on a
# real run. Needs debian.sh, oci.sh, rootfs.sh and jre.sh.

app_there() { # name app
  [ -f "$2/quarkus-run.jar" ] || fail "the $1 is not packaged: there is no $2/quarkus-run.jar" "package it with: make build"
}

app_inputs() { # name app
  app_there "$1" "$2"
  jre_inputs
  (cd "$2" && find . -type f ! -name quarkus-app-dependencies.txt -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
}

# app_build <name> <app> <context>: train.sh of the image's folder makes app.aot
app_build() {
  local name=$1 app=$2 context=$3 root=$3/rootfs
  app_there "$name" "$app"
  "$IMAGES_DIR/$name/train.sh" --check
  jre "$root"
  # What an image has besides Java.
  if declare -F beside_java >/dev/null; then beside_java "$root"; fi
  cp -r "$app" "$root/app"
  rm -f "$root/app/quarkus-app-dependencies.txt"
  cp "$IMAGES_DIR/$name/jvm.options" "$root/app/"
  mkdir -p "$root/data"
  # The time stamps are settled before the training: the JVM refuses a cache whose jars are newer or older.
  seal "$root"
  step "$name: training the JVM's cache on a real run" "30 s" "$IMAGES_DIR/$name/train.sh" "$root" "$WORK/trained"
  cp "$WORK/trained/app.aot" "$root/app/app.aot"
  chmod 644 "$root/app/app.aot"
  find "$root/app" -maxdepth 1 -exec touch -d "@$IMAGES_EPOCH" {} +
  app_version "$app" >"$context/version"
}

# The version that the application was packaged with: every one of them has the wire clients.
app_version() { # app
  local jar; jar=$(basename "$(find "$1/lib" -name 'dental.sofia.sofia-wire-*.jar' | head -n1)" .jar)
  echo "${jar#dental.sofia.sofia-wire-}"
}

# rootfs_of <name> <app> <arguments of rootfs.sh…>
rootfs_of() {
  case ${3:-} in
    inputs) app_inputs "$1" "$2" ;;
    build) app_build "$1" "$2" "$4" ;;
    *) fail "usage: rootfs.sh inputs | rootfs.sh build <context>" ;;
  esac
}
