#!/usr/bin/env bash
# Makes the recordings of this folder and references.tsv from Debian's speech synthesisers.
# Needs: espeak-ng flite festival festvox-kallpc16k sox libsox-fmt-all ffmpeg
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# say VOICE TEXT FILE: one sentence as a 16-bit mono wav at the synthesiser's own rate.
say() {
  case $1 in
    flite-*) flite -voice "${1#flite-}" -t "$2" -o "$3" ;;
    festival-kal) echo "$2" | text2wave -eval '(voice_kal_diphone)' -o "$3" ;;
    espeak-*) espeak-ng -v "${1#espeak-}" -s 150 -w "$3" "$2" ;;
    *) echo "no such voice: $1" >&2; return 1 ;;
  esac
}

# talk RATE PAUSE OUT VOICE TEXT [VOICE TEXT]...: sentences one after the other, a pause after each.
talk() {
  local rate=$1 pause=$2 out=$3 parts=() n=0; shift 3
  sox -n -r "$rate" -c 1 -b 16 "$work/pause.wav" trim 0 "$pause"
  parts+=("$work/pause.wav")
  while (($#)); do
    n=$((n + 1))
    say "$1" "$2" "$work/said.wav"
    # Every voice equally loud, no clipping.
    sox -D "$work/said.wav" -r "$rate" -c 1 -b 16 "$work/part$n.wav" norm -6
    parts+=("$work/part$n.wav" "$work/pause.wav")
    shift 2
  done
  sox -D "${parts[@]}" "$out"
}

printf 'file\tlanguage\tvoices\twhat\ttext\n' > references.tsv
reference() { printf '%s\t%s\t%s\t%s\t%s\n' "$@" >> references.tsv; }

# Clean, one voice.
a="Turn on the lights in the kitchen." b="Play some quiet music in the kitchen." c="Set a timer for ten minutes."
talk 44100 0.8 kitchen.wav flite-slt "$a" flite-slt "$b" flite-slt "$c"
reference kitchen.wav en flite-slt "clean, 44.1 kHz wav" "$a $b $c"

# Street noise: brown and pink noise about 12 dB below the voice.
a="The weather is cold and windy today." b="You should wear a warm coat today."
talk 48000 0.9 "$work/voice.wav" flite-rms "$a" flite-rms "$b"
sox -R -D "$work/voice.wav" -p synth brownnoise vol 0.044 | sox -R -D -m -v 1 "$work/voice.wav" -v 1 - -r 48000 -b 16 "$work/mixed.wav"
sox -R -D "$work/mixed.wav" -b 16 windy.flac
reference windy.flac en flite-rms "noisy (about 12 dB), 48 kHz flac" "$a $b"

# The old telephone: 300 to 3400 Hz, 8 kHz, mu-law.
a="Call my mother at half past seven." b="Could you speak a little louder?" c="Please repeat the last sentence slowly."
talk 16000 0.7 "$work/voice.wav" flite-awb "$a" flite-awb "$b" flite-awb "$c"
sox -R -D "$work/voice.wav" -r 8000 -e u-law telephone.wav sinc 300-3400
reference telephone.wav en flite-awb "telephone band, 8 kHz mu-law wav" "$a $b $c"

# Two speakers, one a channel.
a="Good morning, how are you today?" b="I would like a cup of black coffee." c="Do you have a table for four?" d="The museum is closed on Monday."
left=() right=()
turn=0
for said in "flite-rms $a" "flite-slt $b" "flite-rms $c" "flite-slt $d"; do
  turn=$((turn + 1))
  talk 48000 0.4 "$work/turn$turn.wav" "${said%% *}" "${said#* }"
  sox -D "$work/turn$turn.wav" "$work/hush$turn.wav" vol 0
  if ((turn % 2)); then left+=("$work/turn$turn.wav") right+=("$work/hush$turn.wav")
  else left+=("$work/hush$turn.wav") right+=("$work/turn$turn.wav"); fi
done
sox -D "${left[@]}" "$work/left.wav"
sox -D "${right[@]}" "$work/right.wav"
sox -D -M "$work/left.wav" "$work/right.wav" "$work/stereo.wav"
ffmpeg -loglevel error -y -i "$work/stereo.wav" -c:a libvorbis -q:a 4 -map_metadata -1 -bitexact cafe.ogg
reference cafe.ogg en "flite-rms (left), flite-slt (right)" "two speakers, one a channel, 48 kHz ogg vorbis" "$a $b $c $d"

# German.
a="Mach bitte das Licht in der Küche an." b="Das Wetter ist heute kalt und windig." c="Guten Morgen, wie geht es dir?"
talk 44100 0.8 "$work/voice.wav" espeak-de+m1 "$a" espeak-de+f1 "$b" espeak-de+m4 "$c"
ffmpeg -loglevel error -y -i "$work/voice.wav" -c:a libmp3lame -q:a 4 -metadata title="Guten Morgen" -metadata artist="espeak-ng" -bitexact morgen.mp3
reference morgen.mp3 de "espeak-ng de+m1, de+f1, de+m4" "German, 44.1 kHz mp3" "$a $b $c"

# A voice memo as a telephone makes it.
a="Add milk and eggs to the shopping list." b="She sells fresh apples at the market."
talk 48000 0.6 "$work/voice.wav" festival-kal "$a" festival-kal "$b"
ffmpeg -loglevel error -y -i "$work/voice.wav" -c:a aac -b:a 48k -metadata title="Shopping" -bitexact memo.m4a
reference memo.m4a en festival-kal "voice memo, 48 kHz m4a (aac)" "$a $b"

# Something to scroll, zoom and search in.
a="Read me the news of the day." b="A large ship arrived in the harbor." c="The concert begins in twenty minutes."
d="Our flight was delayed by two hours." e="The meeting starts at nine in the morning." f="Nobody knows the answer to that question."
g="Snow fell on the roof all night." h="The river is wide and very deep." i="He forgot his umbrella on the bus." j="The quick brown fox jumps over the lazy dog."
talk 48000 1.2 "$work/voice.wav" flite-slt "$a" flite-rms "$b" flite-awb "$c" flite-kal16 "$d" festival-kal "$e" espeak-en-gb+f4 "$f" flite-slt "$g" flite-rms "$h" flite-awb "$i" flite-slt "$j"
ffmpeg -loglevel error -y -i "$work/voice.wav" -c:a libopus -b:a 32k -bitexact news.opus
reference news.opus en "flite slt, rms, awb, kal16; festival kal; espeak-ng en-gb+f4" "six voices, a sentence every few seconds, 48 kHz opus" "$a $b $c $d $e $f $g $h $i $j"

# Nothing to hear: a quiet room.
sox -R -D -n -r 16000 -c 1 -b 16 silence.wav synth 5 pinknoise vol 0.002
reference silence.wav zxx "none" "a quiet room, 16 kHz wav" ""
