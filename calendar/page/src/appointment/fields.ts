// The form's fields on the page, each with its label, hint and error.
import { attribute, h } from '../dom'
import { t } from '../texts'
import type { Practice } from '../types'
import type { Field, Values } from './form'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

export interface Fields {
  element: HTMLElement
  values(): Values
  set(field: Field, value: string): void
  setAll(values: Values): void
  /** Says what is wrong at each field, and takes back what was said before. */
  mark(wrong: Partial<Record<Field, string>>): void
  focus(field: Field): void
  onChange(fields: Field[], listener: () => void): void
}

export function createFields(practice: Practice, initial: Values): Fields {
  const a = t.appointment
  // A treatment that is no longer offered stays what it was.
  const names = [...new Set([...practice.treatments.map(({ name }) => name), initial.treatment])].filter(Boolean)
  const controls: Record<Field, Control> = {
    patientName: h('input', { autocomplete: 'off', maxlength: 200, required: true }),
    phone: h('input', { type: 'tel', autocomplete: 'off', maxlength: 40, required: true }),
    email: h('input', { type: 'email', autocomplete: 'off', maxlength: 254 }),
    treatment: h('select', { required: true }, ...names.map((name) => h('option', { value: name }, name))),
    day: h('input', { type: 'date', required: true }),
    time: h('input', { type: 'time', step: 900, required: true }),
    notes: h('textarea', { rows: 2, maxlength: 2000 }),
  }
  const errors = {} as Record<Field, HTMLElement>

  const field = (name: Field, label: string, hint = '') => {
    const control = controls[name]
    control.id = `appointment-${name}`
    control.setAttribute('name', name)
    const error = (errors[name] = h('p', { class: 'error', id: `appointment-${name}-error` }))
    const hinted = hint && h('p', { class: 'hint', id: `appointment-${name}-hint` }, hint)
    if (hinted) control.setAttribute('aria-describedby', hinted.id)
    return h('div', { class: `field field-${name}` }, h('label', { for: control.id }, label), control, hinted || null, error)
  }

  const fields: Fields = {
    element: h('div', { class: 'fields' },
      field('patientName', a.name), field('phone', a.phone, a.phoneHint), field('email', a.email),
      field('treatment', a.treatment), field('day', a.day), field('time', a.time), field('notes', a.notes)),
    values: () => Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value])) as unknown as Values,
    set: (name, value) => void (controls[name].value = value),
    setAll: (values) => (Object.keys(controls) as Field[]).forEach((name) => fields.set(name, values[name])),
    mark(wrong) {
      for (const name of Object.keys(controls) as Field[]) {
        errors[name].textContent = wrong[name] ?? ''
        attribute(controls[name], 'aria-invalid', wrong[name] ? 'true' : null)
        const hint = document.getElementById(`appointment-${name}-hint`)?.id
        attribute(controls[name], 'aria-describedby', [wrong[name] && errors[name].id, hint].filter(Boolean).join(' ') || null)
      }
    },
    focus: (name) => controls[name].focus(),
    onChange: (names, listener) => names.forEach((name) => controls[name].addEventListener('change', listener)),
  }
  fields.setAll(initial)
  return fields
}
