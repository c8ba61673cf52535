#!/usr/bin/env bash
# coturn runs as in the operator's pods: warns of nothing, speaks TCP only, ends and drains on signals.
. "$(dirname "$0")/checks.sh"
pod_network
secret=0123456789012345678901234567890123456789

mkdir -p "$scratch/etc"
cat >"$scratch/etc/turnserver.conf" <<CONF
listening-port=3478
no-udp
no-tls
cert=
pkey=
no-tcp-relay
min-port=49160
max-port=49259
realm=turn.example.com
use-auth-secret
static-auth-secret=$secret
fingerprint
stale-nonce=600
no-multicast-peers
denied-peer-ip=0.0.0.0-255.255.255.255
denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
allowed-peer-ip=10.244.0.0-10.244.255.255
no-rfc5780
user-quota=12
total-quota=100
relay-threads=2
log-file=stdout
userdb=/var/lib/coturn/turndb
CONF

# shellcheck disable=SC2016 # expanded in the namespace
start() {
  ETC=$scratch/etc INSIDE_SETUP='mount --bind "$ETC" "$root/etc/coturn"; mount -t tmpfs -o mode=777 tmpfs "$root/var/lib/coturn"' \
    as_in_a_pod turnserver -c /etc/coturn/turnserver.conf --pidfile= --listening-ip=10.244.0.9 --relay-ip=10.244.0.9 >"$scratch/log" 2>&1 &
  server=$!
  await 10 "port 3478" listens 3478
}

# A client that allocates, relays to itself through the server for a while, and goes
client() { # packets
  local user; user=$(($(date +%s) + 600)):images-test
  as_in_a_pod turnutils_uclient -t -y -c -n "$1" -m 1 -z 20 -u "$user" \
    -w "$(printf %s "$user" | openssl dgst -binary -sha1 -hmac "$secret" | base64)" 10.244.0.9
}

version() { as_in_a_pod turnserver --version | grep -qx "$COTURN_VERSION"; }
shell_programs() {
  [ "$(as_in_a_pod sh -c 'sleep 0; kill -0 $$; cat /etc/passwd | grep -c sofia; id -u' | tr '\n' ' ')" = "1 $IMAGES_UID " ]
}
says_no_warning() { ! grep -iE 'warn|error|deprecated' "$scratch/log"; }
tcp_only() { ss -lnt | grep -q 10.244.0.9:3478; ! ss -lnuH | grep .; }
stun_over_tcp() { # Binding request out, Binding success in
  exec 3<>/dev/tcp/10.244.0.9/3478
  printf '\x00\x01\x00\x00\x21\x12\xa4\x42sofia-images' >&3
  [ "$(timeout 3 head -c 2 <&3 | od -An -tx1 | tr -d ' ')" = 0101 ]
}
relays() { client 20 | grep -q 'Total lost packets 0 '; }
drains() {
  client 300 >"$scratch/client" 2>&1 &
  local held=$!
  await 5 "an allocation" grep -q 'start_mclient' "$scratch/client"
  kill -USR1 "$(innermost "$server")"
  sleep 1
  # Nobody new comes in, who is in goes on.
  client 5 >"$scratch/refused" 2>&1 &
  await 5 "a refusal" grep -q 'error 403' "$scratch/refused"
  wait "$held"
  grep -q 'Total lost packets 0 ' "$scratch/client"
  gone_within 20 "$server"
  grep -q 'Drain complete' "$scratch/log"
}
ends() { kill -TERM "$(innermost "$server")"; gone_within 15 "$server"; }

check "is $COTURN_VERSION" version
check "has what the drain hook needs: sh, sleep, kill, cat" shell_programs
start
check "starts with a read-only root and no warning" says_no_warning
check "listens on TCP only" tcp_only
check "answers STUN over TCP" stun_over_tcp
check "relays between two clients" relays
check "ends on SIGTERM as PID 1" ends
start
check "drains on SIGUSR1 as PID 1" drains
