#!/bin/bash
# start.sh: runs the service. start.sh train: fills the cache of loaded classes while the image is built.
# start.sh ready: succeeds once the service takes requests.
set -eu

# The cache fits only a JVM with these flags; everything else may be changed through MT_JAVA_FLAGS.
flags='-XX:+UseCompactObjectHeaders -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
  --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Duser.timezone=UTC
  -Duser.home=/tmp -DJM.LOG.PATH=/tmp/nacos -DJM.SNAPSHOT.PATH=/tmp/nacos -Dcsp.sentinel.log.dir=/tmp/sentinel'

# The address other containers reach this one at; it listens there and registers with it.
own_address() { hostname -i | cut -d ' ' -f 1; }

# Everything up to the point where the service would begin to listen, without any server: what needs one is
# switched off, and every secret is a random one of this run only. A training that ends early still leaves
# a cache, only a smaller one.
train() {
  local name key
  key=$(head -c 32 /dev/urandom | base64 -w 0)
  for name in $(grep -ohE '\$\{MT_[A-Z0-9_]+' "$1"/*.yaml | cut -c 3- | sort -u); do
    case $name in
      *_PORT | MT_PORT_*) export "$name=9" ;;
      *_HOST) export "$name=127.0.0.1" ;;
      *_KEY | *_SECRET | *_PASSWORD) export "$name=$key" ;;
    esac
  done
  for name in USER CUSTOMS LOGISTICS FOREX INVOICE REFUND; do export "MT_AUTHORITY_SECRET_$name=$key"; done
  export MT_HOST=127.0.0.1 MT_DB_SCHEMA=none MT_DB_USER=none MT_RABBIT_USER=none SERVER_PORT=0 \
    MT_SANDBOX_URL=http://127.0.0.1:9 MT_SEATA_ENABLED=false MT_BIND=127.0.0.1 MT_TAX_SM4_KEY=${key:0:16} \
    MT_SANDBOX_CONTROL_TOKEN=$key MT_DB_PASSWORD_SANDBOX=$key MT_RABBIT_PASSWORD_SANDBOX=$key \
    MT_FIELD_KEY_SANDBOX=$key
  timeout 240 java $flags -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar \
    --spring.config.additional-location="optional:file:$1/maotong.yaml,optional:file:$1/$2.yaml" \
    --spring.cloud.nacos.config.enabled=false --spring.cloud.nacos.config.import-check.enabled=false \
    --spring.cloud.nacos.discovery.enabled=false --spring.cloud.service-registry.auto-registration.enabled=false \
    --spring.flyway.enabled=false --spring.datasource.hikari.initialization-fail-timeout=-1 \
    --spring.datasource.hikari.connection-timeout=250 --maotong.sentinel.enabled=false || true
  rm -f app.aot.config
  [ -f app.aot ] || echo 'no cache was made: the image starts slower' >&2
}

ready() {
  local status
  exec 9<>"/dev/tcp/$(own_address)/$SERVER_PORT"
  printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: ready\r\n\r\n' >&9
  read -r -t 5 _ status _ <&9
  [ "$status" = 200 ]
}

case ${1:-run} in
  train) train "$2" "$3" ;;
  ready) ready ;;
  run)
    export MT_BIND=${MT_BIND:-$(own_address)}
    cache=()
    [ ! -f app.aot ] || cache=(-XX:AOTCache=app.aot)
    exec java $flags "${cache[@]}" -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError ${MT_JAVA_FLAGS:-} -jar app.jar
    ;;
  *) echo 'usage: start.sh [run|ready|train <configuration> <service>]' >&2; exit 2 ;;
esac
