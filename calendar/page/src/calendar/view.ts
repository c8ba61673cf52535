// The staff's calendar: toolbar, grid, dialogs and live changes put together.
import type { Calendar } from '@fullcalendar/core'
import * as api from '../api'
import { openAppointment } from '../appointment/dialog'
import { dayOf, sayTime, wallClock } from '../dates'
import { h } from '../dom'
import { icon, type Icon } from '../icons'
import { followChanges, type Change } from '../live'
import { notify } from '../notices'
import { search } from '../search'
import { t } from '../texts'
import type { Appointment, Practice } from '../types'
import { eventOf, withChanges } from './events'
import { createGrid, VIEWS, type ViewName } from './grid'

export class CalendarView {
  private readonly title = h('h2', { class: 'range', 'aria-live': 'polite' })
  private readonly place = h('div')
  private readonly switches = new Map<ViewName, HTMLButtonElement>()
  private readonly cancelled = h('input', { type: 'checkbox', id: 'show-cancelled', checked: true })
  private readonly grid: Calendar
  // What changed while appointments were on their way here: the answer does not know it yet.
  private readonly meanwhile = new Set<Change[]>()
  private readonly unfollow: () => void
  private readonly search = search((appointment, element) => this.edit(appointment, element, true))
  readonly element: HTMLElement

  constructor(private readonly practice: Practice, badge: HTMLElement) {
    this.grid = createGrid(this.place, practice, matchMedia('(max-width: 44rem)').matches ? 'list' : 'week', {
      load: (from, to) => this.load(from, to),
      open: (appointment, element) => this.edit(appointment, element),
      create: (start) => this.create(start),
      moved: (appointment, start) => this.move(appointment, start),
      shown: (title, view) => this.shown(title, view),
      failed: (thrown) => notify(api.detailOf(thrown), 'failed'),
    })
    this.cancelled.addEventListener('change', () => this.place.classList.toggle('hide-cancelled', !this.cancelled.checked))
    this.element = h('div', { class: 'staff' }, h('h1', { class: 'hidden-visually' }, t.calendar.title),
      this.toolbar(), h('div', { class: 'grid' }, this.place), this.legend())
    this.unfollow = followChanges(badge, { change: (change) => this.apply(change), reload: () => this.grid.refetchEvents() })
  }

  /** To be called when the element is in the page: FullCalendar measures. */
  show() {
    this.grid.render()
  }

  dismantle() {
    this.unfollow()
    this.grid.destroy()
  }

  private toolbar() {
    const square = (label: string, name: Icon, click: () => void) =>
      h('button', { type: 'button', class: 'square', 'aria-label': label, title: label, on: { click } }, icon(name))
    const views = (Object.keys(VIEWS) as ViewName[]).map((name) => {
      const button = h('button', { type: 'button', on: { click: () => this.grid.changeView(VIEWS[name]) } }, t.calendar[name])
      this.switches.set(name, button)
      return button
    })
    const create = h('button', { type: 'button', class: 'primary', on: { click: () => this.create(null) } }, icon('plus'), t.calendar.create)
    return h('div', { class: 'toolbar' },
      h('div', { class: 'bar' },
        h('div', { class: 'steps' },
          square(t.calendar.previous, 'left', () => this.grid.prev()),
          h('button', { type: 'button', on: { click: () => this.grid.today() } }, t.calendar.today),
          square(t.calendar.next, 'right', () => this.grid.next())),
        this.title,
        h('div', { class: 'views', role: 'group', 'aria-label': t.calendar.views }, ...views)),
      h('div', { class: 'bar' }, create, square(t.calendar.print, 'print', () => window.print()),
        this.search.element))
  }

  private legend() {
    const entry = (status: Appointment['status']) => h('li', { class: `legend-${status}` }, t.status[status])
    return h('div', { class: 'legend' }, h('ul', {}, entry('confirmed'), entry('completed'), entry('cancelled')),
      h('label', {}, this.cancelled, t.calendar.showCancelled), h('p', { class: 'hint' }, t.calendar.hint))
  }

  private shown(title: string, view: ViewName) {
    this.title.textContent = title
    for (const [name, button] of this.switches) button.setAttribute('aria-pressed', String(name === view))
  }

  private create(start: string | null) {
    const today = dayOf(wallClock(this.practice.timeZone))
    const shown = this.grid.view.currentStart.toISOString().slice(0, 10)
    openAppointment(this.practice, { start: start ?? (shown > today ? shown : today) }, (done) => this.apply(done))
  }

  private async edit(appointment: Appointment, element: HTMLElement, goThere = false) {
    if (goThere) this.grid.gotoDate(dayOf(appointment.start))
    const id = appointment.id
    openAppointment(this.practice, { appointment }, (done) => this.apply(done), () => {
      // The calendar may have drawn the appointment anew meanwhile.
      if (element.isConnected) element.focus()
      else this.focus(id)
    })
  }

  private focus(id: number) {
    const drawn = this.place.querySelector<HTMLElement>(`[data-appointment="${id}"]`)
    ;(drawn?.tagName === 'TR' ? drawn.querySelector('a') : drawn)?.focus()
  }

  private async move(appointment: Appointment, start: string): Promise<boolean> {
    try {
      const moved = await api.change(appointment, { start })
      this.apply({ kind: 'updated', appointment: moved })
      notify(t.calendar.moved(moved.patientName, sayTime(moved.start)))
      return true
    } catch (thrown) {
      const problem = thrown instanceof api.Problem ? thrown : null
      notify(`${api.detailOf(thrown)} ${t.calendar.notMoved}`, 'failed')
      if (problem?.status === 412 || problem?.status === 404) this.grid.refetchEvents()
      if (problem && problem.alternatives.length > 0)
        openAppointment(this.practice, { appointment, problem }, (done) => this.apply(done))
      return false
    }
  }

  private async load(from: string, to: string): Promise<Appointment[]> {
    const changes: Change[] = []
    this.meanwhile.add(changes)
    try {
      return withChanges(await api.appointments(from, to), changes, from, to)
    } finally {
      this.meanwhile.delete(changes)
    }
  }

  /** Brings a change onto the page, whoever made it. The same one may come twice, and late. */
  private apply(change: Change) {
    for (const changes of this.meanwhile) changes.push(change)
    this.search.refresh()
    if (change.kind === 'deleted') return void this.grid.getEventById(String(change.id))?.remove()
    const before = this.grid.getEventById(String(change.appointment.id))
    if (before && before.extendedProps.appointment.version >= change.appointment.version) return
    const focused = this.place.querySelector(`[data-appointment="${change.appointment.id}"]`)?.contains(document.activeElement)
    before?.remove()
    const { activeStart, activeEnd } = this.grid.view
    const day = dayOf(change.appointment.start)
    if (day < activeStart.toISOString().slice(0, 10) || day >= activeEnd.toISOString().slice(0, 10)) return
    this.grid.addEvent(eventOf(change.appointment), 'appointments')
    if (focused) this.focus(change.appointment.id)
  }
}
