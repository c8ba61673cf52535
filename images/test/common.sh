#!/usr/bin/env bash
# What holds for every image.
. "$(dirname "$0")/checks.sh"

runs_as_uid() { [ "$(config .config.User)" = "$IMAGES_UID:$IMAGES_UID" ]; }
labelled() {
  [ -n "$(config '.config.Labels["org.opencontainers.image.version"]')" ]
  [ -n "$(config '.config.Labels["org.opencontainers.image.title"]')" ]
}
nothing_privileged() {
  ! find "$rootfs" -perm /6000 | grep . || return 1
  # getcap also sees what a mode does not show
  ! command -v getcap >/dev/null || ! getcap -r "$rootfs" 2>/dev/null | grep .
}
nobody_else_writes() { ! find "$rootfs" -not -type l -perm /022 -not -path "$rootfs/tmp" | grep .; }
owned_by_root() { ! find "$rootfs" \( -not -uid 0 -o -not -gid 0 \) | grep .; }
one_time_stamp() { ! find "$rootfs" -type f -printf '%Ts %p\n' | grep -v "^$IMAGES_EPOCH "; }
knows_its_user() { grep -q "^sofia:x:$IMAGES_UID:" "$rootfs/etc/passwd"; }
trusts_authorities() { [ "$(grep -c 'BEGIN CERTIFICATE' "$rootfs/etc/ssl/certs/ca-certificates.crt")" -gt 100 ]; }
licences() { find "$rootfs/usr/share/doc" -name copyright -size +0 | grep -q .; }
no_op() {
  local archive before; archive=$("$IMAGES_DIR/build.sh" --path "$name")
  before=$(stat -c %i "$archive")
  [ "$("$IMAGES_DIR/build.sh" "$name")" = "$archive" ]
  [ "$(stat -c %i "$archive")" = "$before" ]
}

check "runs as uid $IMAGES_UID" runs_as_uid
check "has a version and a title" labelled
check "holds nothing setuid, setgid or with capabilities" nothing_privileged
check "only /tmp is writable for others" nobody_else_writes
check "everything belongs to root" owned_by_root
check "every file has the same time stamp" one_time_stamp
check "knows its user by name" knows_its_user
check "has the certificate authorities" trusts_authorities
check "has the licences of what it holds" licences
check "building it again does nothing" no_op
