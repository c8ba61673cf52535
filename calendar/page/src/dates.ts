// Days and times as the practice's wall clock shows them. They are strings without an offset; where arithmetic is needed they
// are taken as UTC, which has no daylight saving time and so no day of 23 hours.
import type { Weekday } from './types'

const DAY_MS = 86_400_000
export const WEEKDAYS: Weekday[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('de-DE', { ...options, timeZone: 'UTC' })
const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const mediumDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
const shortDay = format({ weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' })
const weekdayName = format({ weekday: 'long' })

const utc = (day: string) => new Date(`${day.slice(0, 10)}T00:00:00Z`)

/** `2026-11-23` of `2026-11-23T10:00`. */
export const dayOf = (time: string) => time.slice(0, 10)

/** `10:00` of `2026-11-23T10:00`. */
export const clockOf = (time: string) => time.slice(11, 16)

export const addDays = (day: string, days: number) => new Date(utc(day).getTime() + days * DAY_MS).toISOString().slice(0, 10)

export const addMinutes = (time: string, minutes: number) =>
  new Date(new Date(`${time.slice(0, 16)}:00Z`).getTime() + minutes * 60_000).toISOString().slice(0, 16)

/** The weekday of a day. */
export const weekdayOf = (day: string) => WEEKDAYS[(utc(day).getUTCDay() + 6) % 7]!

/** „Montag“. */
export const germanWeekday = (weekday: Weekday) => weekdayName.format(utc(addDays('2024-01-01', WEEKDAYS.indexOf(weekday))))

/** „Montag, 23. November 2026“. */
export const sayDay = (day: string) => longDay.format(utc(day))

/** „Montag, 23. November“. */
export const sayDayShort = (day: string) => mediumDay.format(utc(day))

/** „Mo., 23.11.2026“. */
export const sayDayCompact = (day: string) => shortDay.format(utc(day))

/** „Montag, 23. November 2026, 10:00 Uhr“. */
export const sayTime = (time: string) => `${sayDay(time)}, ${clockOf(time)} Uhr`

/** „Mo., 23.11.2026, 10:00 Uhr“. */
export const sayTimeCompact = (time: string) => `${sayDayCompact(time)}, ${clockOf(time)} Uhr`

/** What the clock on the practice's wall shows at an instant, wherever the browser is: `2026-11-23T10:00`. */
export function wallClock(timeZone: string, instant: Date = new Date()): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant)
  return text.slice(0, 16).replace(' ', 'T')
}
