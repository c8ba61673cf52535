// The next free times for a treatment.
import * as api from '../api'
import { BOOKED } from '../call/panel'
import { clockOf, dayOf, sayDayShort } from '../dates'
import { h } from '../dom'
import { icon } from '../icons'
import { t } from '../texts'
import type { Practice, Slot } from '../types'

const DAYS_SHOWN = 4
const TIMES_SHOWN = 5

/** Slots by day, in order. Pure. */
export function byDay(slots: Slot[]): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>()
  for (const slot of slots) days.set(dayOf(slot.start), [...(days.get(dayOf(slot.start)) ?? []), slot])
  return days
}

/** Some of a day's times, spread over the day: somebody who works wants to see the evening, too. Pure. */
export function spread<T>(items: T[], count: number): T[] {
  if (items.length <= count) return items
  return Array.from({ length: count }, (_, index) => items[Math.round((index * (items.length - 1)) / (count - 1))]!)
}

export function freeSlots(practice: Practice, now: string): HTMLElement {
  const choice = h('select', { id: 'slots-treatment' }, ...practice.treatments.map(({ name }) => h('option', {}, name)))
  const list = h('div', { class: 'slots', 'aria-live': 'polite' })
  let asked = 0

  const load = async () => {
    const mine = ++asked
    try {
      const { slots } = await api.freeSlots(dayOf(now), 28, choice.value)
      if (mine === asked) list.replaceChildren(...content(slots))
    } catch (thrown) {
      const retry = h('button', { type: 'button', on: { click: load } }, t.retry)
      if (mine === asked) list.replaceChildren(h('p', { class: 'error' }, api.detailOf(thrown)), retry)
    }
  }
  choice.addEventListener('change', load)
  const booked = () => (list.isConnected ? void load() : document.removeEventListener(BOOKED, booked))
  document.addEventListener(BOOKED, booked)
  void load()

  return h('section', { class: 'card card-slots' }, h('h2', {}, icon('calendar'), t.practice.slots),
    h('div', { class: 'field' }, h('label', { for: 'slots-treatment' }, t.practice.slotsFor), choice), list,
    h('p', { class: 'hint' }, t.practice.slotsHint))
}

function content(slots: Slot[]): HTMLElement[] {
  if (slots.length === 0) return [h('p', {}, t.practice.noSlots)]
  return [...byDay(slots)].slice(0, DAYS_SHOWN).map(([day, times]) => {
    const shown = spread(times, TIMES_SHOWN)
    const rest = times.length - shown.length
    return h('div', { class: 'slot-day' }, h('h3', {}, sayDayShort(day)),
      h('ul', {}, ...shown.map(({ start }) => h('li', { class: 'slot' }, clockOf(start))), rest > 0 && h('li', { class: 'more' }, t.practice.more(rest))))
  })
}
