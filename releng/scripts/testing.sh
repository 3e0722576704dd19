# What the whole test run needs beside the build: a screen, a container engine, and one line that says how it went.
# Sourced by test, after machine.sh.
# shellcheck shell=sh

: "${state:?}" "${maven_home?}"
display_pid='' engine_pid=''

need_window_libraries() {
  need command:Xvfb=xvfb command:dbus-run-session=dbus \
    library:libgtk-3.so.0=libgtk-3-0 library:libwebkit2gtk-4.1.so.0=libwebkit2gtk-4.1-0 \
    library:libXtst.so.6=libxtst6
}

# Xvfb picks a free display and says which, so that two runs never meet.
start_display() {
  # Before it starts: what an earlier run left there must not be taken for this one's.
  : >"$state/display"
  Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp >"$state/display" 2>"$state/display.log" &
  display_pid=$!
  await 10 test -s "$state/display" || die "Xvfb did not start: $(tail -n 1 "$state/display.log")"
  DISPLAY=:$(cat "$state/display") GDK_BACKEND=x11
  export DISPLAY GDK_BACKEND
}

# Containers are tested with a real engine: the one that answers, else our own for as long as the tests run.
start_engine() {
  if [ -n "${MILLRACE_TEST_DOCKER_HOST:-}" ] || { has_command docker && docker version >/dev/null 2>&1; }; then
    return
  fi
  if [ "$(id -u)" != 0 ]; then
    say "No container engine answers; tests that need one are skipped."
    return
  fi
  need command:dockerd=docker.io
  engine=$(mktemp -d)
  # Not DOCKER_HOST: agents under test would take to containers unasked.
  MILLRACE_TEST_DOCKER_HOST=unix://$engine/docker.sock
  export MILLRACE_TEST_DOCKER_HOST
  : >"$state/engine.log"
  dockerd --data-root "$engine/data" --exec-root "$engine/exec" --pidfile "$engine/pid" -H "$MILLRACE_TEST_DOCKER_HOST" >"$state/engine.log" 2>&1 &
  engine_pid=$!
  if ! await 30 grep -q 'API listen on' "$state/engine.log"; then
    say "The container engine did not start, so tests that need one are skipped: $(tail -n 1 "$state/engine.log")"
    stop_engine
    unset MILLRACE_TEST_DOCKER_HOST
  fi
}

stop_engine() {
  [ -n "$engine_pid" ] || return 0
  kill "$engine_pid" 2>/dev/null || true
  wait "$engine_pid" 2>/dev/null || true
  engine_pid=''
  # Where the root is not shared it mounts its data folder, and may leave it mounted.
  umount --recursive --lazy "$engine/data" 2>/dev/null || true
  rm -rf "$engine"
}

stop_services() {
  stop_engine
  [ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true
}

# await SECONDS COMMAND… : whether the command succeeds in time.
await() {
  tries=$(($1 * 5))
  shift
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || return 1
    sleep 0.2
  done
}

# Maven in a session of its own, since GTK and WebKit look for one.
on_desktop() {
  if [ -n "$maven_home" ]; then
    dbus-run-session -- "$maven_home/bin/mvn" -B -ntp "$@"
  else
    dbus-run-session -- mvn -B -ntp "$@"
  fi
}

# report SINCE : adds up what this run's reports say; fails when a test failed or none ran.
report() {
  find bundles releng -path '*/target/surefire-reports/TEST-*.xml' -newer "$1" -exec grep -h -m 1 '<testsuite ' {} + |
    awk '
      function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
      { run += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped") }
      END { printf "%d passed, %d failed, %d skipped\n", run - failed - skipped, failed, skipped; exit failed > 0 || run == 0 }'
}
