// Another participant of a room, in a page of its own: speaks a tone, hears, writes, and says of itself what Sofia would say.
window.stranger = {
  written: [],

  async join(url, token, hertz) {
    const context = (this.context = new AudioContext())
    await context.resume()
    const speaker = context.createMediaStreamDestination()
    const tone = context.createOscillator()
    tone.frequency.value = hertz
    const volume = context.createGain()
    volume.gain.value = 0.5
    tone.connect(volume).connect(speaker)
    tone.start()
    const room = (this.room = new LivekitClient.Room())
    room.on('trackSubscribed', (track) => {
      if (track.kind !== 'audio') return
      track.attach()
      this.ear = ear(context, track.mediaStreamTrack)
    })
    room.registerTextStreamHandler('lk.chat', async (reader) => this.written.push(await reader.readAll()))
    await room.connect(url, token)
    await room.localParticipant.publishTrack(speaker.stream.getAudioTracks()[0], { source: 'microphone', dtx: false })
  },

  others() {
    return [...this.room.remoteParticipants.keys()]
  },

  /** The identity of the track that the caller speaks with. */
  callersTrack() {
    const caller = [...this.room.remoteParticipants.values()][0]
    return [...caller.trackPublications.values()][0]?.trackSid ?? null
  },

  attributes(attributes) {
    return this.room.localParticipant.setAttributes(attributes)
  },

  async write(topic, text, attributes) {
    await this.room.localParticipant.sendText(text, { topic, attributes })
  },

  leave() {
    return this.room.disconnect()
  },
}

/** The loudest frequency of a track within a second and a half, and how loud it is in decibels of full scale. */
function ear(context, track) {
  const analyser = context.createAnalyser()
  analyser.fftSize = 8192
  analyser.smoothingTimeConstant = 0
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  return async () => {
    let best = { hertz: 0, decibels: -200 }
    for (const until = performance.now() + 1500; performance.now() < until; ) {
      const spectrum = new Float32Array(analyser.frequencyBinCount)
      analyser.getFloatFrequencyData(spectrum)
      spectrum.forEach((decibels, bin) => {
        if (decibels > best.decibels) best = { hertz: (bin * context.sampleRate) / analyser.fftSize, decibels }
      })
      await new Promise((done) => setTimeout(done, 50))
    }
    return best
  }
}
window.ear = ear
