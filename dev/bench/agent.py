# The smallest worker of livekit-agents that can be heard: a tone for whoever is in the room. Its options are the defaults.
import math

from livekit import agents, rtc

RATE, HERTZ, LOUDNESS = 48000, 440, 8000
TEN_MS = RATE // 100


async def entrypoint(context: agents.JobContext):
    await context.connect()
    source = rtc.AudioSource(RATE, 1)
    track = rtc.LocalAudioTrack.create_audio_track("tone", source)
    await context.room.local_participant.publish_track(
        track, rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
    )
    at = 0
    while True:
        frame = rtc.AudioFrame.create(RATE, 1, TEN_MS)
        for i in range(TEN_MS):
            frame.data[i] = int(LOUDNESS * math.sin(2 * math.pi * HERTZ * (at + i) / RATE))
        at += TEN_MS
        await source.capture_frame(frame)


if __name__ == "__main__":
    agents.cli.run_app(agents.WorkerOptions(entrypoint_fnc=entrypoint, agent_name="tone"))
