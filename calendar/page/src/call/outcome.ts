// What the panel shows when a call is over: what was booked, or what went wrong and what to do about it.
import { clockOf, sayDay } from '../dates'
import { h } from '../dom'
import { icon } from '../icons'
import type { Booking } from '../types'
import type { Failure } from './failures'
import { c } from './texts'

export interface NextSteps {
  again(): void
  inWriting(): void
}

export function bookingList(bookings: Booking[]): HTMLElement {
  const list = h('ul', { class: 'bookings' })
  for (const booking of bookings)
    list.append(h('li', { 'data-action': booking.action }, icon(booking.action === 'cancelled' ? 'close' : 'check'),
      h('span', {}, h('strong', {}, `${c.action[booking.action]}: ${sayDay(booking.start)}`),
        h('span', {}, `${clockOf(booking.start)} Uhr${booking.treatment ? `, ${booking.treatment}` : ''}`))))
  return list
}

export function ended(bookings: Booking[], next: NextSteps): HTMLElement[] {
  return [
    bookings.length === 0 ? h('p', { class: 'quiet' }, c.noBookings) : h('h3', {}, c.bookings),
    ...(bookings.length === 0 ? [] : [bookingList(bookings)]),
    h('div', { class: 'actions' }, h('button', { type: 'button', class: 'primary', on: { click: next.again } }, icon('microphone'), c.again)),
  ]
}

export function failed(failure: Failure, bookings: Booking[], next: NextSteps): HTMLElement[] {
  const retry = h('button', { type: 'button', class: 'primary', on: { click: next.again } }, c.retry)
  if (failure.retryAfter > 0) countDown(retry, failure.retryAfter)
  return [
    h('h3', { 'data-failure': failure.kind }, icon('warning'), failure.title),
    h('p', {}, failure.text),
    ...(bookings.length === 0 ? [] : [h('h3', {}, c.bookings), bookingList(bookings)]),
    h('div', { class: 'actions' }, retry,
      failure.writingHelps && h('button', { type: 'button', on: { click: next.inWriting } }, icon('message'), c.continueInWriting)),
  ]
}

/** Locks a button for so many seconds and says so on it. */
function countDown(button: HTMLButtonElement, seconds: number) {
  const label = button.textContent
  const end = Date.now() + seconds * 1000
  button.disabled = true
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000)
    button.disabled = left > 0
    button.textContent = left > 0 ? c.waitSeconds(left) : label
    if (left > 0 && button.isConnected) setTimeout(tick, 250)
  }
  queueMicrotask(tick)
  setTimeout(tick, 300)
}
