#!/bin/sh
# A microphone for a machine without a sound card: what is played into it is what it hears.
#
#   eval "$(scripts/virtual-microphone.sh start)"    starts it, and points this shell at it
#   paplay --device=earshot_speaker talk.wav         speaks into it
#   scripts/virtual-microphone.sh stop               ends it
#
# It is a PulseAudio daemon of its own, in a folder of its own: one that runs already is not touched.
# Needs (Debian): pulseaudio pulseaudio-utils libasound2-plugins
set -eu

state="${EARSHOT_MICROPHONE_DIR:-${TMPDIR:-/tmp}/earshot-microphone-$(id -u)}"

start() {
    command -v pulseaudio >/dev/null || {
        echo "pulseaudio is missing: apt-get install pulseaudio pulseaudio-utils libasound2-plugins" >&2
        exit 1
    }
    mkdir -p "$state"
    chmod 700 "$state"
    XDG_RUNTIME_DIR="$state" PULSE_RUNTIME_PATH="$state/pulse" HOME="$state" \
        pulseaudio --daemonize=yes --exit-idle-time=-1 --use-pid-file=yes -n \
        --load="module-native-protocol-unix" \
        --load="module-null-sink sink_name=earshot_speaker rate=48000" \
        --load="module-remap-source master=earshot_speaker.monitor source_name=earshot_microphone" >&2
    export XDG_RUNTIME_DIR="$state" PULSE_RUNTIME_PATH="$state/pulse"
    pactl set-default-sink earshot_speaker
    pactl set-default-source earshot_microphone
    # Without a latency wish the first sound arrives two seconds late.
    echo "export XDG_RUNTIME_DIR='$state' PULSE_RUNTIME_PATH='$state/pulse' PULSE_LATENCY_MSEC=30"
}

stop() {
    if [ -f "$state/pulse/pid" ]; then
        kill "$(cat "$state/pulse/pid")" 2>/dev/null || true
    fi
    rm -rf "$state"
}

case "${1:-}" in
    start) start ;;
    stop) stop ;;
    *)
        echo "usage: $0 start|stop" >&2
        exit 2
        ;;
esac
