import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addMinutes, germanWeekday, sayTime, wallClock, weekdayOf } from '../src/dates'

test('the wall clock is the practice’s, in summer and in winter, wherever the browser is', () => {
  assert.equal(wallClock('Europe/Berlin', new Date('2026-11-23T09:05:00Z')), '2026-11-23T10:05')
  assert.equal(wallClock('Europe/Berlin', new Date('2026-07-01T22:30:00Z')), '2026-07-02T00:30')
})

test('days are added across the change to winter time, a leap day and the end of a year', () => {
  assert.equal(addDays('2026-10-24', 2), '2026-10-26')
  assert.equal(addDays('2028-02-28', 1), '2028-02-29')
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
})

test('minutes are added across midnight', () => {
  assert.equal(addMinutes('2026-11-23T10:00', 45), '2026-11-23T10:45')
  assert.equal(addMinutes('2026-12-31T23:30', 60), '2027-01-01T00:30')
})

test('a time is said in German', () => {
  assert.equal(sayTime('2026-11-23T10:00'), 'Montag, 23. November 2026, 10:00 Uhr')
  assert.equal(germanWeekday(weekdayOf('2026-11-22')), 'Sonntag')
})
