# shellcheck shell=bash
# Debian packages, unpacked without being installed: no maintainer script runs, nothing "essential" comes along.

# The mirror is the one that apt on this machine uses; DEBIAN_MIRROR and DEBIAN_SECURITY_MIRROR override it.
# shellcheck disable=SC2016 # the formats are apt's
debian_mirror() { # label of the archive: Debian | Debian-Security
  local uri
  uri=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -v label="$1" '$1 == label {print $2; exit}')
  if [ -z "$uri" ]; then # before the first `apt-get update` apt knows the addresses, but no labels yet
    local tail='/debian/?$'; [ "$1" = Debian ] || tail='/debian-security/?$'
    uri=$(apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
      grep -E -m1 "$tail" || true)
  fi
  printf '%s\n' "$uri"
}

# debian_unpack <suite> <directory> <package,package...>
debian_unpack() {
  local suite=$1 into=$2 packages=$3 mirror security
  need mmdebstrap mmdebstrap
  mirror=${DEBIAN_MIRROR:-$(debian_mirror Debian)}
  [ -n "$mirror" ] || fail "apt on this machine has no Debian mirror" "set DEBIAN_MIRROR to the address of one"
  local sources=("deb $mirror $suite main")
  security=${DEBIAN_SECURITY_MIRROR:-$(debian_mirror Debian-Security)}
  if [ -n "$security" ] && [ "$suite" != sid ]; then sources+=("deb $security $suite-security main"); fi
  rm -rf "$into"
  # A mirror frozen at a date has expired indexes; its signatures are checked all the same.
  mmdebstrap --quiet --variant=extract --skip=check/empty \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Retries "3"' \
    --setup-hook="$IMAGES_DIR/lib/merged-usr.sh" \
    --extract-hook="$IMAGES_DIR/lib/record-packages.sh" \
    --include="$packages" "$suite" "$into" "${sources[@]}" </dev/null >&2
}

debian_version() { # directory package
  sed -n 's/^Version: //p' "$1/var/lib/dpkg/status.d/$2"
}

# want_version <directory> <package> <version>: an older package than the pinned one ends the build; a newer one
# (the suite moved on, or a security update) is taken, and said.
want_version() {
  local have upstream; have=$(debian_version "$1" "$2")
  upstream=${have#*:}; upstream=${upstream%%[-+]*}
  if dpkg --compare-versions "$upstream" lt "$3"; then
    fail "$2 $3 is wanted, the mirror has only $have" "change the version in images/versions.env"
  elif [ "$upstream" != "$3" ]; then
    say "note: $2 $3 is pinned, the mirror has $have, which is taken; images/versions.env can be raised"
  fi
  printf '%s\n' "$have"
}
