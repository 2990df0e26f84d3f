# SPDX-License-Identifier: EUPL-1.2
# Samenspel. `make run` installs what is missing, builds and starts; `make check` is everything CI does.
# BUILD=DIR builds elsewhere, SANITIZE=1 with ASan and UBSan (into build-asan), WERROR=1 makes warnings errors, as check does.

VERSION = 0.1.0
PREFIX ?= /usr/local
BUILD ?= build$(if $(SANITIZE),-asan)
CHECK_BUILDS = $(BUILD) $(BUILD)-asan
DATADIR = $(PREFIX)/share/samenspel
PKG_CONFIG ?= pkg-config

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wno-format-nonliteral -Werror=switch $(if $(WERROR),-Werror)
SANITIZERS = $(if $(SANITIZE),-fsanitize=address$(,)undefined -fno-omit-frame-pointer)
FEATURES := $(shell $(PKG_CONFIG) --cflags ncursesw 2>/dev/null)
LIBS := $(shell $(PKG_CONFIG) --libs ncursesw panelw sqlite3 jansson 2>/dev/null) -liniparser -lunistring -lm
TEST_LIBS := -Wl,--as-needed $(shell $(PKG_CONFIG) --libs vterm cmocka 2>/dev/null)
DEFINES = $(FEATURES) -DSAMENSPEL_VERSION='"$(VERSION)"' -DSAMENSPEL_DATADIR='"$(DATADIR)"'
COMPILE_FLAGS = -std=c11 $(WARNINGS) $(DEFINES) -Iinclude -Itests $(CPPFLAGS)
CFLAGS ?= -O2 -g
, := ,

SOURCES := $(sort $(wildcard src/*/*.c))
MAIN := $(wildcard src/main.c)
TEST_SOURCES := $(sort $(wildcard tests/unit/test_*.c tests/hard/test_*.c))
TEST_TOOLS := tests/lib/keyscript.c $(sort $(wildcard tests/bench/*.c))
TEST_LIB_SOURCES := $(filter-out $(TEST_TOOLS),$(sort $(wildcard tests/lib/*.c)))
ALL_SOURCES := $(SOURCES) $(MAIN) $(TEST_SOURCES) $(TEST_TOOLS) $(TEST_LIB_SOURCES)
PO := $(sort $(wildcard content/*/interface.po))

object = $(patsubst %.c,$(BUILD)/objects/%.o,$(1))
PROGRAM := $(if $(MAIN),$(BUILD)/samenspel)
LIBRARY := $(BUILD)/libsamenspel.a
TEST_LIBRARY := $(BUILD)/libtest.a
MO := $(PO:content/%/interface.po=$(BUILD)/%.mo)
TESTS := $(addprefix $(BUILD)/tests/,$(basename $(notdir $(TEST_SOURCES))))
TOOLS := $(addprefix $(BUILD)/tests/,$(notdir $(TEST_TOOLS:.c=)))

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-print-directory --jobs=$(shell nproc 2>/dev/null || echo 1)
endif
.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: all tests run demo check lint syntax asan bench regen install uninstall deb check-deb dist clean deps pot po FORCE

all: $(PROGRAM) $(LIBRARY) $(MO)
tests: all $(TESTS) $(TOOLS)

$(BUILD)/samenspel: $(call object,$(MAIN)) $(LIBRARY)
	$(CC) $(CFLAGS) $(SANITIZERS) $(LDFLAGS) -o $@ $^ $(LIBS)

# A folder is newer when a file in it came or went; then the archive is made again.
$(LIBRARY): $(call object,$(SOURCES)) $(wildcard src src/*/)
	@rm -f $@
	$(AR) qcs $@ $(filter %.o,$^)

$(TEST_LIBRARY): $(call object,$(TEST_LIB_SOURCES)) tests/lib
	@rm -f $@
	$(AR) qcs $@ $(filter %.o,$^)

define tool
$(BUILD)/tests/$(notdir $(1:.c=)): $(call object,$(1)) $(TEST_LIBRARY) $(LIBRARY)
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(SANITIZERS) $$(LDFLAGS) -o $$@ $$^ $$(TEST_LIBS) $$(LIBS)
endef
$(foreach source,$(TEST_SOURCES) $(TEST_TOOLS),$(eval $(call tool,$(source))))

$(BUILD)/objects/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(SANITIZERS) $(COMPILE_FLAGS) -MMD -MP -c -o $@ $<

# Written only when the flags differ from last time, so that other flags compile everything again and the same flags nothing. -Werror
# is no difference: check's own build in build-asan always has it.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(filter-out -Werror,$(CC) $(CFLAGS) $(SANITIZERS) $(COMPILE_FLAGS)))' >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(BUILD)/%.mo: content/%/interface.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

-include $(patsubst %.o,%.d,$(call object,$(ALL_SOURCES)))

deps:
	@tools/deps build
run: deps
	@$(MAKE) all
	$(BUILD)/samenspel
demo: deps
	@$(MAKE) all
	$(BUILD)/samenspel demo
lint:
	@tools/lint
syntax:
	clang -fsyntax-only -Werror $(COMPILE_FLAGS) $(ALL_SOURCES)
check: export WERROR ?= 1
check:
	@tools/deps build check
	@$(MAKE) tests
	@$(MAKE) lint syntax
	@$(MAKE) tests SANITIZE=1 BUILD=$(BUILD)-asan
	@tests/run $(CHECK_BUILDS)
asan:
	@$(MAKE) tests SANITIZE=1 BUILD=$(BUILD)-asan
	@tests/run $(BUILD)-asan
regen: tests
	@tests/regen $(BUILD)
bench: tests
	@$(BUILD)/tests/bench $(BUILD) && $(BUILD)/tests/bench_file $(BUILD) && $(BUILD)/tests/bench_live $(BUILD) && $(BUILD)/tests/bench_merge $(BUILD)

pot:
	@mkdir -p $(BUILD)
	@tools/texts pot $(BUILD)/samenspel.pot
po: pot
	@tools/texts merge $(BUILD)/samenspel.pot

install: all
	@tools/install '$(BUILD)' '$(DESTDIR)' '$(PREFIX)'
uninstall:
	@tools/install --remove '$(DESTDIR)' '$(PREFIX)'
deb:
	@tools/deps deb
	@tools/package build $(BUILD)/deb
# In a Debian 12 made in a scratch folder; as root. Not part of check.
check-deb:
	@tools/deps deb check-deb
	@tools/package check $(BUILD)/deb
dist:
	git archive --format=tar.gz --prefix=samenspel-$(VERSION)/ -o samenspel-$(VERSION).tar.gz HEAD
clean:
	rm -rf $(CHECK_BUILDS)
