#!/usr/bin/env bash
# secrets.sh [file]: writes the random secrets of one deployment, mode 600; by default deploy/compose/.env.
# A key that is there keeps its value, so that it is safe to repeat; a key that a newer version needs is added.

set -euo pipefail
umask 077

file=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/.env}
services='USER ORDER CUSTOMS LOGISTICS FOREX INVOICE REFUND POLICY DATA GATEWAY SANDBOX'

secret() { head -c 256 /dev/urandom | base64 -w 0 | tr -dc 'A-Za-z0-9' | head -c "${1:-40}"; }

key_bytes() { head -c "$1" /dev/urandom | base64 -w 0; }

hexadecimal() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

put() {
  local key=$1
  shift
  grep -q "^$key=" "$file" || printf '%s=%s\n' "$key" "$("$@")" >>"$file"
}

touch "$file"
chmod 600 "$file"
# a file cut off in the middle of a line by a kill must not swallow the next key
[ -z "$(tail -c 1 "$file")" ] || echo >>"$file"

put MT_MYSQL_ROOT_PASSWORD secret
put MT_REDIS_PASSWORD secret
put MT_RABBIT_USERNAME echo maotong
put MT_RABBIT_PASSWORD secret
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
