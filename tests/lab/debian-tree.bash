# Sourced by the installers beside it: makes a Debian tree with an Asterisk of its own, apart from the host's packages.
# A tree is complete when it holds the stamp that names what is in it.

# A slow mirror is asked again; a refusal is final.
readonly apt_options=(-y --no-install-recommends -o Acquire::Retries=3 -o Acquire::http::Timeout=60 -o DPkg::Lock::Timeout=300)

say() { printf 'lab: %s\n' "$*" >&2; }

# tree_is_complete TREE STAMP
tree_is_complete() { [ -f "$1/.callbridge-lab" ] && [ "$(cat "$1/.callbridge-lab")" = "$2" ]; }

# as_root_on_debian SCRIPT: goes on as root, or ends with 2 where that is not possible.
as_root_on_debian() {
  [ -r /etc/os-release ] && . /etc/os-release
  if [ "${ID:-}" != debian ] || ! command -v apt-get >/dev/null; then
    say "this is no Debian machine: the browser and lab tests need their programs installed by hand"
    exit 2
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
      say "needs root, or sudo without a password: run 'sudo $1' once"
      exit 2
    fi
    exec sudo -n CALLBRIDGE_LAB="${CALLBRIDGE_LAB:-}" bash "$1"
  fi
  export DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
}

# lock_tree TREE: one at a time; a second run waits and then finds all done.
lock_tree() {
  mkdir -p "$(dirname "$1")"
  exec 9>"$1.lock"
  flock 9
}

# host_mirror: the host's own mirror, whichever form its sources have.
host_mirror() {
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v name="${VERSION_CODENAME:-stable}" '
      ($1 == name || $1 ~ /^(stable|testing|unstable|sid)$/) && $2 == "main" && $3 !~ /security/ { print $3; exit }'
}

# discard TREE: also a half-made one with debootstrap's mounts.
discard() {
  local mount
  for mount in proc sys dev/pts dev; do
    mountpoint -q "$1/$mount" 2>/dev/null && umount -l "$1/$mount"
  done
  rm -rf --one-file-system "$1"
}

# make_tree SUITE TREE STAMP PACKAGE...: the names are its own, as a script's readonly ones cannot be made local.
make_tree() {
  local suite="$1" target="$2" content="$3" mirror proxy version
  local partial="$target.partial"
  shift 3
  mirror="$(host_mirror)"
  if [ -z "$mirror" ]; then
    say "apt's sources name no Debian mirror with the component main"
    exit 1
  fi
  proxy="$(apt-config dump --format '%v' Acquire::http::Proxy)"
  [ -n "$proxy" ] && [ "$proxy" != DIRECT ] && export http_proxy="$proxy"

  # An interrupted run leaves its half-made tree behind: begin anew.
  discard "$partial"
  trap 'say "interrupted or failed; the next run begins this step anew"' ERR

  say "making a Debian tree ($suite) with Asterisk in $target"
  debootstrap --variant=minbase "$suite" "$partial" "$mirror" >&2
  # Nothing starts in the tree, not even a freshly installed Asterisk.
  printf '#!/bin/sh\nexit 101\n' >"$partial/usr/sbin/policy-rc.d"
  chmod 755 "$partial/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$partial/etc/resolv.conf"
  chroot "$partial" apt-get install -q "${apt_options[@]}" "$@" >&2
  chroot "$partial" apt-get clean
  # The packaged link leads through /etc/alternatives of a chroot; the tests run Asterisk without one, as any user.
  ln -sfn en_US_f_Allison "$partial/usr/share/asterisk/sounds/en"
  chmod 755 "$partial"
  version="$(chroot "$partial" asterisk -V)"
  printf '%s\n' "$content" >"$partial/.callbridge-lab"
  discard "$target"
  mv "$partial" "$target"
  say "$version installed in $target"
}
