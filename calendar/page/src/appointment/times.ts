// The free times of one day, as buttons.
import * as api from '../api'
import { clockOf } from '../dates'
import { h } from '../dom'
import { t } from '../texts'
import type { Slot } from '../types'

const asked = new WeakMap<HTMLElement, number>()

/** Shows what is free on a day for a treatment; a later question overtakes an earlier one. */
export async function freeTimes(into: HTMLElement, treatment: string, day: string, take: (slot: Slot) => void) {
  const mine = (asked.get(into) ?? 0) + 1
  asked.set(into, mine)
  if (!treatment || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return into.replaceChildren()
  const slots = await api.freeSlots(day, 1, treatment).then((answer) => answer.slots, () => null)
  if (asked.get(into) !== mine) return
  if (slots === null) return into.replaceChildren()
  if (slots.length === 0) return into.replaceChildren(h('p', { class: 'hint' }, t.appointment.noneFree))
  const buttons = slots.map((slot) => h('li', {}, h('button', { type: 'button', class: 'slot', on: { click: () => take(slot) } }, clockOf(slot.start))))
  into.replaceChildren(h('h3', {}, t.appointment.free), h('ul', {}, ...buttons))
}
