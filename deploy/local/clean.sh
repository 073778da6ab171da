#!/usr/bin/env bash
# Stops both instances and deletes their data and every build; downloaded servers stay.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

for name in demo test; do
  [ -d "$run/$name" ] || continue
  MT_INSTANCE=$name "$here/suite.sh" down
  MT_INSTANCE=$name "$here/servers.sh" clean
done
rm -rf "$run/apps"
find "$root" -path "$run" -prune -o -type d -name target -prune -exec rm -rf {} +
say "clean; 'rm -rf .run' removes the downloaded servers too"
