# shellcheck shell=bash
# From a fault to the condition that names it, on a real node with servers that misbehave on demand (images/faults).
# What an informer sees is found at once; what only a round of checks finds, within the interval.

FAULTS_INTERVAL=10

faults_spec() {
  cat <<YAML
apiVersion: sofia.dental/v1alpha1
kind: SofiaDeployment
metadata: {name: praxis}
spec:
  host: turn.example.org
  livekit: {image: "$(image_here "$FAULTY_LIVEKIT_IMAGE")"}
  coturn: {image: "$(image_here "$FAULTY_COTURN_IMAGE")"}
  tls: {secretName: certificate}
  checks: {interval: ${FAULTS_INTERVAL}s}
YAML
}

# certificate <days> <file>: a Secret with one that is its own authority
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days "$1" -subj /CN=turn.example.org \
    -addext subjectAltName=DNS:turn.example.org -keyout "$WORK/key" -out "$WORK/crt" 2>/dev/null
  kn create secret generic certificate --type=kubernetes.io/tls --dry-run=client -o yaml --from-file=tls.key="$WORK/key" \
    --from-file=tls.crt="$WORK/crt" --from-file=ca.crt="$WORK/crt" >"$2"
}

# order <component> <json>: to the program in front of the server; by standard input, because the audit log has arguments
order() {
  kn exec -i "deployment/praxis-$1" -- faults <<<"$2" >/dev/null
}
coturn_with_another_secret() {
  kn get secret praxis-turn -o 'jsonpath={.data.turnserver\.conf}' | base64 -d |
    sed 's/^static-auth-secret=.*/static-auth-secret=another-secret-of-nobody/' |
    jq -Rsc '{order: "run", files: {"/etc/coturn/turnserver.conf": .}, environment: {}, clockAhead: 0, port: 3478}'
}

# Each fault: the condition that turns False, what inflicts it, what mends it.
fault_pod() {
  case $1 in
    condition) echo LiveKitAvailable ;;
    inflict) kn delete pod -l "$OURS,app.kubernetes.io/component=livekit" --wait=false ;;
  esac
}
fault_udp() {
  case $1 in
    condition) echo IceTcpOnly ;;
    inflict) kn patch service praxis-livekit --type=json -p \
      '[{"op":"add","path":"/spec/ports/-","value":{"name":"media","protocol":"UDP","port":7882,"targetPort":7882}}]' ;;
    mend) kn patch service praxis-livekit --type=json -p '[{"op":"remove","path":"/spec/ports/1"}]' ;;
  esac
}
fault_certificate() {
  case $1 in
    condition) echo CertificateValid ;;
    inflict) kn patch secret certificate --type=merge -p '{"data":{"tls.crt":"bm9uZQ=="}}' ;;
    mend) kn apply -f "$WORK/certificate.yaml" ;;
  esac
}
fault_hang() {
  case $1 in
    condition) echo LiveKitHealthy ;;
    inflict) order livekit '{"order":"stop","files":{},"environment":{},"clockAhead":0,"port":7880}' ;;
    mend) order livekit '{"order":"continue","files":{},"environment":{},"clockAhead":0,"port":7880}' ;;
  esac
}
fault_secret() {
  case $1 in
    condition) echo TurnCredentialsValid ;;
    inflict) order turn "$(coturn_with_another_secret)" ;;
    mend) order turn '{"order":"run","files":{},"environment":{},"clockAhead":0,"port":3478}' ;;
  esac
}

all_well() { kn wait sofiadeployments.sofia.dental praxis --for=condition=Ready --timeout=60s >/dev/null; }

# inflict <fault>: figures begin when the fault is ordered, so what it takes to come about is part of them
inflict() {
  local fault=fault_$1
  begin_watched() { "$fault" inflict; }
  condition_watch sofiadeployments.sofia.dental "$("$fault" condition)"
  watch_until False 1 "${watch_command[@]}"
  figure "fault-$1" "$(seconds_between "$BEGAN" "$ENDED")"
  "$fault" mend >/dev/null
}

measure_faults() {
  local run fault
  images/load.sh faulty_livekit faulty_coturn >/dev/null
  certificate 90 "$WORK/certificate.yaml"
  kn apply -f "$WORK/certificate.yaml" >/dev/null
  faults_spec | kn apply -f - >/dev/null
  for ((run = 1; run <= RUNS; run++)); do
    for fault in pod udp certificate hang secret; do
      all_well
      pause 2
      all_well
      pause $((RANDOM % FAULTS_INTERVAL)) # at any moment of the interval
      inflict "$fault"
    done
  done
  all_well
  clear_away
}
