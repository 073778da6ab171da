# Elasticsearch: the small server that its project publishes for integration tests. It refuses to run as
# root, so under root it runs with another uid. Sourced by servers.sh.

elasticsearch_title='Elasticsearch'
elasticsearch_uid=65534

elasticsearch_install() { [ -d "$opt/elasticsearch" ] || locked elasticsearch gather elasticsearch; }

# Straight below the target, without the folder that carries the version.
elasticsearch_build() {
  mv "$1"/elasticsearch-*/* "$1"
  rmdir "$1"/elasticsearch-*
  chmod +x "$1"/bin/*
}

elasticsearch_ports() { echo "$MT_ES_PORT $MT_ES_TRANSPORT_PORT"; }

elasticsearch_start() {
  local data=$home/data/elasticsearch conf=$home/conf/elasticsearch as=()
  mkdir -p "$data"/{data,tmp} "$conf/jvm.options.d" "$home/log/elasticsearch"
  cp "$opt/elasticsearch/config/log4j2.properties" "$conf/"
  cat >"$conf/elasticsearch.yml" <<YML
cluster.name: maotong-$instance
node.name: local
path.data: "$data/data"
path.logs: "$home/log/elasticsearch"
network.host: 127.0.0.1
http.port: $MT_ES_PORT
transport.port: $MT_ES_TRANSPORT_PORT
discovery.type: single-node
xpack.security.enabled: false
node.store.allow_mmap: false
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
YML
  grep -v -E '^-Xm|^-XX:\+Use|UseG1GC|^#|^$|HeapDump|ErrorFile|Xlog' "$opt/elasticsearch/config/jvm.options" \
    >"$conf/jvm.options" || true
  cat >"$conf/jvm.options.d/maotong.options" <<OPTIONS
-Xms512m
-Xmx512m
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-Xlog:disable
-Xlog:all=warning:stderr
OPTIONS
  if [ "$(id -u)" = 0 ]; then
    # in a user namespace the files of root are the server's own: no folder has to be opened to others
    if unshare --user --map-user=1000 --map-group=1000 true 2>/dev/null; then
      as=(unshare --user --map-user=1000 --map-group=1000)
    else
      chmod 711 "$home" "$home"/{data,conf,log}
      chown -R "$elasticsearch_uid:$elasticsearch_uid" "$data" "$conf" "$home/log/elasticsearch"
      as=(setpriv "--reuid=$elasticsearch_uid" "--regid=$elasticsearch_uid" --clear-groups)
    fi
  fi
  spawn elasticsearch "${as[@]}" env -u JAVA_HOME "ES_JAVA_HOME=$JAVA_HOME" "ES_PATH_CONF=$conf" "ES_TMPDIR=$data/tmp" \
    'CLI_JAVA_OPTS=-Xmx24m -XX:+UseSerialGC -XX:TieredStopAtLevel=1' "HOME=$data" "$opt/elasticsearch/bin/elasticsearch"
}

elasticsearch_ready() {
  answers "$MT_ES_PORT" '/_cluster/health?wait_for_status=yellow&timeout=5s'
}

elasticsearch_stop() { halt elasticsearch 40; }
