// One call: microphone, token, room, Sofia, and the end of it.
import type { LocalAudioTrack, RemoteAudioTrack, RemoteParticipant, RemoteTrack, Room } from 'livekit-client'
import * as api from '../api'
import type { Booking, Invitation } from '../types'
import { connectFailure, disconnectFailure, failure, microphoneFailure, tokenFailure, type Failure } from './failures'
import { agentPhase, type Phase } from './phase'
import { listen } from './streams'
import type { Line } from './transcript'

/** So long may Sofia take to come, or to come back. */
const AGENT_PATIENCE_MS = 10_000
const CAPTURE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

export interface CallEvents {
  phase(phase: Phase): void
  line(line: Line): void
  booking(booking: Booking): void
  microphone(track: MediaStreamTrack): void
  voice(track: RemoteAudioTrack): void
  /** The browser holds the sound back until the person asks for it. */
  silenced(silent: boolean): void
  failed(failure: Failure): void
  ended(): void
}

/** Loads livekit-client; asked for early, when somebody is about to call. */
export const library = () => import('livekit-client')

/** Whoever hears nothing for longer than this has hung up in their mind. */
const RECONNECT_MS = 20_000
/** A server that was restarted refuses the first attempt after its start, so two of these are waited for. */
const LONGEST_PAUSE_MS = 1000
const reconnectPolicy = {
  // All pages of a server that was restarted would else come at once.
  nextRetryDelayInMs: ({ elapsedMs, retryCount }: { elapsedMs: number; retryCount: number }) =>
    elapsedMs > RECONNECT_MS ? null : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** retryCount) * (0.75 + Math.random() / 2),
}

// A token that was not used because the microphone was refused serves the next attempt.
let spare: Invitation | null = null

export class Call {
  private room: Room | null = null
  private track: LocalAudioTrack | null = null
  private stream: MediaStream | null = null
  private patience: ReturnType<typeof setTimeout> | undefined
  private hadAgent = false
  private over = false

  constructor(private readonly voice: boolean, private readonly on: CallEvents) {}

  async start() {
    const loading = library()
    const inviting: Promise<Invitation> = spare ? Promise.resolve(spare) : api.invitation(`anruf-${api.bookingKey().slice(0, 8)}`)
    spare = null
    inviting.catch(() => {})
    try {
      if (this.voice) await this.openMicrophone()
    } catch (thrown) {
      inviting.then((unused) => (spare = unused), () => {})
      setTimeout(() => (spare = null), 300_000)
      return this.fail(navigator.mediaDevices ? microphoneFailure(thrown) : failure('insecure'))
    }
    if (this.over) return
    this.on.phase('connecting')
    let invitation: Invitation
    try {
      invitation = await inviting
    } catch (thrown) {
      return this.fail(tokenFailure(thrown))
    }
    await this.join(invitation, await loading)
  }

  private async openMicrophone() {
    this.on.phase('microphone')
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: CAPTURE })
    if (this.over) this.stream.getTracks().forEach((track) => track.stop())
    else this.on.microphone(this.stream.getAudioTracks()[0]!)
  }

  private async join(invitation: Invitation, { Room, LocalAudioTrack, Track }: typeof import('livekit-client')) {
    if (this.over) return
    const room = (this.room = new Room({ disconnectOnPageLeave: true, stopLocalTrackOnUnpublish: true, reconnectPolicy }))
    listen(room, { line: this.on.line, booking: this.on.booking })
    this.watch(room)
    try {
      await room.connect(invitation.url, invitation.token, {
        rtcConfig: { iceTransportPolicy: invitation.iceTransportPolicy },
        peerConnectionTimeout: 12_000,
        websocketTimeout: 8_000,
        maxRetries: 0,
      })
      if (this.over) return void room.disconnect()
      this.meetAgent()
      if (this.stream) {
        this.track = new LocalAudioTrack(this.stream.getAudioTracks()[0]!, CAPTURE, false)
        await room.localParticipant.publishTrack(this.track, { source: Track.Source.Microphone, dtx: true, red: true })
      }
    } catch (thrown) {
      this.fail(connectFailure(thrown, invitation.iceTransportPolicy))
    }
  }

  private watch(room: Room) {
    // The names of livekit-client's RoomEvent; the module itself is not bundled with this one.
    room.on('participantConnected', () => this.meetAgent())
    room.on('participantDisconnected', (participant) => this.missAgent(participant))
    room.on('participantAttributesChanged', () => this.meetAgent())
    room.on('trackSubscribed', (track: RemoteTrack) => track.kind === 'audio' && this.on.voice(track as RemoteAudioTrack))
    room.on('audioPlaybackChanged', () => this.on.silenced(!room.canPlaybackAudio))
    room.on('signalReconnecting', () => this.say('reconnecting'))
    room.on('reconnecting', () => this.say('reconnecting'))
    room.on('reconnected', () => this.meetAgent())
    room.on('disconnected', (reason) => this.room === room && room.state === 'disconnected' && this.disconnected(reason))
  }

  private agent(): RemoteParticipant | undefined {
    return [...(this.room?.remoteParticipants.values() ?? [])].find((participant) => participant.isAgent || participant.identity.startsWith('agent-'))
  }

  /** Says what Sofia does, or waits for her, but not for ever. */
  private meetAgent() {
    if (this.over || this.room?.state !== 'connected') return
    const agent = this.agent()
    if (agent) {
      this.hadAgent = true
      clearTimeout(this.patience)
      this.patience = undefined
      if (agent.attributes['sofia.call'] !== 'ended') this.say(agentPhase(agent.attributes['lk.agent.state']))
      return
    }
    this.say('waiting')
    this.patience ??= setTimeout(() => this.fail(failure(this.hadAgent ? 'agentLeft' : 'agentAbsent')), AGENT_PATIENCE_MS)
  }

  private missAgent(participant: RemoteParticipant) {
    const finished = participant.attributes['sofia.call'] === 'ended'
    if (finished) this.hangUp()
    else this.meetAgent()
  }

  private disconnected(reason: number | undefined) {
    // While the room is being joined, it is connect() that says why it failed.
    if (this.hadAgent || this.patience !== undefined) this.fail(disconnectFailure(reason))
  }

  private say(phase: Phase) {
    if (!this.over) this.on.phase(phase)
  }

  private fail(failed: Failure) {
    if (this.over) return
    this.release()
    this.on.failed(failed)
  }

  /** Ends the call, as the person wants it or because Sofia has said goodbye. */
  hangUp() {
    if (this.over) return
    this.release()
    this.on.ended()
  }

  private release() {
    this.over = true
    clearTimeout(this.patience)
    this.stream?.getTracks().forEach((track) => track.stop())
    void this.room?.disconnect()
  }

  async setMuted(muted: boolean) {
    if (this.track) await (muted ? this.track.mute() : this.track.unmute())
    else this.stream?.getAudioTracks().forEach((track) => (track.enabled = !muted))
  }

  /** Sends a written message to Sofia. */
  async write(text: string) {
    await this.room!.localParticipant.sendText(text, { topic: 'lk.chat' })
  }

  startSound = () => this.room?.startAudio()

  /** WebRTC's statistics of what is sent or, without a microphone, received. */
  async statistics(): Promise<RTCStatsReport | undefined> {
    const received = [...(this.agent()?.audioTrackPublications.values() ?? [])].find((publication) => publication.audioTrack)?.audioTrack
    return (await this.track?.getRTCStatsReport()) ?? (await received?.getRTCStatsReport())
  }
}
