// Opening hours and days on which the practice is closed. Pure.
import { addDays, clockOf, dayOf, WEEKDAYS, weekdayOf } from '../dates'
import type { Practice, Weekday } from '../types'

export interface Span {
  opens: string
  closes: string
}

/** The hours of each day of the week, Monday first. */
export function week(practice: Practice): { weekday: Weekday; spans: Span[] }[] {
  return WEEKDAYS.map((weekday) => ({
    weekday,
    spans: practice.openingHours
      .filter((hours) => hours.days.includes(weekday))
      .map(({ opens, closes }) => ({ opens, closes }))
      .sort((a, b) => a.opens.localeCompare(b.opens)),
  }))
}

/** Why the practice is closed on a day that is a holiday or in a closure; null on others. */
export function closedBecause(practice: Practice, day: string): string | null {
  const holiday = practice.holidays.find(({ date }) => date === day)
  if (holiday) return holiday.name
  const closure = practice.closures.find(({ from, to }) => from <= day && day <= to)
  return closure ? closure.reason || 'Praxis geschlossen' : null
}

/** Until when the practice is open at a time, or null if it is closed then. */
export function openUntil(practice: Practice, time: string): string | null {
  const day = dayOf(time)
  if (closedBecause(practice, day)) return null
  const spans = week(practice).find(({ weekday }) => weekday === weekdayOf(day))!.spans
  return spans.find(({ opens, closes }) => opens <= clockOf(time) && clockOf(time) < closes)?.closes ?? null
}

/** The closed days that are worth knowing: from a day on, on days of the week that are otherwise open. */
export function closedDays(practice: Practice, from: string, days: number): { from: string; to: string; reason: string }[] {
  const found: { from: string; to: string; reason: string }[] = []
  const open = new Set(week(practice).filter(({ spans }) => spans.length > 0).map(({ weekday }) => weekday))
  for (const { from: first, to, reason } of practice.closures)
    if (to >= from && first <= addDays(from, days)) found.push({ from: first, to, reason: reason || 'Praxis geschlossen' })
  for (const { date, name } of practice.holidays)
    if (date >= from && date <= addDays(from, days) && open.has(weekdayOf(date))) found.push({ from: date, to: date, reason: name })
  return found.sort((a, b) => a.from.localeCompare(b.from))
}
