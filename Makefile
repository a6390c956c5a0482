# Callout: what to type.
#
#   make demo    plan a day and a week of invented companies in real cities and show the results as pages
#   make test    build everything and run the tests
#   make lint    check the formatting
#   make bench   build the measuring program and show how to run it (see Benchmarks/README.md)
#
# On Debian and its relatives, `demo` and `test` first install the system libraries that are missing.

SWIFT ?= swift
# An import of a target that Package.swift does not name is an error: the arrows of ARCHITECTURE.md.
SWIFT_FLAGS ?= --explicit-target-dependency-import-check error
SYSTEM_LIBRARIES := libglpk-dev tzdata
SOURCES := Sources Tests Benchmarks Package.swift

SCENARIO ?= scenarios/city-day/city-day.yaml
PLAN ?= .build/city-day.plan.json
TIME_LIMIT ?= 60
COMPANY ?= scenarios/service-company/service-company.yaml
QUARTER ?= .build/quarter.yaml
WEEK_PLAN ?= .build/week.plan.json
DAY_PAGE ?= .build/city-day
WEEK_PAGE ?= .build/week

.PHONY: demo test lint format bench system-libraries release

# `optimize` exits with 4 when the time limit ends the proof before the gap is closed; the plan is good.
demo: release
	.build/release/callout optimize $(SCENARIO) --time-limit $(TIME_LIMIT) --output $(PLAN) \
	  || [ $$? -eq 4 ]
	.build/release/callout check $(SCENARIO) $(PLAN)
	.build/release/callout generate $(COMPANY) --from 2026-01-01 --to 2026-03-31 --output $(QUARTER) \
	  --quiet
	.build/release/callout optimize $(QUARTER) --time-limit $(TIME_LIMIT) --output $(WEEK_PLAN) \
	  || [ $$? -eq 4 ]
	.build/release/callout check $(QUARTER) $(WEEK_PLAN)
	.build/release/callout publish $(SCENARIO) $(PLAN) --to $(DAY_PAGE) --quiet
	.build/release/callout publish $(QUARTER) $(WEEK_PLAN) --to $(WEEK_PAGE) --quiet
	@echo 'Open in a browser: $(DAY_PAGE)/index.html and $(WEEK_PAGE)/index.html'

release: system-libraries
	$(SWIFT) build -c release --product callout $(SWIFT_FLAGS)

test: system-libraries
	$(SWIFT) build --build-tests $(SWIFT_FLAGS)
	$(SWIFT) test --disable-xctest --skip-build $(SWIFT_FLAGS)

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

bench: system-libraries
	$(SWIFT) build -c release --product callout-bench $(SWIFT_FLAGS)
	.build/release/callout-bench --help

system-libraries:
	@missing=''; \
	if command -v dpkg-query >/dev/null; then \
	  for library in $(SYSTEM_LIBRARIES); do \
	    dpkg-query -W -f '$${db:Status-Status}\n' $$library 2>/dev/null | grep -qx installed \
	      || missing="$$missing $$library"; \
	  done; \
	fi; \
	[ -n "$$missing" ] || exit 0; \
	echo "Installing$$missing"; \
	sudo=''; [ "$$(id -u)" -eq 0 ] || sudo='sudo'; \
	$$sudo apt-get -o DPkg::Lock::Timeout=300 update -q </dev/null && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
	  install -q -y --no-install-recommends $$missing </dev/null
