// What was said, in the order in which it was begun. Pure.

export interface Line {
  id: string
  speaker: 'sofia' | 'you'
  text: string
  final: boolean
  written: boolean
}

export class Transcript {
  private readonly lines = new Map<string, Line>()

  /** Takes a new state of a line; what is final is not made interim again by a message that came late. */
  update(line: Line): Line | null {
    const before = this.lines.get(line.id)
    if (before?.final && !line.final) return null
    if (!line.text.trim() && !before) return null
    this.lines.set(line.id, line)
    return line
  }

  all(): Line[] {
    return [...this.lines.values()]
  }
}

/** The speaker of a transcription: the one whose track was transcribed, and without one the sender. */
export function speakerOf(transcribedTrack: string | undefined, sender: string, you: { identity: string; tracks: string[] }): Line['speaker'] {
  if (transcribedTrack !== undefined && you.tracks.includes(transcribedTrack)) return 'you'
  return sender === you.identity ? 'you' : 'sofia'
}
