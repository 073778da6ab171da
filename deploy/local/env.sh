# Ports and generated secrets of an instance: .run/<instance>/env, mode 600. A key that is there keeps its
# value for ever; a key that a newer version needs is appended. Sourced.

services='USER ORDER CUSTOMS LOGISTICS FOREX INVOICE REFUND POLICY DATA GATEWAY SANDBOX'

secret() { head -c 64 /dev/urandom | base64 -w 0 | tr -dc 'A-Za-z0-9' | head -c "${1:-40}"; }

key_bytes() { head -c "$1" /dev/urandom | base64 -w 0; }

hexadecimal() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# put <key> <command…>: appends the key with the command's output unless the file has it.
put() {
  local key=$1
  shift
  [ -z "${present[$key]:-}" ] || return 0
  printf '%s=%s\n' "$key" "$("$@")" >>"$env_file"
}

port() { put "$1" echo $(($2 + port_shift)); }

write_env() {
  local s
  umask 077
  touch "$env_file"
  chmod 600 "$env_file"
  # a file cut off in the middle of a line by a kill must not swallow the next key
  [ -z "$(tail -c 1 "$env_file")" ] || echo >>"$env_file"
  local key
  declare -A present
  while IFS='=' read -r key _; do [ -z "$key" ] || present[$key]=yes; done <"$env_file"

  put MT_HOST echo 127.0.0.1
  port MT_PORT_GATEWAY 18080
  port MT_PORT_USER 18081
  port MT_PORT_ORDER 18082
  port MT_PORT_CUSTOMS 18083
  port MT_PORT_LOGISTICS 18084
  port MT_PORT_FOREX 18085
  port MT_PORT_INVOICE 18086
  port MT_PORT_REFUND 18087
  port MT_PORT_POLICY 18088
  port MT_PORT_DATA 18089
  port MT_PORT_SANDBOX 18090
  port MT_SEATA_PORT 18091
  port MT_SEATA_CONSOLE_PORT 18092
  port MT_MYSQL_PORT 18306
  port MT_REDIS_PORT 18379
  port MT_RABBIT_PORT 18672
  port MT_RABBIT_MANAGEMENT_PORT 18673
  port MT_RABBIT_DIST_PORT 18674
  port MT_RABBIT_EPMD_PORT 18675
  port MT_RABBIT_CTL_PORT 18676
  port MT_NACOS_PORT 18848
  port MT_NACOS_CONSOLE_PORT 18849
  port MT_ES_PORT 18920
  port MT_ES_TRANSPORT_PORT 18930

  put MT_MYSQL_ROOT_PASSWORD secret
  put MT_REDIS_PASSWORD secret
  put MT_RABBIT_USERNAME echo maotong
  put MT_RABBIT_PASSWORD secret
  put MT_RABBIT_COOKIE secret
  put MT_NACOS_USERNAME echo nacos
  put MT_NACOS_PASSWORD secret
  put MT_NACOS_TOKEN_KEY key_bytes 48
  put MT_NACOS_IDENTITY_KEY secret 32
  put MT_NACOS_IDENTITY_VALUE secret
  for s in $services; do
    put "MT_DB_PASSWORD_$s" secret
    put "MT_RABBIT_PASSWORD_$s" secret
    put "MT_CLIENT_SECRET_$s" secret
    put "MT_FIELD_KEY_$s" key_bytes 32
    put "MT_INDEX_KEY_$s" key_bytes 32
  done
  put MT_DB_PASSWORD_SEATA secret
  put MT_SEATA_CONSOLE_PASSWORD secret
  put MT_SEATA_CONSOLE_SECRET secret 64
  for s in USER ORDER CUSTOMS LOGISTICS FOREX INVOICE REFUND POLICY; do
    put "MT_AUTHORITY_SECRET_$s" secret
  done
  put MT_TAX_SM4_KEY hexadecimal 16
  put MT_SANDBOX_CONTROL_TOKEN secret
  put MT_OPS_PASSWORD secret
  put MT_AUDITOR_PASSWORD secret
  put MT_PARTNER_SECRET secret
}

# Creates or completes the file and sets its keys as shell variables (not exported: a server or service
# gets only what it is handed).
load_env() {
  folders
  locked "env-$instance" write_env
  . "$env_file"
}
