#!/usr/bin/env bash
# Every test of every module against the servers of the instance 'test', then the main job over HTTP. The
# servers are stopped again when this run started them. Arguments go to Maven.

export MT_INSTANCE=test
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"

began=$(now_ms)
load_env
find_jdk

started=''
for server in mysql redis rabbitmq nacos elasticsearch seata; do
  alive "$server" || started="$started $server"
done

suite_started=no
finish() {
  local code=$?
  trap - EXIT
  [ "$suite_started" = no ] || "$here/suite.sh" down || true
  [ -z "$started" ] || "$here/servers.sh" down $started || true
  say "tests ended with code $code after $(seconds $(($(now_ms) - began))) s"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

# A killed test run cannot drop its schemas, which carry its process id: t_<service>_<pid>[_<number>].
drop_leftovers() {
  . "$here/servers/mysql.sh"
  local schema pid
  mysql_sql -N -e "SHOW DATABASES LIKE 't\\_%'" | while IFS= read -r schema; do
    pid=$(sed -nE 's/^t_[a-z_]+_([0-9]+)(_[0-9]+)?$/\1/p' <<<"$schema")
    if [ -n "$pid" ] && [ ! -d "/proc/$pid" ]; then mysql_sql -e "DROP DATABASE $schema" </dev/null; fi
  done
}

"$here/servers.sh" up
drop_leftovers
# Tests of the services start the sandbox's jar: a copy, since the sandbox module packs its own anew meanwhile.
"$here/suite.sh" build
sandbox_jar=$home/sandbox.jar
cp "$root/sandbox/target/sandbox.jar" "$sandbox_jar"

cd "$root"
say 'tests of the modules'
maven -T 2 verify "-Dmaotong.sandbox.jar=$sandbox_jar" "$@"
say "modules passed after $(seconds $(($(now_ms) - began))) s"

if [ -f "$root/e2e/pom.xml" ] && [ "${MT_SKIP_E2E:-no}" = no ]; then
  suite_started=yes
  # training the caches takes longer than starting once without them
  MT_START_CACHE=no MT_SUITE_WAIT=300 "$here/suite.sh" up
  "$here/main-job.sh"
fi
