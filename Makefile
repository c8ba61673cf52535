# Every target and what it does: make help
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
MVN := dev/mvn.sh

.PHONY: help
help: ## Show this help
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  \1|\2/' | column -t -s '|'
	@echo
	@echo 'With KUBECONFIG set, demo, clean, test and e2e use that cluster; images are pushed to IMAGE_REGISTRY.'
	@echo 'Without it they use a local Kubernetes node on this machine (Debian, root; see dev/node/README.md).'

##@ The two that matter
.PHONY: demo test
demo: ## A running Sofia on a real Kubernetes, from nothing (30 min the first time, then under 1 min)
	@dev/demo.sh
test: ## All tests, from unit to end-to-end on a real Kubernetes (an hour the first time, then 40 min)
	@dev/test.sh

##@ Building
.PHONY: build unit fmt crds golden chart images kubectl-plugin
build: ## Compile and package everything, without tests
	@$(MVN) -q package -DskipTests
unit: ## The tests that need no cluster (12 min)
	@dev/unit.sh
fmt: ## Format the sources
	@$(MVN) -q spotless:apply
	@gofmt -w dev/node/*/*.go
crds: ## Generate the CustomResourceDefinition from the Java records; review it like code
	@$(MVN) -q -pl crds test -Dcrds.accept=true
	@cp crds/generated/sofiadeployments.sofia.dental-v1.yml charts/sofia-operator/crds/
golden: ## Accept what is rendered now as the golden files; review them like code
	@$(MVN) -q -pl operator -am test -Dtest=GoldenManifestTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.accept=true
	@PATH="$$(dev/node/binaries.sh node):$$PATH" UPDATE=1 charts/test.sh
chart: ## Test the Helm chart without a cluster
	@PATH="$$(dev/node/binaries.sh node):$$PATH" charts/test.sh
kubectl-plugin: ## Package kubectl sofia as one executable file and print its path (20 s)
	@dev/kubectl-plugin.sh
images: ## Build the images and load them into the cluster
	@dev/images.sh

##@ A cluster
.PHONY: node-up node-down e2e bench soak clean
node-up: ## Start the local Kubernetes node (10 s; 10 min the first time, which builds Kubernetes)
	@dev/packages.sh node
	@dev/node/node.sh up
node-down: ## Remove the local Kubernetes node and every trace of it
	@dev/node/node.sh down
e2e: ## The end-to-end tests, on the cluster that is there
	@dev/e2e.sh
bench: ## Measure: start, memory, time to Ready, API writes, 100 and 1,000 resources, rounds of checks, faults (70 min)
	@dev/bench.sh bench
soak: ## Ten minutes at rest, half an hour under pressure, a thousand proofs, hundreds of calls (100 min)
	@dev/soak.sh
clean: ## Remove the demo, the local node and what was half built; keeps the cache of finished builds
	@dev/clean.sh
