// The server's routes. Whatever goes wrong is a Problem with a sentence for people.
import { t } from './texts'
import type { Appointment, Draft, Invitation, Practice, Session, Slot, Status } from './types'

/** What the server (or the way to it) refused. `detail` is for people; `kind` for programs. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly kind: string,
    readonly detail: string,
    readonly field: string | null = null,
    readonly alternatives: Slot[] = [],
    /** Seconds after which it is worth trying again, if the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(`${status} ${kind}`)
  }
}

let csrfToken: string | null = null
let signedOut: () => void = () => {}

/** Called when the server no longer knows who is asking. */
export const onSignedOut = (listener: () => void) => (signedOut = listener)

async function request<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const all: Record<string, string> = { accept: 'application/json', ...headers }
  if (body !== undefined) all['content-type'] = 'application/json'
  if (method !== 'GET' && csrfToken) all['x-csrf-token'] = csrfToken
  let response: Response
  try {
    response = await fetch(path, { method, headers: all, body: body === undefined ? null : JSON.stringify(body), cache: 'no-store' })
  } catch {
    throw new Problem(0, 'offline', t.problems.offline)
  }
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

/** Reads a problem+json answer, or makes the best of another one. */
export async function problemOf(response: Response): Promise<Problem> {
  const json: any = await response.json().catch(() => null)
  const seconds = Number(response.headers.get('retry-after'))
  return new Problem(
    response.status,
    String(json?.type ?? '').replace('urn:sofia:problem:', '') || 'other',
    json?.detail || t.problems.other(response.status),
    json?.field ?? null,
    json?.alternatives ?? [],
    seconds > 0 ? seconds : null,
  )
}

/**
 * A request that only staff may make: a 401 means that the session has ended. A 403 may mean that it was begun anew in another
 * window, which has a token against forgery of its own; with that it is tried once more.
 */
async function asStaff<T>(...request_: Parameters<typeof request>): Promise<T> {
  try {
    return await request<T>(...request_)
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) signedOut()
    if (!(problem instanceof Problem) || problem.status !== 403) throw problem
    const before = csrfToken
    await session()
    if (csrfToken === before) throw problem
    return request<T>(...request_)
  }
}

async function remembered(answer: Promise<Session>): Promise<Session> {
  const session = await answer
  csrfToken = session.authenticated ? session.csrfToken : null
  return session
}

const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`

export const practice = () => request<Practice>('GET', '/api/v1/practice')
export const session = () => remembered(request('GET', '/api/session'))
export const signIn = (username: string, password: string) => remembered(request('POST', '/api/session', { username, password }))
export const signOut = async () => {
  await request('DELETE', '/api/session')
  csrfToken = null
}
export const freeSlots = (from: string, days: number, treatment: string) =>
  request<{ slots: Slot[] }>('GET', `/api/v1/free-slots${query({ from, days: String(days), treatment })}`)
export const invitation = (name: string) => request<Invitation>('POST', '/api/sofia/token', { participant_name: name })

const PATH = '/api/v1/appointments'
export const appointments = (from: string, to: string) => asStaff<Appointment[]>('GET', PATH + query({ from, to }))
export const appointment = (id: number) => asStaff<Appointment>('GET', `${PATH}/${id}`)
export const search = (q: string) => asStaff<Appointment[]>('GET', `${PATH}/search${query({ q })}`)
export const create = (draft: Draft, key: string) => asStaff<Appointment>('POST', PATH, draft, { 'idempotency-key': key })
export const change = (before: Appointment, changes: Partial<Draft> & { status?: Status }) =>
  asStaff<Appointment>('PATCH', `${PATH}/${before.id}`, changes, { 'if-match': `"${before.version}"` })
export const remove = (id: number) => asStaff<void>('DELETE', `${PATH}/${id}`)

/** A key under which one booking is made only once, however often it is sent. */
export const bookingKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The sentence for people in anything that was thrown. */
export const detailOf = (thrown: unknown) => (thrown instanceof Problem ? thrown.detail : t.problems.unexpected)
