#!/usr/bin/env bash
# The main job of the running suite: a merchant from registration to the first refund, over HTTP through
# the gateway. Arguments go to the job.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"

load_env
find_jdk
[ -f "$root/e2e/pom.xml" ] || die "there is no e2e module in this working copy."
jar=$root/e2e/target/e2e.jar
if newer "$jar" "$root/e2e"; then
  say 'building the main job'
  (cd "$root" && maven -q -pl e2e -am package -DskipTests)
fi
set -a
. "$env_file"
set +a
export MT_INSTANCE=$instance
exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -jar "$jar" "$@"
