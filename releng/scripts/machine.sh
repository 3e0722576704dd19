# What building Millrace asks of the machine: a JDK 25, Maven and what the tests need. Where it can it helps itself
# (Debian, as root), elsewhere it says exactly what to install. Sourced by run and test, which set $root.
# shellcheck shell=sh

: "${root:?}"
state=$root/.mvn/state
jdk_version=25
maven_version=3.9.11
maven_home=$root/.mvn/dist/apache-maven-$maven_version

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

is_jdk() { [ -x "$1/bin/javac" ] && grep -q "^JAVA_VERSION=\"${jdk_version}[.\"+-]" "$1/release" 2>/dev/null; }

# A folder's name and JAVA_HOME prove nothing: the release file decides.
find_jdk() {
  javac=$(command -v javac || true)
  [ -z "$javac" ] || javac=$(dirname -- "$(dirname -- "$(readlink -f -- "$javac")")")
  for jdk in "${MILLRACE_JDK:-}" "${JAVA_HOME:-}" "$javac" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/jdk* \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$jdk" ] && is_jdk "$jdk"; then
      printf '%s\n' "$jdk"
      return
    fi
  done
  return 1
}

need_jdk() {
  JAVA_HOME=$(find_jdk) || die "No JDK $jdk_version was found. Install one, or set MILLRACE_JDK to the folder of one."
  export JAVA_HOME
}

has_command() { command -v "$1" >/dev/null 2>&1; }
has_library() { ldconfig -p 2>/dev/null | grep -q "^[[:space:]]*$1 "; }

# need KIND:NAME=DEBIAN-PACKAGE … : installs the packages of what is missing, all in one go.
need() (
  names='' packages=''
  for thing in "$@"; do
    name=${thing%=*}
    if ! "has_${name%%:*}" "${name#*:}"; then
      names="$names ${name#*:}" packages="$packages ${thing##*=}"
    fi
  done
  [ -n "$packages" ] || exit 0
  if [ "$(id -u)" != 0 ] || [ ! -f /etc/debian_version ]; then
    die "This machine lacks$names. Install it first; on Debian, as root: apt-get install$packages"
  fi
  say "Installing$packages."
  # shellcheck disable=SC2086 # one word a package
  install_packages $packages || die "Debian could not install$packages: $(tail -n 1 "$state/install.log")"
)

# No service is started by being installed: what the tests need of one, they start and stop themselves.
install_packages() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    trap 'rm -f $policy' EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod +x $policy
  fi
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } >"$state/install.log" 2>&1
)

# Maven itself comes as an artifact. The old Maven that fetches it runs in a new folder: it must not read this project's
# .mvn, and what it notes beside its work as unpacked must not keep another clone from getting it.
need_maven() {
  if [ -x "$maven_home/bin/mvn" ]; then
    return
  fi
  if has_command mvn && [ "$(cd / && mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')" = "$maven_version" ]; then
    maven_home=''
    return
  fi
  need command:mvn=maven
  say "Getting Maven $maven_version."
  elsewhere=$(mktemp -d)
  (cd "$elsewhere" && MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
    -Dartifact="org.apache.maven:apache-maven:$maven_version:zip:bin" -DoutputDirectory="$root/.mvn/dist") >&2 ||
    die "Maven $maven_version could not be fetched; see above."
  rm -rf "$elsewhere"
  [ -x "$maven_home/bin/mvn" ] || die "Maven $maven_version was fetched, but $maven_home has no bin/mvn."
}

maven() {
  if [ -n "$maven_home" ]; then
    "$maven_home/bin/mvn" -B -ntp "$@"
  else
    mvn -B -ntp "$@"
  fi
}

# What every build needs. npm fetches Node.js for the language worker.
need_tools() {
  need command:npm=npm
  need_maven
  # Node.js brings its own list of certificates; the machine's is the one its administrator keeps.
  if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -f /etc/ssl/certs/ca-certificates.crt ]; then
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
    export NODE_EXTRA_CA_CERTS
  fi
}

# The sources' checksum: names, sizes and contents.
stamp() {
  { printf '%s\n' "$JAVA_HOME"
    find pom.xml .mvn/extensions.xml .mvn/jvm.config "$@" \
      \( -name target -o -name node_modules \) -prune -o -type f -exec cksum {} +; } | LC_ALL=C sort | cksum
}

# build NAME MODULE RESULT SOURCE… : builds the module and what it is made of, unless RESULT is there and as new as the sources.
build() (
  name=$1 module=$2 result=$3
  shift 3
  now=$(stamp "$@")
  if [ -e "$result" ] && [ "$(cat "$state/$name" 2>/dev/null || true)" = "$now" ]; then
    exit 0
  fi
  need_tools
  say "Building the $name; the first time takes some minutes."
  rm -f "$state/$name"
  maven -q verify -pl "$module" -am -DskipTests -Dspotless.check.skip=true -DskipArchives=true >&2 ||
    die "The $name could not be built; see above."
  [ -e "$result" ] || die "The build of the $name made no $result."
  printf '%s\n' "$now" >"$state/$name"
)

# A root shell of a bare Debian may lack them.
PATH=$PATH:/usr/sbin:/sbin
cd "$root" || exit 1
mkdir -p "$state"
