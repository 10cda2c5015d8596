package dev.earshot.engine.audio;

/// How to get a device that hears what the computer plays where there is none.
final class MonitorAdvice {
    private MonitorAdvice() {}

    /// @param system as the property `os.name` has it
    static String on(String system) {
        if (system.startsWith("Windows")) {
            return "To record what the computer plays, enable “Stereo Mix” among the recording devices of Windows' sound"
                    + " settings, or install a virtual audio cable such as VB-CABLE.";
        }
        if (system.startsWith("Mac")) {
            return "To record what the computer plays, install a loopback device such as BlackHole, and let the Mac play"
                    + " into it as well as into its speakers.";
        }
        return "To record what the computer plays, start PulseAudio, or PipeWire with pipewire-pulse, and install its"
                + " library if it is missing (libpulse0, pulseaudio-libs or libpulse, as your system calls it).";
    }
}
