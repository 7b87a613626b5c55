#!/bin/sh
# Runs Ehlo's command line: the app itself, without a window.
here=$(dirname -- "$(readlink -f -- "$0")")
for app in "$here/../../ehlo-desktop" "$here/../../MacOS/Ehlo" /opt/Ehlo/ehlo-desktop; do
  # Behind `--` Chromium takes no argument for one of its own switches.
  [ -x "$app" ] && exec "$app" --cli -- "$@"
done
echo 'ehlo: the app is not where this launcher expects it.' >&2
exit 127
