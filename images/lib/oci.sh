# shellcheck shell=bash
# From a prepared root file system and a Containerfile to one OCI archive, by buildah or docker.

# buildah's storage lives in the work directory: the user's own images are not touched, and nothing of it stays.
sofia_buildah() {
  buildah --root "$WORK/storage" --runroot "$WORK/run" --storage-driver vfs "$@"
}

# make_archive <name> <context with rootfs/> <version> <file>
make_archive() {
  local name=$1 context=$2 version=$3 file=$4 ref tool; ref=$(image_ref "$name"); tool=$(builder)
  cp "$IMAGES_DIR/$name/Containerfile" "$context/Containerfile"
  case $tool in
    buildah)
      sofia_buildah build --quiet --isolation chroot --format oci --layers=false --timestamp "$IMAGES_EPOCH" \
        --build-arg "VERSION=$version" --tag "$ref" --file "$context/Containerfile" "$context" >/dev/null
      sofia_buildah push --quiet "$ref" "oci-archive:$file:$ref"
      sofia_buildah rmi --all --force >/dev/null 2>&1 || true
      ;;
    docker)
      docker build --quiet --build-arg "VERSION=$version" --tag "$ref" --file "$context/Containerfile" "$context" >/dev/null
      docker save --output "$file" "$ref"
      ;;
  esac
}

# keep_newest <name>: the cache keeps the five newest archives of an image, this run's among them
keep_newest() {
  # shellcheck disable=SC2012 # the names are ours: letters, digits, dashes
  ls -1t "$ARCHIVES/$1"-*.tar 2>/dev/null | tail -n +6 | while read -r old; do rm -f "$old"; done
}
