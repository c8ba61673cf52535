// Changes as they happen, by server-sent events, and the badge that says whether they come.
import * as api from './api'
import { sayTime } from './dates'
import { notify } from './notices'
import { t } from './texts'
import type { Appointment } from './types'

export type Change = { kind: 'created' | 'updated'; appointment: Appointment } | { kind: 'deleted'; id: number }

export interface Follower {
  change(change: Change): void
  /** Everything may have changed. */
  reload(): void
}

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 15_000

/** Pure: how long to wait before the next attempt, after so many that failed. */
export const retryDelay = (failures: number) => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures)

/** Follows until the function that it returns is called. */
export function followChanges(badge: HTMLElement, follower: Follower): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let stopped = false

  const show = (state: 'connecting' | 'connected' | 'disconnected') => {
    badge.dataset.state = state
    if (badge.textContent !== t.live[state]) badge.textContent = t.live[state]
  }

  const connect = () => {
    source = new EventSource('/api/v1/events')
    const on = (name: string, use: (data: any) => void) => source.addEventListener(name, (event) => use(JSON.parse((event as MessageEvent).data || 'null')))
    source.onopen = () => {
      failures = 0
      show('connected')
      // What changed before is not told: neither between the page's first load and now, nor while a connection was lost
      // (a new EventSource does not know the last event's id).
      follower.reload()
    }
    source.onerror = () => {
      show('disconnected')
      // The browser tries again by itself unless the server refused; then it is on us.
      if (source.readyState === EventSource.CLOSED) void retry()
    }
    on('appointmentCreated', (appointment: Appointment) => {
      if (appointment.createdBy === 'sofia') notify(t.live.created(appointment.patientName, sayTime(appointment.start)))
      follower.change({ kind: 'created', appointment })
    })
    on('appointmentUpdated', (appointment: Appointment) => follower.change({ kind: 'updated', appointment }))
    on('appointmentDeleted', ({ id }: { id: number }) => follower.change({ kind: 'deleted', id }))
    on('resync', () => follower.reload())
  }

  const retry = async () => {
    source.close()
    // Tells a session that has ended (the page then asks for a new one) from a server that is starting.
    await api.appointments('2000-01-01', '2000-01-02').catch(() => {})
    if (!stopped) timer = setTimeout(connect, retryDelay(failures++))
  }

  show('connecting')
  connect()
  return () => {
    stopped = true
    clearTimeout(timer)
    source.close()
  }
}
