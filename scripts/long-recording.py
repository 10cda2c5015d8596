#!/usr/bin/env python3
"""Runs the clips of a fixture together into one long recording, with the words and their true times as a CTM file.

    scripts/long-recording.py ../shared/fixtures/whisper-demo OUT.wav [REPEATS [LEAST MOST]]

Beside OUT.wav comes OUT.ctm, for `earshot stream OUT.wav --reference OUT.ctm`. Between two clips there are LEAST to
MOST seconds of silence (0.5 to 1.5). English clips only; always in the same shuffled order.
"""

import json
import random
import sys
import wave
from pathlib import Path

folder, out = Path(sys.argv[1]), Path(sys.argv[2])
repeats = int(sys.argv[3]) if len(sys.argv) > 3 else 1
least, most = (float(arg) for arg in sys.argv[4:6]) if len(sys.argv) > 5 else (0.5, 1.5)
chance = random.Random(6)
clips = [clip for clip in json.loads((folder / "golden.json").read_text())["clips"] if clip["language"] == "en"]

sent, lines, rate = 0, [], 16000
with wave.open(str(out), "wb") as sound:
    sound.setnchannels(1)
    sound.setsampwidth(2)
    sound.setframerate(rate)
    for _ in range(repeats):
        chance.shuffle(clips)
        for clip in clips:
            with wave.open(str(folder / "audio" / clip["file"]), "rb") as part:
                count = part.getnframes()
                sound.writeframes(part.readframes(count))
            for word, start, end in clip["words"]:
                lines.append(f"{out.stem} 1 {sent / rate + start:.3f} {end - start:.3f} {word}")
            silence = int(chance.uniform(least, most) * rate)
            sound.writeframes(bytes(2 * silence))
            sent += count + silence
out.with_suffix(".ctm").write_text("\n".join(lines) + "\n", encoding="utf-8")
