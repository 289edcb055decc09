#!/bin/sh
# Brings what the optional suites need on Debian 12, as root: PostgreSQL with PostGIS, GDAL, Chromium, LibreOffice, Chinese fonts.
# Asks for nothing, starts no service, may be run again.
set -eu
[ "$(id -u)" = 0 ] || { echo "需要 root 权限" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# The packaged cluster would listen on 5432; the suites start their own in a folder of theirs.
mkdir -p /etc/postgresql-common
echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
apt-get install -y -q --no-install-recommends \
  postgresql-15 postgresql-15-postgis-3 gdal-bin chromium libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils fonts-noto-cjk
