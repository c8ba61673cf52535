// What the server answers. Times without an offset are the practice's local time, to the minute.

export type Status = 'confirmed' | 'cancelled' | 'completed'

export interface Slot {
  start: string
  end: string
}

export interface Appointment extends Slot {
  id: number
  version: number
  patientId: number
  patientName: string
  phone: string
  email: string | null
  treatment: string
  notes: string | null
  status: Status
  createdBy: 'staff' | 'sofia' | 'import'
  createdAt: string
}

/** What a person may write of an appointment. */
export interface Draft {
  patientName: string
  phone: string
  email: string | null
  start: string
  treatment: string
  notes: string
}

export type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'

export interface OpeningHours {
  days: Weekday[]
  opens: string
  closes: string
}

export interface Treatment {
  name: string
  durationMinutes: number
  price?: string | null
}

export interface Practice {
  name: string
  timeZone: string
  address?: string | null
  phone?: string | null
  email?: string | null
  openingHours: OpeningHours[]
  closures: { from: string; to: string; reason?: string | null }[]
  treatments: Treatment[]
  information: { topic: string; text: string }[]
  holidays: { date: string; name: string }[]
}

export type Session =
  | { authenticated: false; method: 'password' | 'oidc' }
  | { authenticated: true; username: string; csrfToken: string }

export type TransportPolicy = 'relay' | 'all'

/** The way into one call. */
export interface Invitation {
  token: string
  url: string
  roomName: string
  iceTransportPolicy: TransportPolicy
  agentName: string
}

/** What Sofia did in the calendar during a call. */
export interface Booking extends Slot {
  action: 'booked' | 'moved' | 'cancelled'
  treatment: string
}
