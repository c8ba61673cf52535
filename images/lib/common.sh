# shellcheck shell=bash
# Shared by the scripts of images/: versions, work directory, lock, keys. Sourced, never run.

IMAGES_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../../dev/lib/common.sh
. "$IMAGES_DIR/../dev/lib/common.sh"
ARCHIVES=$SOFIA_CACHE/images
shopt -s inherit_errexit
set -a
# shellcheck source=../versions.env
. "$IMAGES_DIR/versions.env"
set +a

need() { # program package: a missing program is named together with the package that has it
  command -v "$1" >/dev/null 2>&1 || fail "the program '$1' is missing" "run dev/packages.sh, or: apt-get install $2"
}

# One build at a time; whoever holds the lock knows that every work directory is a crashed run's, and removes it.
# Programs that are started in the background get fd 9 closed, so that none of them can keep the lock.
take_lock() {
  [ "$(id -u)" = 0 ] || fail "images are built as root: their programs are run in root file systems of their own" "run this with sudo"
  mkdir -p "$ARCHIVES"
  exec 9>"$ARCHIVES/.lock"
  flock -n 9 || { say "another build is running, waiting for it ..."; flock 9; }
  rm -rf --one-file-system "$ARCHIVES/work"
  find "$ARCHIVES" -maxdepth 1 -name '*.part' -delete
  WORK=$ARCHIVES/work/$$
  mkdir -p "$WORK/tmp"
  export WORK TMPDIR=$WORK/tmp
  trap 'rm -rf --one-file-system "$ARCHIVES/work/$$"; rmdir "$ARCHIVES/work" 2>/dev/null || true' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

has_docker() { command -v docker >/dev/null 2>&1 && docker info >/dev/null 2>&1; }

# buildah if it is there, else docker with an engine behind it (the client alone builds nothing).
builder() {
  case ${IMAGE_BUILDER:-} in
    buildah | docker) echo "$IMAGE_BUILDER" ;;
    '')
      if command -v buildah >/dev/null 2>&1; then echo buildah
      elif has_docker; then echo docker
      else fail "neither buildah nor a running docker was found" "run dev/packages.sh, or: apt-get install buildah"
      fi
      ;;
    *) fail "IMAGE_BUILDER is '$IMAGE_BUILDER'; it can be buildah or docker" ;;
  esac
}

# key <name>: hash of everything that decides what is in the image: its folder, the shared scripts, the inputs
# that its rootfs.sh names (versions, jars). What the mirror has today is no input, so that no network is needed.
image_key() {
  local name=$1
  {
    (cd "$IMAGES_DIR" && find lib "$name" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
    printf '%s\n' "$IMAGES_UID" "$IMAGES_EPOCH"
    bash "$IMAGES_DIR/$name/rootfs.sh" inputs
  } | sha256sum | cut -c1-12
}

image_ref() { local var=${1^^}_IMAGE; printf '%s\n' "${!var}"; }
