// What everybody sees: who the practice is, when it is open, what is free, and the way to Sofia.
import { talk, talkButton } from '../call/panel'
import { germanWeekday, sayDayCompact, wallClock, weekdayOf } from '../dates'
import { h } from '../dom'
import { icon, type Icon } from '../icons'
import { t } from '../texts'
import type { Practice } from '../types'
import { closedDays, openUntil, week } from './hours'
import { freeSlots } from './slots'

export function publicPage(practice: Practice): HTMLElement {
  const now = wallClock(practice.timeZone)
  return h('div', { class: 'public' }, hero(practice, now),
    h('div', { class: 'columns' },
      h('div', { class: 'cards' }, freeSlots(practice, now), treatments(practice)),
      h('div', { class: 'cards' }, hours(practice, now), contact(practice), ...information(practice))))
}

function hero(practice: Practice, now: string) {
  const until = openUntil(practice, now)
  const write = h('button', { type: 'button', class: 'ghost' }, icon('message'), t.write)
  write.addEventListener('click', () => talk(false, write))
  return h('section', { class: 'hero' },
    h('div', { class: 'hero-text' },
      h('p', { class: `open ${until ? 'yes' : 'no'}` }, until ? t.practice.openNow(until) : t.practice.closedNow),
      h('h1', {}, practice.name),
      h('p', { class: 'lead' }, t.practice.lead),
      h('div', { class: 'actions' }, talkButton('primary large'), write),
      h('p', { class: 'hint' }, t.practice.talkHint)),
    h('div', { class: 'hero-picture', 'aria-hidden': 'true' }, h('div', { class: 'orb large' }, icon('tooth'))))
}

const card = (title: string, name: Icon, ...content: (Node | false | null)[]) =>
  h('section', { class: `card card-${name}` }, h('h2', {}, icon(name), title), ...content)

function hours(practice: Practice, now: string) {
  const today = weekdayOf(now)
  const rows = week(practice).map(({ weekday, spans }) =>
    h('tr', { class: weekday === today && 'today' }, h('th', { scope: 'row' }, germanWeekday(weekday)),
      h('td', {}, spans.length === 0 ? t.practice.closed : spans.map(({ opens, closes }) => `${opens}–${closes}`).join(', '))))
  const closed = closedDays(practice, now.slice(0, 10), 60).slice(0, 5)
  return card(t.practice.hours, 'clock', h('table', { class: 'hours' }, h('tbody', {}, ...rows)),
    closed.length > 0 && h('h3', {}, t.practice.closures),
    closed.length > 0 && h('ul', { class: 'closures' }, ...closed.map(({ from, to, reason }) =>
      h('li', {}, h('span', {}, from === to ? sayDayCompact(from) : `${sayDayCompact(from)} – ${sayDayCompact(to)}`), h('span', {}, reason)))))
}

function contact(practice: Practice) {
  const lines = [
    practice.address && h('li', {}, icon('place'), h('span', {}, practice.address)),
    practice.phone && h('li', {}, icon('phone'), h('a', { href: `tel:${practice.phone.replace(/[^+\d]/g, '')}` }, practice.phone)),
    practice.email && h('li', {}, icon('mail'), h('a', { href: `mailto:${practice.email}` }, practice.email)),
  ].filter(Boolean) as HTMLElement[]
  return card(t.practice.contact, 'phone', lines.length > 0 && h('ul', { class: 'contact' }, ...lines), h('p', { class: 'hint' }, t.practice.emergency))
}

function treatments(practice: Practice) {
  const priced = practice.treatments.some(({ price }) => price)
  return card(t.practice.treatments, 'tooth', h('table', { class: 'treatments' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t.practice.treatment), h('th', { scope: 'col' }, t.practice.duration),
      priced && h('th', { scope: 'col' }, t.practice.price))),
    h('tbody', {}, ...practice.treatments.map(({ name, durationMinutes, price }) =>
      h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, t.practice.minutes(durationMinutes)), priced && h('td', {}, price ?? ''))))))
}

function information(practice: Practice) {
  if ((practice.information ?? []).length === 0) return []
  return [card(t.practice.more_information, 'info', h('dl', { class: 'information' },
    ...practice.information.flatMap(({ topic, text }) => [h('dt', {}, topic), h('dd', {}, text)])))]
}
