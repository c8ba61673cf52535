// The dialog for one appointment, new or old. It is also how an appointment is moved without a mouse.
import * as api from '../api'
import { addMinutes, clockOf, dayOf, sayTime, sayTimeCompact } from '../dates'
import { h } from '../dom'
import { icon } from '../icons'
import type { Change } from '../live'
import { notify } from '../notices'
import { t } from '../texts'
import type { Appointment, Practice, Slot, Status } from '../types'
import { confirmDeletion } from './confirm'
import { createFields, type Fields } from './fields'
import { changesOf, draftOf, fieldOf, mistakes, valuesOf } from './form'
import { freeTimes } from './times'

export interface Subject {
  appointment?: Appointment
  /** For a new one: a day, or a time on it. */
  start?: string
  /** What the server said before the dialog was opened. */
  problem?: api.Problem
}

/** Opens the dialog. `returnFocus` is called when it has closed, where the browser would not know where to go back to. */
export function openAppointment(practice: Practice, subject: Subject, done: (change: Change) => void, returnFocus?: () => void) {
  new AppointmentDialog(practice, subject, done, returnFocus)
}

class AppointmentDialog {
  private appointment: Appointment | undefined
  private readonly key = api.bookingKey()
  private readonly fields: Fields
  private readonly error = h('div', { class: 'problem', role: 'alert', tabindex: '-1' })
  private readonly end = h('output', { class: 'end', for: 'appointment-time appointment-treatment' })
  private readonly times = h('div', { class: 'free-times', 'aria-live': 'polite' })
  private readonly save = h('button', { class: 'primary' })
  private readonly states = h('div', { class: 'states' })
  private readonly dialog: HTMLDialogElement

  constructor(private readonly practice: Practice, subject: Subject, private readonly done: (change: Change) => void, returnFocus?: () => void) {
    this.appointment = subject.appointment
    this.fields = createFields(practice, valuesOf(subject.appointment, subject.start ?? '', practice.treatments[0]?.name ?? ''))
    this.save.textContent = this.appointment ? t.appointment.save : t.appointment.create
    const form = h('form', { novalidate: true, on: { submit: (event) => void this.submit(event) } },
      this.fields.element, this.end, this.times,
      h('div', { class: 'actions' }, this.save, h('button', { type: 'button', on: { click: () => this.dialog.close() } }, t.appointment.cancel)))
    const title = this.appointment ? t.appointment.editTitle : t.appointment.newTitle
    this.dialog = h('dialog', { class: 'appointment', 'aria-labelledby': 'appointment-title' },
      h('div', { class: 'dialog-head' }, h('h2', { id: 'appointment-title' }, title),
        h('button', { type: 'button', class: 'plain square', 'aria-label': t.close, on: { click: () => this.dialog.close() } }, icon('close'))),
      this.error, this.states, form)
    this.dialog.addEventListener('close', () => {
      this.dialog.remove()
      returnFocus?.()
    })
    this.fields.onChange(['treatment', 'time'], () => this.showEnd())
    this.fields.onChange(['treatment', 'day'], () => this.loadTimes())
    document.body.append(this.dialog)
    this.dialog.showModal()
    this.showStates()
    this.showEnd()
    this.loadTimes()
    if (subject.problem) this.showProblem(subject.problem)
    else this.fields.focus(this.appointment ? 'time' : 'patientName')
  }

  private showEnd() {
    const { treatment, day, time } = this.fields.values()
    const known = this.practice.treatments.find(({ name }) => name === treatment)
    this.end.textContent = known && time ? t.appointment.until(clockOf(addMinutes(`${day}T${time}`, known.durationMinutes)), known.durationMinutes) : ''
  }

  private loadTimes() {
    const { treatment, day } = this.fields.values()
    void freeTimes(this.times, treatment, day, (slot) => this.take(slot))
  }

  private take(slot: Slot) {
    this.fields.set('day', dayOf(slot.start))
    this.fields.set('time', clockOf(slot.start))
    this.fields.mark({})
    this.showEnd()
    this.error.replaceChildren(h('p', { class: 'info' }, t.appointment.taken(sayTimeCompact(slot.start))))
    this.save.focus()
  }

