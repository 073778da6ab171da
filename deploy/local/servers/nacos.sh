# Nacos: the jars of the central repository and a launcher of our own, with authentication on. Sourced by
# servers.sh.

nacos_title='Nacos'

nacos_install() { [ -d "$opt/nacos" ] || locked nacos gather nacos; }

nacos_build() {
  "$JAVA_HOME/bin/javac" -nowarn -proc:none -cp "$1/lib/*" -d "$1/classes" \
    "$here/servers/nacos/NacosLauncher.java" >>"$cache/nacos.log" 2>&1 ||
    die "the Nacos launcher did not compile: see $cache/nacos.log."
}

# Nacos derives its gRPC and raft ports from the main one.
nacos_ports() {
  echo "$MT_NACOS_PORT $MT_NACOS_CONSOLE_PORT $((MT_NACOS_PORT + 1000)) $((MT_NACOS_PORT + 1001))" \
    "$((MT_NACOS_PORT - 1000))"
}

nacos_start() {
  mkdir -p "$home/data/nacos/tmp" "$home/conf/nacos"
  rm -rf "$home/data/nacos/tmp"/*
  # secrets go by file: a command line can be read by every user of the machine
  cat >"$home/conf/nacos/application.properties" <<CONF
nacos.server.main.port=$MT_NACOS_PORT
nacos.console.port=$MT_NACOS_CONSOLE_PORT
nacos.server.ip=127.0.0.1
server.address=127.0.0.1
nacos.core.auth.enabled=true
nacos.core.auth.admin.enabled=true
nacos.core.auth.console.enabled=true
nacos.core.auth.system.type=nacos
nacos.core.auth.caching.enabled=true
nacos.core.auth.server.identity.key=$MT_NACOS_IDENTITY_KEY
nacos.core.auth.server.identity.value=$MT_NACOS_IDENTITY_VALUE
nacos.core.auth.plugin.nacos.token.secret.key=$MT_NACOS_TOKEN_KEY
nacos.core.auth.plugin.nacos.token.expire.seconds=18000
nacos.config.retention.days=30
server.tomcat.accesslog.enabled=false
management.endpoints.web.exposure.include=health
CONF
  chmod 600 "$home/conf/nacos/application.properties"
  spawn nacos "$JAVA_HOME/bin/java" -Xmx192m $java_small \
    -Dnacos.standalone=true -Dnacos.deployment.type=merged \
    "-Dspring.config.additional-location=file:$home/conf/nacos/" \
    "-Dnacos.home=$home/data/nacos" "-Duser.home=$home/data/nacos" \
    -Dnacos.inetutils.ip-address=127.0.0.1 "-DJM.LOG.PATH=$home/log/nacos-client" \
    "-Dnacos.logs.path=$home/log/nacos" "-Dderby.stream.error.file=$home/log/nacos/derby.log" \
    "-Djava.io.tmpdir=$home/data/nacos/tmp" --enable-native-access=ALL-UNNAMED \
    -cp "$opt/nacos/classes:$opt/nacos/lib/*" NacosLauncher \
    --logging.config=classpath:META-INF/logback/nacos.xml --spring.main.banner-mode=off
}

nacos_ready() { answers "$MT_NACOS_PORT" /nacos/v3/admin/core/state/readiness; }

# The answer's body of a form post; fails unless the status is 200.
nacos_post() {
  local path=$1 answer
  answer=$(http_body=$2 http POST "$MT_NACOS_PORT" "$path" \
    'Content-Type: application/x-www-form-urlencoded' "${@:3}") || return 1
  [ "${answer%%$'\n'*}" = 200 ] || return 1
  printf %s "${answer#*$'\n'}"
}

# Prints an access token.
nacos_token() {
  local answer
  answer=$(nacos_post /nacos/v3/auth/user/login "username=$MT_NACOS_USERNAME&password=$MT_NACOS_PASSWORD") ||
    return 1
  answer=${answer#*\"accessToken\":\"}
  echo "${answer%%\"*}"
}

# The administrator exists only after the first start, and a login works a moment later.
nacos_prepare() {
  nacos_token >/dev/null 2>&1 ||
    nacos_post /nacos/v3/auth/user/admin "password=$MT_NACOS_PASSWORD" >/dev/null 2>&1 || true
  wait_for 30 nacos 'Nacos sign-in' nacos_token
}

urlencode() { LC_ALL=C od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g'; }

# Every file of deploy/nacos goes to the group MAOTONG under its own name.
nacos_publish() {
  local file token='' body
  for file in "$root"/deploy/nacos/*.{yaml,json}; do
    [ -f "$file" ] || continue
    [ -n "$token" ] || token=$(nacos_token)
    body="namespaceId=public&groupName=MAOTONG&dataId=$(basename "$file")&type=${file##*.}"
    body="$body&content=$(urlencode <"$file")"
    nacos_post /nacos/v3/admin/cs/config "$body" "accessToken: $token" >/dev/null ||
      die "Nacos did not take $(basename "$file"): see $(log_of nacos)."
  done
}

nacos_stop() { halt nacos 30; }
