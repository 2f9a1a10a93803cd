#!/usr/bin/env bash
# Tries the recipes of this folder on this machine, with a built site:  deploy/check.sh public
# rsync.sh publishes into a temporary folder through a stand-in for ssh; nginx and Caddy serve the site through sockets.
set -euo pipefail

site=$(cd "${1:?usage: $0 SITE}" && pwd)
deploy=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
clean_up() {
  local pid
  for pid in "$tmp"/*.pid; do [[ ! -f $pid ]] || kill "$(cat "$pid")"; done
  rm -rf "$tmp"
}
trap clean_up EXIT
chmod 755 "$tmp"

checks=0
# expect WHAT GOT WANTED: WANTED is a pattern.
expect() {
  # shellcheck disable=SC2053 # a pattern on purpose
  if [[ $2 != $3 ]]; then
    printf 'not ok: %s\n  got:    %s\n  wanted: %s\n' "$1" "$2" "$3" >&2
    exit 1
  fi
  checks=$((checks + 1))
}

### rsync.sh
mkdir "$tmp/bin" "$tmp/www"
printf '#!/bin/sh\nshift\nexec sh -c "$*"\n' >"$tmp/bin/ssh"
chmod +x "$tmp/bin/ssh"
publish() { PATH="$tmp/bin:$PATH" bash "$deploy/rsync.sh" "$site" "server:$tmp/www" >/dev/null; }

publish
expect "the first release is the site" "$(diff -r --exclude='.*' "$site" "$tmp/www/current" && echo same)" same
first=$(readlink "$tmp/www/current")
sleep 1.1 # releases are named by the second
publish
second=$(readlink "$tmp/www/current")
expect "the link was switched" "$([[ $first != "$second" ]] && echo yes)" yes
expect "unchanged files share their space" "$(stat -c %h "$tmp/www/current/index.html")" 2
sleep 1.1
printf '#!/bin/sh\nexit 1\n' >"$tmp/bin/rsync"
chmod +x "$tmp/bin/rsync"
expect "an upload that breaks off is an error" "$(publish 2>/dev/null && echo passed || echo failed)" failed
expect "and leaves the site as it was" "$(readlink "$tmp/www/current")" "$second"

### nginx.conf
{
  [[ $(id -u) -ne 0 ]] || echo "user root;"
  echo "pid $tmp/nginx.pid; error_log $tmp/error.log; worker_processes 1; events { }"
  echo "http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;"
  for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $tmp/$kind;"; done
  echo "include $tmp/site.conf; }"
} >"$tmp/nginx.conf"
sed -e '/listen \[::\]:80;/d' -e "s|listen 80;|listen unix:$tmp/nginx.sock;|" -e "s|root /var/www/gongbao/current;|root $site;|" \
  "$deploy/nginx.conf" >"$tmp/site.conf"
expect "the recipe was put on the socket" "$(grep -c "$tmp/nginx.sock\|root $site" "$tmp/site.conf")" 2
nginx=$(PATH=$PATH:/usr/sbin command -v nginx)
"$nginx" -t -q -e "$tmp/error.log" -c "$tmp/nginx.conf"
"$nginx" -e "$tmp/error.log" -c "$tmp/nginx.conf"

### Caddyfile
caddy=$(PATH=$PATH:/usr/sbin command -v caddy)
{
  printf '{\n\tadmin off\n\tauto_https off\n}\n'
  sed -e "s|^report.example.org {|http:// {\n\tbind unix/$tmp/caddy.sock|" -e "s|root \* /var/www/gongbao/current|root * $site|" "$deploy/Caddyfile"
} >"$tmp/Caddyfile"
expect "the recipe was put on the socket" "$(grep -c "$tmp/caddy.sock\|root \* $site" "$tmp/Caddyfile")" 2
export XDG_CONFIG_HOME=$tmp XDG_DATA_HOME=$tmp
"$caddy" validate --adapter caddyfile --config "$tmp/Caddyfile" >"$tmp/caddy.log" 2>&1 || { cat "$tmp/caddy.log" >&2; exit 1; }
"$caddy" run --adapter caddyfile --config "$tmp/Caddyfile" >"$tmp/caddy.log" 2>&1 &
echo $! >"$tmp/caddy.pid"
for _ in {1..50}; do [[ -S $tmp/caddy.sock ]] || sleep 0.1; done

### What both answer
# ask SOCKET ADDRESS [OPTION…]
ask() { curl --silent --show-error --unix-socket "$tmp/$1.sock" "${@:3}" "http://localhost$2"; }
# headers SOCKET ADDRESS [OPTION…]: status line and headers, in small letters, without carriage returns.
headers() { ask "$1" "$2" -o /dev/null -D - "${@:3}" | tr -d '\r' | tr '[:upper:]' '[:lower:]'; }
asset=$(cd "$site" && find assets -name '*.css' | head -n 1)
drawing=$(cd "$site" && find zh/charts -name '*.svg' | head -n 1)

for server in nginx caddy; do
  home=$(headers $server /zh/)
  expect "$server: a home page" "$home" "http/1.1 200 ok*"
  expect "$server: says its charset" "$home" "*content-type: text/html; charset=utf-8*"
  expect "$server: is asked for again" "$home" "*cache-control: no-cache*"
  expect "$server: has a policy" "$home" "*content-security-policy: default-src 'none';*style-src 'self';*frame-ancestors 'self'*"
  expect "$server: says what it is" "$home" "*x-content-type-options: nosniff*"
  expect "$server: is compressed" "$(headers $server /zh/ -H 'Accept-Encoding: gzip')" "*content-encoding: gzip*"
  expect "$server: an asset" "$(headers $server "/$asset")" "http/1.1 200 ok*cache-control: public, max-age=31536000, immutable*"
  expect "$server: a wrong asset is not kept" "$(headers $server /assets/none.0123456789.css)" "http/1.1 404*cache-control: no-cache*"
  expect "$server: charts may be embedded" "$(headers $server "/${drawing%.svg}.html")" "*style-src 'self';*frame-ancestors \**"
  expect "$server: drawings have their style" "$(headers $server "/$drawing")" "*style-src 'self' 'unsafe-inline';*"
  expect "$server: hidden files are not served" "$(headers $server /.gongbao)" "http/1.1 404*"
  expect "$server: nor what is for other hosts" "$(headers $server /_headers)" "http/1.1 404*"
  for page in 404.html zh/404.html en/404.html; do
    missing=${page%404.html}no-such-page.html
    expect "$server: a wrong address" "$(headers $server "/$missing")" "http/1.1 404*content-security-policy*"
    expect "$server: shows /$page" "$([[ $(ask $server "/$missing") == "$(cat "$site/$page")" ]] && echo yes)" yes
  done
done

echo "deploy recipes: $checks checks passed"
