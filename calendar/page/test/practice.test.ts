import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedDays, openUntil, week } from '../src/practice/hours'
import { byDay, spread } from '../src/practice/slots'
import { businessHours, closedEvents, rangeTitle, shownHours, withChanges } from '../src/calendar/events'
import type { Appointment, Practice } from '../src/types'

const practice: Practice = {
  name: 'Praxis', timeZone: 'Europe/Berlin', treatments: [], information: [],
  openingHours: [
    { days: ['Monday', 'Friday'], opens: '14:00', closes: '18:30' },
    { days: ['Monday'], opens: '06:30', closes: '12:00' },
  ],
  closures: [{ from: '2026-12-28', to: '2026-12-31', reason: 'Ferien' }],
  holidays: [{ date: '2026-12-25', name: 'Weihnachten' }, { date: '2026-12-26', name: 'Samstags ist ohnehin zu' }],
}

test('a day’s hours stand in the order of the day', () => {
  assert.deepEqual(week(practice)[0]!.spans, [{ opens: '06:30', closes: '12:00' }, { opens: '14:00', closes: '18:30' }])
  assert.deepEqual(week(practice)[6]!.spans, [])
})

test('open means within the hours, and not on a holiday or in a closure', () => {
  assert.equal(openUntil(practice, '2026-11-23T11:59'), '12:00')
  assert.equal(openUntil(practice, '2026-11-23T12:00'), null)
  assert.equal(openUntil(practice, '2026-12-25T15:00'), null)
  assert.equal(openUntil(practice, '2026-12-28T15:00'), null)
})

test('only closed days that would have been open are worth a line', () => {
  assert.deepEqual(closedDays(practice, '2026-12-20', 30).map(({ reason }) => reason), ['Weihnachten', 'Ferien'])
  assert.deepEqual(closedDays(practice, '2027-01-01', 30), [])
})

test('a closure reaches to the end of its last day', () => {
  assert.equal(closedEvents(practice).find(({ title }) => title === 'Ferien')!.end, '2027-01-01')
})

test('the calendar shows an hour around the longest day, and Sunday is its day 0', () => {
  assert.deepEqual(shownHours(practice), { from: '05:00', to: '20:00' })
  assert.deepEqual(businessHours({ ...practice, openingHours: [{ days: ['Sunday', 'Monday'], opens: '08:00', closes: '09:00' }] })[0]!.daysOfWeek, [0, 1])
})

test('the range of a week across two months is said once', () => {
  const title = rangeTitle(new Date('2026-11-30T00:00:00Z'), new Date('2026-12-07T00:00:00Z'), false)
  assert.match(title, /^30\. November\s*[–-]\s*6\. Dezember 2026$/)
})

test('the times that are shown are spread over the day, first and last included', () => {
  assert.deepEqual(spread([1, 2, 3, 4, 5, 6, 7], 3), [1, 4, 7])
  assert.deepEqual(spread([1, 2], 3), [1, 2])
  const days = byDay([{ start: '2026-11-23T08:00', end: '' }, { start: '2026-11-23T09:00', end: '' }, { start: '2026-11-24T08:00', end: '' }])
  assert.deepEqual([...days].map(([day, slots]) => [day, slots.length]), [['2026-11-23', 2], ['2026-11-24', 1]])
})

test('what changed while appointments were loaded is not lost, and what is newer is not overwritten', () => {
  const at = (id: number, day: string, version = 0) => ({ id, version, start: `${day}T10:00` }) as Appointment
  const loaded = [at(1, '2026-11-23', 2), at(2, '2026-11-24'), at(3, '2026-11-25')]
  const after = withChanges(loaded, [
    { kind: 'created', appointment: at(4, '2026-11-26') },
    { kind: 'updated', appointment: at(1, '2026-11-28', 1) },
    { kind: 'updated', appointment: at(2, '2026-12-01', 1) },
    { kind: 'deleted', id: 3 },
  ], '2026-11-23', '2026-11-30')
  assert.deepEqual(after.map(({ id, start }) => [id, start.slice(0, 10)]), [[1, '2026-11-23'], [4, '2026-11-26']])
})
