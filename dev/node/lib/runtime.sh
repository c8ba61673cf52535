# shellcheck shell=bash
# containerd, the pods' network plugin, and the images. Everything that containerd writes is kept below the state
# directory, so that a containerd (or Docker) of the machine's own is not touched.

start_containerd() {
  cat >"$STATE/containerd.toml" <<TOML
version = 2
root = "$STATE/containerd"
state = "$RUN/containerd"
oom_score = 0
[grpc]
  address = "$CONTAINERD_SOCKET"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$PAUSE_IMAGE"
  # Without CAP_SYS_RESOURCE no process may be made less likely to be killed than its parent.
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$STATE/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      Root = "$RUN/runc"
[plugins."io.containerd.internal.v1.opt"]
  path = "$STATE/containerd/opt"
TOML
  # No masquerading: a pod's own address is of no use outside this machine, and nothing of a pod's is to get there.
  cat >"$STATE/cni/10-$POD_BRIDGE.conflist" <<JSON
{"cniVersion": "0.4.0", "name": "$POD_BRIDGE", "plugins": [
  {"type": "bridge", "bridge": "$POD_BRIDGE", "isGateway": true, "ipMasq": false, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$RUN/ipam", "ranges": [[{"subnet": "$NODE_POD_CIDR"}]],
            "routes": [{"dst": "0.0.0.0/0"}]}}]}
JSON
  start containerd containerd --config "$STATE/containerd.toml"
}

containerd_ready() { ctr version >/dev/null; }

# The pause image, the parent of each pod: one static program, packed here because there is no registry to get one from.
load_pause() {
  local archive=$BIN/../pause.tar
  [ -f "$archive" ] || pack_image "$PAUSE_IMAGE" "$BIN/pause" "$archive"
  ctr images import "$archive" >/dev/null
}

# pack_image <name> <static program> <archive>: an image whose only file is the program, as a Docker archive.
pack_image() {
  local dir program
  dir=$(mktemp -d)
  program=$(basename -- "$2")
  tar -cf "$dir/layer.tar" --owner=0 --group=0 --mtime=@0 -C "$(dirname -- "$2")" "$program"
  printf '{"architecture": "%s", "os": "linux", "config": {"Entrypoint": ["/%s"], "User": "65535"},
    "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}' \
    "$(architecture)" "$program" "$(sha256sum <"$dir/layer.tar" | cut -d' ' -f1)" >"$dir/config.json"
  printf '[{"Config": "config.json", "RepoTags": ["%s"], "Layers": ["layer.tar"]}]' "$1" >"$dir/manifest.json"
  tar -cf "$3.new" -C "$dir" manifest.json config.json layer.tar
  mv "$3.new" "$3"
  rm -r "$dir"
}

architecture() { case $(uname -m) in x86_64) echo amd64 ;; aarch64) echo arm64 ;; *) uname -m ;; esac; }

# load_images <archive>…: imports OCI (or Docker) archives; one whose digest is there already under its name is skipped.
load_images() {
  local archive name digest
  local have_now
  have_now=$(ctr images list | awk 'NR > 1 {print $1 "@" $3}')
  for archive in "$@"; do
    [ -f "$archive" ] || fail "no such image archive: $archive"
    read -r name digest < <(archive_identity "$archive") || true
    if [ -n "$name" ] && grep -qxF -- "$name@$digest" <<<"$have_now"; then
      say "    $name is loaded"
    else
      ctr images import "$archive" >/dev/null || fail "containerd refuses $archive"
      say "    $name loaded from $(basename -- "$archive")"
    fi
  done
}

# The name and the digest in an OCI archive's index; for any other archive only something to show.
archive_identity() {
  local index
  index=$(tar -xOf "$1" index.json 2>/dev/null || tar -xOf "$1" ./index.json 2>/dev/null) || { basename -- "$1"; return; }
  jq -r '.manifests[0] | "\(.annotations["io.containerd.image.name"] // .annotations["org.opencontainers.image.ref.name"] // "unnamed") \(.digest)"' <<<"$index"
}
