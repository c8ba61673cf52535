// Appointments, and what closes the practice, as FullCalendar wants them. Pure.
import { addDays, clockOf, dayOf, sayDay, WEEKDAYS } from '../dates'
import type { Change } from '../live'
import { week } from '../practice/hours'
import { t } from '../texts'
import type { Appointment, Practice } from '../types'

export function eventOf(appointment: Appointment) {
  const { id, start, end, patientName, status, createdBy } = appointment
  return {
    id: String(id),
    title: patientName,
    start,
    end,
    classNames: [`status-${status}`, `by-${createdBy}`],
    startEditable: status === 'confirmed',
    extendedProps: { appointment },
  }
}

/** What a screen reader says of an appointment after what everybody sees: time, name and treatment. */
export function spoken({ end, status, createdBy }: Appointment): string {
  const text = t.calendar.event(clockOf(end), t.status[status])
  return createdBy === 'sofia' ? `${text}, ${t.calendar.bySofia}` : text
}

/** The days that are shown, in words: „23.–29. November 2026“. */
export function rangeTitle(start: Date, end: Date, wholeMonth: boolean): string {
  const last = new Date(end.getTime() - 1)
  if (wholeMonth) return new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(start)
  const days = new Intl.DateTimeFormat('de-DE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return start.toDateString() === last.toDateString() ? sayDay(start.toISOString()) : days.formatRange(start, last)
}

/** Appointments of a range (its end excluded) after changes that the answer of the server may not know. */
export function withChanges(appointments: Appointment[], changes: Change[], from: string, to: string): Appointment[] {
  const known = new Map(appointments.map((appointment) => [appointment.id, appointment]))
  for (const change of changes) {
    if (change.kind === 'deleted') known.delete(change.id)
    else if ((known.get(change.appointment.id)?.version ?? -1) <= change.appointment.version) known.set(change.appointment.id, change.appointment)
  }
  return [...known.values()].filter(({ start }) => from <= dayOf(start) && dayOf(start) < to)
}

/** Holidays and closures, behind the appointments. */
export function closedEvents(practice: Practice) {
  const holidays = practice.holidays.map(({ date, name }) => ({ start: date, end: addDays(date, 1), title: name }))
  const closures = practice.closures.map(({ from, to, reason }) => ({ start: from, end: addDays(to, 1), title: reason || t.practice.closedNow }))
  return [...holidays, ...closures].map((closed) => ({ ...closed, allDay: true, display: 'background', classNames: ['closed-day'] }))
}

/** Opening hours as FullCalendar's businessHours; its weeks begin with Sunday = 0. */
export const businessHours = (practice: Practice) =>
  practice.openingHours.map(({ days, opens, closes }) => ({
    daysOfWeek: days.map((day) => (WEEKDAYS.indexOf(day) + 1) % 7),
    startTime: opens,
    endTime: closes,
  }))

/** The hours of a day that the calendar shows: what is open anywhere in the week, and an hour around it. */
export function shownHours(practice: Practice): { from: string; to: string } {
  const spans = week(practice).flatMap(({ spans }) => spans)
  const hour = (clock: string) => Number(clock.slice(0, 2))
  const from = Math.max(0, Math.min(8, ...spans.map(({ opens }) => hour(opens))) - 1)
  const to = Math.min(24, Math.max(18, ...spans.map(({ closes }) => hour(closes) + (closes.endsWith('00') ? 0 : 1))) + 1)
  return { from: `${String(from).padStart(2, '0')}:00`, to: `${String(to).padStart(2, '0')}:00` }
}
