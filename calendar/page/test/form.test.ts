import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, draftOf, fieldOf, mistakes, valuesOf } from '../src/appointment/form'
import type { Appointment } from '../src/types'

const appointment: Appointment = {
  id: 1, version: 3, patientId: 1, patientName: 'Anna', phone: '+49301234567', email: null, start: '2026-11-23T10:00:00', end: '2026-11-23T10:30:00',
  treatment: 'Kontrolle', notes: null, status: 'confirmed', createdBy: 'staff', createdAt: '2026-11-20T10:00:00Z',
}

test('what was not touched is not sent', () => {
  assert.deepEqual(changesOf(appointment, draftOf(valuesOf(appointment, '', ''))), {})
  assert.deepEqual(changesOf(appointment, { ...draftOf(valuesOf(appointment, '', '')), start: '2026-11-23T11:00' }), { start: '2026-11-23T11:00' })
})

test('a day of the calendar leaves the time open, a time on it does not', () => {
  assert.equal(valuesOf(undefined, '2026-11-23', 'Kontrolle').time, '')
  assert.equal(valuesOf(undefined, '2026-11-23T10:30', 'Kontrolle').time, '10:30')
})

test('empty and impossible fields are named, each at its place', () => {
  const wrong = mistakes({ patientName: ' ', phone: '12', email: 'a@b', treatment: 'Kontrolle', day: '2026-11-23', time: '', notes: '' })
  assert.deepEqual(Object.keys(wrong).sort(), ['email', 'patientName', 'phone', 'time'])
})

test('what the server says of the start is shown at the day or at the time', () => {
  assert.equal(fieldOf('start', 'slot-taken'), 'time')
  assert.equal(fieldOf(null, 'holiday'), 'day')
  assert.equal(fieldOf('phone', 'malformed'), 'phone')
  assert.equal(fieldOf('version', 'malformed'), null)
})
