{{/* Release name and chart name, without saying sofia-operator twice. 52 leaves room for suffixes. */}}
{{- define "sofia-operator.fullname" -}}
{{- $name := .Release.Name -}}
{{- if not (contains .Chart.Name $name) -}}
{{- $name = printf "%s-%s" $name .Chart.Name -}}
{{- end -}}
{{- $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/* Never contains a version: a Deployment's selector can't change. */}}
{{- define "sofia-operator.selectorLabels" -}}
app.kubernetes.io/name: sofia-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Without the chart's version: a new chart that changes nothing for the pod doesn't restart it. */}}
{{- define "sofia-operator.podLabels" -}}
{{ include "sofia-operator.selectorLabels" . }}
app.kubernetes.io/component: operator
app.kubernetes.io/part-of: sofia
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end -}}

{{- define "sofia-operator.labels" -}}
{{ include "sofia-operator.podLabels" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "sofia-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "sofia-operator.fullname" .) -}}
{{- else -}}
{{- required "serviceAccount.name must name an existing ServiceAccount when serviceAccount.create is false" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "sofia-operator.image" -}}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- end -}}

{{/* The account that every binding names. */}}
{{- define "sofia-operator.subjects" -}}
- kind: ServiceAccount
  name: {{ include "sofia-operator.serviceAccountName" . }}
  namespace: {{ .Release.Namespace }}
{{- end -}}

{{/* The variables that follow from values. */}}
{{- define "sofia-operator.env" -}}
- name: POD_NAMESPACE
  valueFrom:
    fieldRef:
      fieldPath: metadata.namespace
- name: QUARKUS_LOG_LEVEL
  value: {{ upper .Values.logLevel }}
- name: SOFIA_LEADER_ELECTION_ENABLED
  value: {{ gt (int .Values.replicas) 1 | quote }}
{{- if gt (int .Values.replicas) 1 }}
# A lease for each release: two releases in one namespace don't wait for each other.
- name: SOFIA_LEADER_ELECTION_LEASE_NAME
  value: {{ include "sofia-operator.fullname" . }}
{{- end }}
{{- with .Values.watchNamespaces }}
- name: QUARKUS_OPERATOR_SDK_CONTROLLERS_SOFIADEPLOYMENT_NAMESPACES
  value: {{ join "," . | quote }}
{{- end }}
{{- with .Values.images.livekit }}
- name: SOFIA_IMAGES_LIVEKIT
  value: {{ . | quote }}
{{- end }}
{{- with .Values.images.coturn }}
- name: SOFIA_IMAGES_COTURN
  value: {{ . | quote }}
{{- end }}
{{- with .Values.images.calendar }}
- name: SOFIA_IMAGES_CALENDAR
  value: {{ . | quote }}
{{- end }}
{{- with .Values.images.agent }}
- name: SOFIA_IMAGES_AGENT
  value: {{ . | quote }}
{{- end }}
{{- with .Values.podNetworks }}
- name: SOFIA_POD_NETWORKS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .Values.clusterDomain }}
- name: SOFIA_CLUSTER_DOMAIN
  value: {{ . | quote }}
{{- end }}
{{- with .Values.jvm.maxHeap }}
# Not JAVA_TOOL_OPTIONS: the image's own -Xmx on the command line would win over that.
- name: _JAVA_OPTIONS
  value: {{ printf "-Xmx%s" . | quote }}
{{- end }}
{{- end -}}

{{/* A variable set twice would be dropped or refused by the API server, depending on who applies: refuse it here. */}}
{{- define "sofia-operator.extraEnv" -}}
{{- $owned := dict
  "POD_NAMESPACE" "the chart itself"
  "QUARKUS_LOG_LEVEL" "logLevel"
  "SOFIA_LEADER_ELECTION_ENABLED" "replicas"
  "SOFIA_LEADER_ELECTION_LEASE_NAME" "the chart itself"
  "QUARKUS_OPERATOR_SDK_CONTROLLERS_SOFIADEPLOYMENT_NAMESPACES" "watchNamespaces"
  "SOFIA_IMAGES_LIVEKIT" "images.livekit"
  "SOFIA_IMAGES_COTURN" "images.coturn"
  "SOFIA_IMAGES_CALENDAR" "images.calendar"
  "SOFIA_IMAGES_AGENT" "images.agent"
  "SOFIA_POD_NETWORKS" "podNetworks"
  "SOFIA_CLUSTER_DOMAIN" "clusterDomain"
  "_JAVA_OPTIONS" "jvm.maxHeap" -}}
{{- range $variable := .Values.extraEnv -}}
{{- with get $owned $variable.name -}}
{{- fail (printf "extraEnv must not contain %s: it is set by %s" $variable.name .) -}}
{{- end -}}
{{- end -}}
{{- with .Values.extraEnv -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Each constraint counts this chart's pods unless it says otherwise; without a selector it would count none. */}}
{{- define "sofia-operator.spread" -}}
{{- $pods := dict "labelSelector" (dict "matchLabels" (include "sofia-operator.selectorLabels" . | fromYaml)) -}}
{{- $constraints := .Values.topologySpreadConstraints -}}
{{- if and (not $constraints) (gt (int .Values.replicas) 1) -}}
{{- /* ScheduleAnyway: a second pod on the same node is still better than none. */ -}}
{{- $constraints = list (dict "maxSkew" 1 "topologyKey" "kubernetes.io/hostname" "whenUnsatisfiable" "ScheduleAnyway") -}}
{{- end -}}
{{- range $constraints }}
- {{ merge (deepCopy .) $pods | toYaml | nindent 2 | trim }}
{{- end -}}
{{- end -}}
