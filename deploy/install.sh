#!/bin/sh
# 离线安装或升级卫片办公端(Linux,systemd)。不访问网络。
#   安装:sh install.sh 程序包目录 [县代码 县名]
#   首次安装时设 WEIPIAN_DATABASE="Host=…" 的,状态表放在该 PostgreSQL 库中
#   升级:sh install.sh 新程序包目录        先备份,再换程序;换不成则旧程序照旧
set -eu

package=${1:?"用法:install.sh 程序包目录 [县代码 县名]"}
code=${2:-}
name=${3:-}
base=${WEIPIAN_BASE:-/opt/weipian}
data=${WEIPIAN_DATA:-/var/lib/weipian}
units=${WEIPIAN_UNITS:-/etc/systemd/system}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

[ "$(id -u)" = 0 ] || { echo "须以 root 运行" >&2; exit 1; }
[ -x "$package/weipian" ] || { echo "$package 中没有 weipian 程序" >&2; exit 1; }

id weipian >/dev/null 2>&1 || useradd --system --home-dir "$data" --shell /usr/sbin/nologin weipian
version=$("$package/weipian" --version | cut -d+ -f1)
target="$base/$version-$(sha256sum "$package/weipian" | cut -c1-8)"
mkdir -p "$base" "$data/backups"
[ -d "$target" ] || { cp -R "$package" "$target.part" && mv "$target.part" "$target"; }
chown -R root:root "$target"
chmod -R go-w "$target"
chown weipian:weipian "$data" "$data/backups"
chmod 0700 "$data" "$data/backups"

run() { setpriv --reuid weipian --regid weipian --clear-groups "$@"; }

if [ -f "$data/workspace/weipian.db" ] || [ -f "$data/workspace/database.json" ]; then
    systemctl stop weipian 2>/dev/null || true
    if [ -x "$base/current/weipian" ]; then
        run "$base/current/weipian" backup --workspace "$data/workspace" --out "$data/backups/upgrade-$(date +%Y%m%d-%H%M%S)"
    fi
    if ! run "$target/weipian" upgrade --workspace "$data/workspace"; then
        echo "新程序不能使用现有工作区,未换程序" >&2
        systemctl start weipian 2>/dev/null || true
        exit 1
    fi
elif [ -n "$code" ] && [ -n "$name" ]; then
    run "$target/weipian" init --workspace "$data/workspace" --county "$code" --name "$name" --person 安装 --post 安装
else
    echo "首次安装须给出县代码与县名:install.sh $package 619901 示例县" >&2
    exit 1
fi

ln -sfn "$target" "$base/current.new"
mv -T "$base/current.new" "$base/current"
for unit in weipian.service weipian-backup.service weipian-backup.timer; do
    sed -e "s|/opt/weipian|$base|g" -e "s|/var/lib/weipian|$data|g" "$here/$unit" > "$units/$unit"
done
if command -v systemctl >/dev/null 2>&1 && [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl enable --now weipian weipian-backup.timer
    echo "已启动。首次启动的系统管理员一次性口令见:journalctl -u weipian | grep 一次性口令"
else
    echo "已安装到 $base/current;本机没有 systemd,请自行启动:$base/current/weipian serve --workspace $data/workspace"
fi
