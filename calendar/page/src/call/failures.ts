// What can go wrong in a call, told apart by what the person can do about it. Pure.
import { Problem } from '../api'
import type { TransportPolicy } from '../types'
import { c } from './texts'

export type FailureKind = keyof typeof c.failures

export interface Failure {
  kind: FailureKind
  title: string
  text: string
  /** Whether the same call without a microphone would help. */
  writingHelps: boolean
  /** Seconds before another attempt makes sense. */
  retryAfter: number
}

const WRITING_HELPS: FailureKind[] = ['insecure', 'refused', 'noDevice', 'busy']

/** The failure of a kind; what the server said in German takes the place of our own text. */
export function failure(kind: FailureKind, said: string | null = null, retryAfter: number | null = null): Failure {
  const { title, text } = c.failures[kind]
  return { kind, title, text: said || text, writingHelps: WRITING_HELPS.includes(kind), retryAfter: retryAfter ?? 0 }
}

/** Why getUserMedia gave no microphone. */
export function microphoneFailure(thrown: unknown): Failure {
  switch ((thrown as { name?: string } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return failure('refused')
    case 'NotFoundError':
    case 'OverconstrainedError':
      return failure('noDevice')
    case 'NotReadableError':
    case 'AbortError':
      return failure('busy')
    default:
      return failure('other')
  }
}

/** Why the server of the practice gave no token. */
export function tokenFailure(thrown: unknown): Failure {
  if (!(thrown instanceof Problem)) return failure('other')
  if (thrown.status === 0) return failure('offline')
  if (thrown.status === 429) return failure('tooMany', null, thrown.retryAfter ?? 10)
  if (thrown.status === 503) return failure('unavailable', thrown.kind === 'other' ? null : thrown.detail)
  return failure('token', thrown.kind === 'other' ? null : thrown.detail)
}

// livekit-client's ConnectionErrorReason, by value: its module is loaded only when somebody calls.
const NOT_ALLOWED = 0
const INTERNAL = 2
const CONNECT_FAILURES: Record<number, FailureKind> = { 1: 'signal', 4: 'closed', 5: 'signal', 6: 'signal', 7: 'signal' }

/** Why the room could not be joined. A peer connection that never came up is told apart from a server that does not answer. */
export function connectFailure(thrown: unknown, policy: TransportPolicy): Failure {
  const { reason, message, status } = (thrown ?? {}) as { reason?: number; message?: string; status?: number }
  const signalled = !/signal connection/i.test(message ?? '')
  if (signalled && /pc connection|connection, state/i.test(message ?? '')) return failure(policy === 'relay' ? 'relay' : 'media')
  if (reason === NOT_ALLOWED) return failure(status !== undefined && status >= 500 ? 'signal' : 'rejected')
  if (reason === INTERNAL) return failure('signal')
  return failure(CONNECT_FAILURES[reason ?? -1] ?? 'other')
}

// LiveKit's DisconnectReason, by value.
const DISCONNECTS: Record<number, FailureKind> = { 2: 'replaced', 3: 'closed', 4: 'closed', 5: 'closed', 10: 'closed' }

/** Why a call ended that nobody hung up. */
export const disconnectFailure = (reason: number | undefined): Failure => failure(DISCONNECTS[reason ?? -1] ?? 'lost')
