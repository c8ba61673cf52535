// The fields of an appointment: what they hold, and what is wrong with it before the server is asked. Pure.
import { t } from '../texts'
import type { Appointment, Draft } from '../types'

export interface Values {
  patientName: string
  phone: string
  email: string
  treatment: string
  day: string
  time: string
  notes: string
}
export type Field = keyof Values

/** Of an appointment, or of a place in the calendar: a day, or a time on it. */
export function valuesOf(appointment: Appointment | undefined, start: string, treatment: string): Values {
  const from = appointment?.start ?? start
  return {
    patientName: appointment?.patientName ?? '',
    phone: appointment?.phone ?? '',
    email: appointment?.email ?? '',
    treatment: appointment?.treatment ?? treatment,
    day: from.slice(0, 10),
    time: from.slice(11, 16),
    notes: appointment?.notes ?? '',
  }
}

export const draftOf = (values: Values): Draft => ({
  patientName: values.patientName.trim(),
  phone: values.phone.trim(),
  email: values.email.trim() || null,
  start: `${values.day}T${values.time}`,
  treatment: values.treatment,
  notes: values.notes.trim(),
})

/** What differs from the appointment; the server is not told what did not change. */
export function changesOf(before: Appointment, draft: Draft): Partial<Draft> {
  const old: Draft = { ...before, start: before.start.slice(0, 16), notes: before.notes ?? '' }
  return Object.fromEntries(Object.entries(draft).filter(([name, value]) => old[name as keyof Draft] !== value))
}

export function mistakes(values: Values): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {}
  for (const field of ['patientName', 'phone', 'treatment', 'day', 'time'] as const) if (!values[field].trim()) found[field] = t.appointment.required
  if (!found.phone && (values.phone.match(/\d/g) ?? []).length < 6) found.phone = t.appointment.badPhone
  if (values.email.trim() && !/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(values.email.trim())) found.email = t.appointment.badEmail
  return found
}

/** The field that the server means: it knows one start where the form has a day and a time. */
export function fieldOf(name: string | null, kind: string): Field | null {
  if (name === 'start' || (name === null && ['slot-taken', 'past', 'holiday', 'outside-opening-hours'].includes(kind))) return kind === 'holiday' ? 'day' : 'time'
  return name !== null && ['patientName', 'phone', 'email', 'treatment', 'notes'].includes(name) ? (name as Field) : null
}
