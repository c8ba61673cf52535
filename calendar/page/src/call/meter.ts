// How loud somebody speaks, as a bar.

/** A level from 0 to 1 for a root mean square of samples; speech fills the bar, a whisper moves it. Pure. */
export function level(rms: number): number {
  if (rms <= 0) return 0
  const decibels = 20 * Math.log10(rms)
  return Math.min(1, Math.max(0, (decibels + 60) / 50))
}

export function rmsOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)
}

/** Shows the level of a track on an element (its property --level) until it is stopped. */
export class Meter {
  private readonly context = new AudioContext()
  private readonly samples = new Float32Array(1024)
  private frame = 0

  constructor(track: MediaStreamTrack, element: HTMLElement) {
    const analyser = this.context.createAnalyser()
    analyser.fftSize = 2048
    this.context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    void this.context.resume()
    const draw = () => {
      analyser.getFloatTimeDomainData(this.samples)
      const value = level(rmsOf(this.samples))
      element.style.setProperty('--level', value.toFixed(2))
      element.dataset.level = value.toFixed(2)
      this.frame = requestAnimationFrame(draw)
    }
    draw()
  }

  stop() {
    cancelAnimationFrame(this.frame)
    void this.context.close()
  }
}
