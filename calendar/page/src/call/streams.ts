// The text streams of a room: transcription, chat and bookings.
import type { Room, TextStreamReader } from 'livekit-client'
import type { Booking } from '../types'
import { speakerOf, type Line } from './transcript'

export interface Heard {
  line(line: Line): void
  booking(booking: Booking): void
}

/** Listens to all of a room's text. To be called before the room is joined, so that nothing is missed. */
export function listen(room: Room, heard: Heard) {
  const you = () => ({
    identity: room.localParticipant.identity,
    tracks: [...room.localParticipant.trackPublications.values()].map((publication) => publication.trackSid),
  })
  room.registerTextStreamHandler('lk.transcription', async (reader, sender) => {
    const attributes = reader.info.attributes ?? {}
    const id = attributes['lk.segment_id'] ?? reader.info.id
    const speaker = speakerOf(attributes['lk.transcribed_track_id'], sender.identity, you())
    const final = attributes['lk.transcription_final'] !== 'false'
    await forEachPart(reader, (text) => heard.line({ id, speaker, text, final: false, written: false }))
      .then((text) => final && heard.line({ id, speaker, text, final, written: false }))
  })
  room.registerTextStreamHandler('lk.chat', async (reader, sender) => {
    const speaker = sender.identity === you().identity ? 'you' : 'sofia'
    heard.line({ id: reader.info.id, speaker, text: await reader.readAll(), final: true, written: true })
  })
  room.registerTextStreamHandler('sofia.booking', async (reader, sender) => {
    if (sender.identity === you().identity) return
    const booking = parseBooking(await reader.readAll())
    if (booking) heard.booking(booking)
  })
}

async function forEachPart(reader: TextStreamReader, use: (text: string) => void): Promise<string> {
  let text = ''
  for await (const part of reader) use((text += part))
  return text
}

/** A booking as Sofia sends it, or null if it is none. */
export function parseBooking(text: string): Booking | null {
  try {
    const { action, start, end, treatment } = JSON.parse(text)
    const known = ['booked', 'moved', 'cancelled'].includes(action)
    return known && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(start) ? { action, start, end: String(end ?? ''), treatment: String(treatment ?? '') } : null
  } catch {
    return null
  }
}
