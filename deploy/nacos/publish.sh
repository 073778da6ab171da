#!/bin/sh
# Gives Nacos its administrator's password at the first start and publishes every configuration file beside this
# script to the group MAOTONG under its own name. May be repeated: the files win over what Nacos holds.
set -eu

folder=${1:-$(dirname "$0")}
api=http://$MT_NACOS_HOST:$MT_NACOS_PORT/nacos

# Secrets go by files: a command line can be read by others.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf %s "$MT_NACOS_PASSWORD" >"$work/password"

sign_in() {
  curl -sS --fail -o "$work/token.json" --data-urlencode "username=$MT_NACOS_USERNAME" \
    --data-urlencode "password@$work/password" "$api/v3/auth/user/login"
}

# The administrator exists only after the first start, and a login works a moment later.
curl -sS -o /dev/null --data-urlencode "password@$work/password" "$api/v3/auth/user/admin" || true
tries=0
until sign_in; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || { echo 'Nacos does not accept the sign-in: is MT_NACOS_PASSWORD the one it was set up with?' >&2; exit 1; }
  sleep 1
done
sed -n 's/.*"accessToken":"\([^"]*\)".*/header = "accessToken: \1"/p' "$work/token.json" >"$work/header"

for file in "$folder"/*.yaml "$folder"/*.json; do
  curl -sS --fail -o /dev/null --config "$work/header" --data-urlencode namespaceId=public \
    --data-urlencode groupName=MAOTONG --data-urlencode "dataId=$(basename "$file")" \
    --data-urlencode "type=${file##*.}" --data-urlencode "content@$file" "$api/v3/admin/cs/config"
  echo "published $(basename "$file")"
done
