{{/*
What the operator may do where it watches: the same list for the ClusterRole and for the Role of each namespace.
It is exactly what the operator requests, no verb more: a new kind of object or a new request needs its line here.
*/}}
{{- define "sofia-operator.rules" -}}
# What it reconciles. It never creates, edits or deletes a SofiaDeployment.
- apiGroups: [sofia.dental]
  resources: [sofiadeployments]
  verbs: [list, watch]
# Server-side apply of the status.
- apiGroups: [sofia.dental]
  resources: [sofiadeployments/status]
  verbs: [patch]
# Only asked for where the admission plug-in OwnerReferencesPermissionEnforcement is on (OpenShift): it wants this
# right from whoever sets an owner reference that blocks the owner's deletion.
- apiGroups: [sofia.dental]
  resources: [sofiadeployments/finalizers]
  verbs: [update]
# The objects that a SofiaDeployment becomes.
- apiGroups: [""]
  resources: [secrets, services, serviceaccounts, configmaps]
  verbs: [get, list, watch, create, patch, delete]
# The volume with the appointments. Never deleted: it goes with its SofiaDeployment by garbage collection, and only
# where the user wants that.
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  verbs: [get, list, watch, create, patch]
- apiGroups: [networking.k8s.io]
  resources: [ingresses]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list, watch, create, patch, delete]
# Why a component is not available: container states, and the last line of a container that gave up.
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
# One when a condition changes.
- apiGroups: [""]
  resources: [events]
  verbs: [create]
{{- end -}}
