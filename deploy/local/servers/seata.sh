# Seata server with its database store in MySQL; registry and configuration are plain files, clients name
# its address themselves. Sourced by servers.sh.

seata_title='Seata'

seata_install() { [ -d "$opt/seata" ] || locked seata gather seata; }

seata_ports() { echo "$MT_SEATA_PORT $MT_SEATA_CONSOLE_PORT"; }

seata_start() {
  mkdir -p "$home/data/seata" "$home/conf/seata" "$home/log/seata"
  # secrets go by file: a command line can be read by every user of the machine
  cat >"$home/conf/seata/application.properties" <<CONF
spring.application.name=seata-server
server.address=127.0.0.1
server.port=$MT_SEATA_CONSOLE_PORT
logging.config=classpath:logback-spring.xml
logging.file.path=$home/log/seata
seata.config.type=file
seata.registry.type=file
seata.server.service-port=$MT_SEATA_PORT
seata.store.mode=db
seata.store.db.datasource=hikari
seata.store.db.db-type=mysql
seata.store.db.driver-class-name=com.mysql.cj.jdbc.Driver
seata.store.db.url=jdbc:mysql://127.0.0.1:$MT_MYSQL_PORT/mt_seata?sslMode=REQUIRED&rewriteBatchedStatements=true
seata.store.db.user=mt_seata
seata.store.db.password=$MT_DB_PASSWORD_SEATA
seata.store.db.min-conn=2
seata.store.db.max-conn=20
seata.store.db.global-table=global_table
seata.store.db.branch-table=branch_table
seata.store.db.lock-table=lock_table
seata.store.db.distributed-lock-table=distributed_lock
seata.store.db.query-limit=100
seata.store.db.max-wait=5000
console.user.username=maotong
console.user.password=$MT_SEATA_CONSOLE_PASSWORD
seata.security.secretKey=$MT_SEATA_CONSOLE_SECRET
seata.security.tokenValidityInMilliseconds=1800000
seata.security.ignore.urls=/health
CONF
  chmod 600 "$home/conf/seata/application.properties"
  seata_await_store
  spawn seata "$JAVA_HOME/bin/java" -Xmx128m $java_small "-Duser.home=$home/data/seata" \
    "-Dspring.config.location=file:$home/conf/seata/" "-Djava.io.tmpdir=$home/data/seata" \
    --add-opens java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED \
    -cp "$opt/seata/lib/*" io.seata.server.ServerApplication
}

# Its tables are made when MySQL of the same instance comes up.
seata_await_store() {
  local limit=$(($(now_ms) + 120000))
  until mysql_sql -N -e "SELECT lock_key FROM mt_seata.distributed_lock" 2>/dev/null | grep -q TxTimeoutCheck; do
    (($(now_ms) < limit)) || die "Seata's tables are not there: start MySQL of '$instance' first."
    sleep 0.3
  done
}

seata_ready() {
  port_open "$MT_SEATA_PORT" && answers "$MT_SEATA_CONSOLE_PORT" /health
}

seata_stop() { halt seata 20; }
