// Plain JavaScript, since the command that tests uses it without anything that is installed.
import { spawnSync } from 'node:child_process';

/**
 * Starts a program where `/etc` has what the folder `etc` in `$1` holds laid over it: as this process and its children alone see it, in memory, gone with
 * them. Takes the folder, which has an empty one `layers` as well, then the program with its arguments.
 */
export const underLaidOverEtc = [
  'set -e',
  'mount -t tmpfs tmpfs "$1/layers"',
  'mkdir "$1/layers/upper" "$1/layers/work"',
  'cp -R "$1/etc/." "$1/layers/upper/"',
  'mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/layers/upper,workdir=$1/layers/work" /etc',
  'shift',
  'exec "$@"',
].join('\n');

/** Whether this machine lets a browser have policies of its own: on Linux, for root, where neither container nor kernel forbids mounting. */
export function canSetPolicies() {
  const probe =
    'd=$(mktemp -d) && mkdir "$d/etc" "$d/layers" && unshare --mount /bin/sh -c "$1" sh "$d" true; s=$?; rm -r "$d"; exit $s';
  return spawnSync('/bin/sh', ['-c', probe, 'sh', underLaidOverEtc], { stdio: 'ignore' }).status === 0;
}
