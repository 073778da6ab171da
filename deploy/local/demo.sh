#!/usr/bin/env bash
# Servers, build, suite, the main job; everything keeps running afterwards.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"

began=$(now_ms)
load_env
"$here/suite.sh" up
[ ! -f "$root/e2e/pom.xml" ] || "$here/main-job.sh" "$@"

cat <<TEXT

Maotong runs.
  API              http://$MT_HOST:$MT_PORT_GATEWAY
  API pages        http://$MT_HOST:$MT_PORT_GATEWAY/docs/
  Nacos console    http://$MT_HOST:$MT_NACOS_CONSOLE_PORT   $MT_NACOS_USERNAME / $MT_NACOS_PASSWORD
  RabbitMQ         http://$MT_HOST:$MT_RABBIT_MANAGEMENT_PORT   $MT_RABBIT_USERNAME / $MT_RABBIT_PASSWORD
  operator         ops / $MT_OPS_PASSWORD
  auditor          auditor / $MT_AUDITOR_PASSWORD
Every other secret is in .run/$instance/env. 'make status' shows what runs, 'make down' stops it.

TEXT
say "ready after $(seconds $(($(now_ms) - began))) s"
