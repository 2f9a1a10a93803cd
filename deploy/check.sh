#!/usr/bin/env bash
# Tries the recipes of this folder on this machine, with a built site:  deploy/check.sh public
# rsync.sh publishes into a temporary folder through a stand-in for ssh; nginx serves the site through a socket.
set -euo pipefail

site=$(cd "${1:?usage: $0 SITE}" && pwd)
deploy=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap '[[ ! -f $tmp/nginx.pid ]] || kill "$(cat "$tmp/nginx.pid")"; rm -rf "$tmp"' EXIT
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

# headers ADDRESS [OPTION…]: status line and headers, without carriage returns.
headers() { curl --silent --show-error --unix-socket "$tmp/nginx.sock" -o /dev/null -D - "${@:2}" "http://localhost$1" | tr -d '\r'; }
asset=$(cd "$site" && find assets -name '*.css' | head -n 1)

home=$(headers /zh/)
expect "a home page" "$home" "HTTP/1.1 200 OK*"
expect "says its charset" "$home" "*Content-Type: text/html; charset=utf-8*"
expect "is asked for again" "$home" "*Cache-Control: no-cache*"
expect "has a policy" "$home" "*Content-Security-Policy: default-src 'none';*"
expect "is compressed" "$(headers /zh/ -H 'Accept-Encoding: gzip')" "*Content-Encoding: gzip*"
expect "an asset" "$(headers "/$asset")" "HTTP/1.1 200 OK*Cache-Control: public, max-age=31536000, immutable*"
expect "a wrong asset is not kept" "$(headers /assets/none.0123456789.css)" "HTTP/1.1 404*Cache-Control: no-cache*"
expect "hidden files are not served" "$(headers /.gongbao)" "HTTP/1.1 404*"
for page in 404.html zh/404.html en/404.html; do
  missing=${page%404.html}no-such-page.html
  expect "a wrong address" "$(headers "/$missing")" "HTTP/1.1 404*Content-Security-Policy*"
  body=$(curl --silent --unix-socket "$tmp/nginx.sock" "http://localhost/$missing")
  expect "shows /$page" "$([[ $body == "$(cat "$site/$page")" ]] && echo yes)" yes
done

echo "deploy recipes: $checks checks passed"