  private showStates() {
    const it = this.appointment
    if (!it) return
    const button = (text: string, click: () => void, kind = '') => h('button', { type: 'button', class: kind, on: { click } }, text)
    const to = (status: Status) => () => void this.send(() => api.change(it, { status }))
    this.states.replaceChildren(
      h('p', { class: `badge status-${it.status}` }, t.status[it.status]),
      h('p', { class: 'hint' }, t.appointment.createdBy[it.createdBy] ?? ''),
      h('div', { class: 'actions' },
        ...(it.status === 'confirmed'
          ? [button(t.appointment.complete, to('completed')), button(t.appointment.cancelAppointment, to('cancelled'))]
          : [button(t.appointment.confirmAgain, to('confirmed'))]),
        button(t.appointment.delete, () => void this.delete(), 'danger quiet')))
  }

  private async submit(event: Event) {
    event.preventDefault()
    const values = this.fields.values()
    const wrong = mistakes(values)
    this.fields.mark(wrong)
    const first = Object.keys(wrong)[0] as keyof typeof wrong | undefined
    if (first) {
      this.error.replaceChildren(h('p', {}, t.appointment.check))
      return this.fields.focus(first)
    }
    const draft = draftOf(values)
    const before = this.appointment
    await this.send(() => (before ? api.change(before, changesOf(before, draft)) : api.create(draft, this.key)))
  }

  private async send(request: () => Promise<Appointment>) {
    this.error.replaceChildren()
    this.save.disabled = true
    try {
      const after = await request()
      const before = this.appointment
      this.done({ kind: before ? 'updated' : 'created', appointment: after })
      this.dialog.close()
      notify(said(before, after))
    } catch (thrown) {
      await this.refused(thrown)
    } finally {
      this.save.disabled = false
    }
  }

  private async refused(thrown: unknown) {
    if (!(thrown instanceof api.Problem)) return this.showText(t.problems.unexpected)
    if (thrown.status === 404 && this.appointment) {
      this.done({ kind: 'deleted', id: this.appointment.id })
      this.showText(t.appointment.gone)
    } else if (thrown.status === 412 && this.appointment) {
      this.appointment = await api.appointment(this.appointment.id).catch(() => this.appointment)
      const now = this.appointment!
      this.done({ kind: 'updated', appointment: now })
      this.fields.setAll(valuesOf(now, '', ''))
      this.showStates()
      this.showEnd()
      this.showText(t.appointment.stale)
    } else this.showProblem(thrown)
  }

  private showText(text: string) {
    this.error.replaceChildren(h('p', {}, text))
    this.error.focus()
  }

  private showProblem(problem: api.Problem) {
    const field = fieldOf(problem.field, problem.kind)
    this.showText(problem.detail)
    this.fields.mark(field ? { [field]: problem.detail } : {})
    if (problem.alternatives.length > 0)
      this.error.append(h('p', {}, t.appointment.alternatives), h('ul', { class: 'choices' }, ...problem.alternatives.map((slot) =>
        h('li', {}, h('button', { type: 'button', on: { click: () => this.take(slot) } }, sayTimeCompact(slot.start))))))
    else if (field) this.fields.focus(field)
  }

  private async delete() {
    const it = this.appointment!
    if (!(await confirmDeletion(it))) return
    try {
      await api.remove(it.id)
      this.done({ kind: 'deleted', id: it.id })
      this.dialog.close()
      notify(t.appointment.deleted(it.patientName))
    } catch (thrown) {
      await this.refused(thrown)
    }
  }
}

function said(before: Appointment | undefined, after: Appointment): string {
  const a = t.appointment
  if (!before) return a.created(after.patientName, sayTime(after.start))
  if (before.status === after.status) return a.saved(after.patientName, sayTime(after.start))
  return { cancelled: a.nowCancelled, completed: a.nowCompleted, confirmed: a.nowConfirmed }[after.status](after.patientName)
}
