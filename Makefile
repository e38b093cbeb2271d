# Everything a newcomer or a build machine does here. Each target first installs what it needs, on Debian and Ubuntu.

GO          := .ci/go
INSTALL     := .ci/install-packages
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME    := 20s
SEED        := 5
SHARE       := 100
BENCH       := .

# Released programs trust their own threads and leave Fyne's emoji out. Tests run without: then Fyne checks every call.
RELEASE := -tags migrated_fynedo,no_emoji -buildvcs=false

# Fyne's tag "ci" leaves out OpenGL, so that no C compiler is needed, and this machine's fonts, so that pictures are the same everywhere.
HEADLESS := -tags ci

EXAMPLE := build/voorbeeld.doelenboom

.PHONY: help run build windows tour test paper-check page-check torture bench fuzz lint
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

ifneq ($(strip $(DISPLAY)$(WAYLAND_DISPLAY)),)
run: build ## build the program and open it on a copy of the example dossier; without a display: draw the tour
	@[ -e $(EXAMPLE) ] || build/doelenboom new $(EXAMPLE) --example zinvolle-dag
	build/doelenboom $(EXAMPLE)
else
run:
	@echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open. Drawing the tour instead."
	@$(MAKE) --no-print-directory tour
endif

build: ## build/doelenboom, for this machine
	@$(INSTALL) go window
	CGO_ENABLED=1 $(GO) build $(RELEASE) -ldflags "-s -w" -o build/doelenboom ./cmd/doelenboom

windows: ## build/doelenboom.exe, for 64-bit Windows
	@$(INSTALL) go windows
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
		$(GO) build $(RELEASE) -ldflags "-s -w -H=windowsgui" -o build/doelenboom.exe ./cmd/doelenboom

tour: ## draw every screen and every paper of the example dossier in build/tour
	@$(INSTALL) go pictures
	CGO_ENABLED=0 $(GO) run $(HEADLESS) ./cmd/tour -out build/tour
	@echo "Drawn: $$(ls build/tour/*.png | wc -l) pictures (build/tour/*.png) and $$(ls build/tour/*.pdf | wc -l) papers (build/tour/*.pdf)."

test: ## run all tests, the one in a real window included
	@$(INSTALL) go window tests
	CGO_ENABLED=0 $(GO) test $(HEADLESS) ./...
	CGO_ENABLED=1 $(GO) test -tags window -count 1 -timeout 20m -v -run TestWindow ./cmd/doelenboom

paper-check: ## have other programs (veraPDF, qpdf, poppler) judge every paper of the example dossier
	@$(INSTALL) go papers
	@.ci/paper-check

page-check: ## have axe-core judge every web page of the example dossier in Chromium, by WCAG 2.2 AA
	@$(INSTALL) go pages
	@.ci/page-check

torture: ## the proofs of the dossier file at full length: kills, damage, full disks, power cuts, two programs; SEED=1, SHARE=10 (per cent)
	@$(INSTALL) go
	DOELENBOOM_TORTURE=$(SHARE) DOELENBOOM_SEED=$(SEED) CGO_ENABLED=0 $(GO) test $(HEADLESS) -count 1 -timeout 120m -v ./model/store \
		-run 'Killed|EveryKindOfDamage|DamageIsNoticed|Salvage|NoRoom|TwoPrograms|PowerCut|Busy'

bench: ## run all benchmarks, the first frame of a real window included
	@$(INSTALL) go window tests
	CGO_ENABLED=0 $(GO) test $(HEADLESS) -run '^$$' -bench '$(BENCH)' -benchmem ./...
	CGO_ENABLED=1 $(GO) test -tags window -run '^$$' -bench FirstFrame ./cmd/doelenboom

fuzz: ## run every fuzz target for FUZZTIME (20s)
	@$(INSTALL) go
	CGO_ENABLED=0 .ci/fuzz $(FUZZTIME)

lint: ## gofmt, vet and staticcheck
	@$(INSTALL) go
	@unformatted=$$($$($(GO) env GOROOT)/bin/gofmt -l .) && if [ -n "$$unformatted" ]; then echo "Not as gofmt writes it:"; echo "$$unformatted"; exit 1; fi
	CGO_ENABLED=0 $(GO) vet -tags ci,window ./...
	CGO_ENABLED=0 $(GO) run $(STATICCHECK) -tags ci,window ./...
