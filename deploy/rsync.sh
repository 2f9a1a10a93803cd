#!/usr/bin/env bash
# Publishes a built site on any host that has ssh and rsync:
#
#   deploy/rsync.sh public user@report.example.org:/var/www/gongbao
#
# The site goes into a new folder, /var/www/gongbao/releases/TIME; when all of it is there, the link
# /var/www/gongbao/current is switched to it in one step. Files that did not change share their disk space with
# the release before. The last five releases stay: to go back, point the link at one of them.
# An upload that breaks off leaves `current` as it was, and the next one cleans up after it.
set -euo pipefail

if [[ $# -ne 2 || $2 != ?*:/?* ]]; then
  echo "usage: $0 SITE [USER@]HOST:/FOLDER" >&2
  exit 2
fi
site=${1%/}
host=${2%%:*}
folder=${2#*:}
folder=${folder%/}

if [[ ! -f $site/index.html ]]; then
  echo "$0: $site holds no index.html: build the site first" >&2
  exit 1
fi
# The folder's name passes through the shell of the other side.
if [[ ! $folder =~ ^[A-Za-z0-9/._-]+$ ]]; then
  echo "$0: $folder: use letters, digits, '/', '.', '_' and '-' only" >&2
  exit 2
fi

release=$(date -u +%Y%m%dT%H%M%SZ)

# Clears away what an upload that broke off left behind; says which release is shown now, if any.
# shellcheck disable=SC2029 # $folder is meant to be put in here
shown=$(ssh "$host" "mkdir -p $folder/releases && rm -rf $folder/releases/*.partial && cd $folder && { readlink current || true; }")

# Contents are compared, not times: a build gives every file a new time.
rsync --recursive --checksum --compress --chmod=D755,F644 --include='/.well-known/' --exclude='/.*' \
  ${shown:+"--link-dest=../../$shown/"} "$site/" "$host:$folder/releases/$release.partial/"

# shellcheck disable=SC2029 # $folder and $release are meant to be put in here
ssh "$host" "set -e
  cd $folder
  mv releases/$release.partial releases/$release
  ln -sfn releases/$release current.next
  mv -T current.next current
  ls -1d releases/*Z | sort | head -n -5 | xargs -r rm -rf"

echo "published $site as $host:$folder/releases/$release"
