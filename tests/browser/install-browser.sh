#!/bin/sh
# Finds the browser that the tests drive ($CHROME, chromium or google-chrome) or installs Debian's chromium where that is allowed.
set -eu
for browser in "${CHROME:-}" chromium google-chrome; do
    if [ -n "$browser" ] && command -v "$browser" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; else sudo="none"; fi
    if [ "$sudo" != none ]; then
        echo "installing chromium ..."
        $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
        exit 0
    fi
fi
echo "The browser tests need chromium or google-chrome. Install one, for instance: sudo apt-get install chromium (or set CHROME=/path/to/browser)" >&2
exit 1
