# shellcheck shell=bash
# Root file systems from a few programs and exactly the shared libraries that they load.

skeleton() { # root: what every image has, whatever runs in it
  local root=$1
  rm -rf "$root"
  mkdir -p "$root"/{dev,proc,run,sys,tmp,etc/ssl/certs,usr/bin,usr/sbin,usr/lib,usr/lib64,var/lib/dpkg/status.d}
  local d; for d in bin sbin lib lib64; do ln -s "usr/$d" "$root/$d"; done
  ln -s ../run "$root/var/run"
  printf 'root:x:0:0:root:/:/sbin/nologin\nsofia:x:%s:%s:sofia:/tmp:/sbin/nologin\n' "$IMAGES_UID" "$IMAGES_UID" >"$root/etc/passwd"
  printf 'root:x:0:\nsofia:x:%s:\n' "$IMAGES_UID" >"$root/etc/group"
  printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
  : >"$root/etc/hosts"; : >"$root/etc/resolv.conf" # the container runtime mounts its own over them
}

# take <from> <root> <program>...: copies programs and everything they are linked with
take() {
  local from=$1 root=$2 path; shift 2
  for path in "$@"; do
    copy_file "$from" "$root" "$path"
    take_libraries "$from" "$root" "$path"
  done
}

# take_libraries <from> <root> <path>: what one file is linked with. The dynamic loader of the unpacked packages itself
# says what that is; LIBRARY_PATHS is where it looks besides the system's directory.
LIBRARY_PATHS=
take_libraries() {
  local from=$1 root=$2 path=$3 loader link file
  loader=$(find "$from/usr/lib" -mindepth 2 -maxdepth 2 -name 'ld-linux*.so.*' | head -n1)
  # The name under which programs ask for the loader: /lib64/ld-linux-x86-64.so.2, /lib/ld-linux-aarch64.so.1
  find "$from/usr/lib" "$from/usr/lib64" -maxdepth 1 -name 'ld-linux*.so.*' | while read -r link; do
    cp -P "$link" "$root${link#"$from"}"
  done
  "$loader" --library-path "$(dirname "$loader"):$LIBRARY_PATHS" --list "$from$path" |
    awk -v from="$from" '{p = ($2 == "=>") ? $3 : $1} index(p, from) == 1 {print p} p == "not" {print $1 > "/dev/stderr"; bad = 1} END {exit bad}' |
    while read -r file; do
      [ -e "$root${file#"$from"}" ] || copy_file "$from" "$root" "${file#"$from"}"
    done
}

copy_file() { # from root path: follows links, so that the name a program asks for is a file
  mkdir -p "$2$(dirname "$3")"
  cp -L --preserve=mode "$1$3" "$2$3"
  note_owner "$1" "$2" "$(realpath --relative-to "$1" "$1$3")"
}

# The package that a copied file came from is noted together with its licence.
note_owner() { # from root path
  local list name
  for list in $(grep -lxF "/$3" "$1"/var/lib/dpkg/status.d/*.files || true); do
    name=$(basename "$list" .files); note_package "$1" "$2" "$name"
  done
}
note_package() { # from root package
  local doc=$1/usr/share/doc/$3/copyright
  cp "$1/var/lib/dpkg/status.d/$3" "$2/var/lib/dpkg/status.d/$3"
  [ -e "$doc" ] || return 0
  mkdir -p "$2/usr/share/doc/$3"
  cp -L "$doc" "$2/usr/share/doc/$3/copyright"
}

ca_bundle() { # from root: the public certificate authorities in one file, as Debian's ca-certificates would write it
  local crt
  for crt in "$1"/usr/share/ca-certificates/mozilla/*.crt; do cat "$crt"; echo; done | sed '/^$/d' >"$2/etc/ssl/certs/ca-certificates.crt"
  note_package "$1" "$2" ca-certificates
}

# seal <root>: nothing setuid, everything readable by any user, every time stamp the same
seal() {
  chmod -R u+rwX,go+rX,go-w,a-s "$1"
  chmod 1777 "$1/tmp"
  find "$1" -depth -exec touch -h -d "@$IMAGES_EPOCH" {} +
}

# inside <root> <command...>: runs a program in a root file system, in a mount and process namespace of its own, as PID 1.
# INSIDE_SETUP is run before, in that namespace; INSIDE_USER is who the program runs as. When it ends, however it ends,
# nothing stays mounted, and it ends with the shell that started it: a change of user takes that bond off a process, so
# the bond is an outer namespace's, whose first process stays root.
inside() {
  local root=$1; shift
  # shellcheck disable=SC2016 # expanded in the namespace
  setpriv --pdeathsig KILL -- unshare --mount --pid --fork --kill-child -- unshare --pid --fork -- \
    bash -euc '
      root=$1; shift
      mount --bind "$root" "$root"
      mount -t tmpfs -o size=1m,mode=755 tmpfs "$root/dev"
      for d in null zero full random urandom; do : >"$root/dev/$d"; mount --bind "/dev/$d" "$root/dev/$d"; done
      ln -s /proc/self/fd "$root/dev/fd"
      mount -t proc proc "$root/proc"
      mount -t tmpfs -o size=512m,mode=1777 tmpfs "$root/tmp"
      for f in hosts resolv.conf; do
        if [ -e "$root/etc/$f" ] && [ -e "/etc/$f" ]; then mount --bind "/etc/$f" "$root/etc/$f"; fi
      done
      eval "${INSIDE_SETUP:-:}"
      mount -o remount,ro,bind "$root"
      exec chroot ${INSIDE_USER:+--userspec="$INSIDE_USER"} ${INSIDE_USER:+--groups=} "$root" "$@"
    ' inside "$root" "$@" 9>&-
}

# innermost <pid>: the program itself, below the processes that hold its namespaces; signals to those do not reach it
innermost() {
  local pid=$1 child
  while child=$(pgrep -P "$pid" | head -n1) && [ -n "$child" ]; do pid=$child; done
  echo "$pid"
}
