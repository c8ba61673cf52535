// Search over all appointments, results below the field.
import * as api from './api'
import { clockOf, sayDayCompact } from './dates'
import { debounced, h } from './dom'
import { icon } from './icons'
import { t } from './texts'
import type { Appointment } from './types'

/** The search field with its results; `open` is called with what was chosen, `refresh` asks again what is shown. */
export function search(open: (appointment: Appointment, element: HTMLElement) => void): { element: HTMLElement; refresh(): void } {
  const input = h('input', { type: 'search', id: 'search', placeholder: t.search.placeholder, autocomplete: 'off', 'aria-label': t.search.label, maxlength: 100 })
  const status = h('p', { class: 'hint', role: 'status' })
  const results = h('ul', {})
  const clear = h('button', { type: 'button', class: 'plain square', 'aria-label': t.search.clear }, icon('close'))
  const box = h('section', { class: 'results', 'aria-label': t.search.results, hidden: true }, h('div', { class: 'results-head' }, status, clear), results)
  let asked = 0

  const reset = () => {
    asked++
    input.value = ''
    box.hidden = true
    results.replaceChildren()
    status.textContent = ''
    input.focus()
  }
  const find = async () => {
    const q = input.value.trim()
    const mine = ++asked
    if (q.length < 2) return void (box.hidden = true)
    box.hidden = false
    try {
      const found = await api.search(q)
      if (mine !== asked) return
      status.textContent = t.search.found(found.length)
      const focused = results.querySelector<HTMLElement>(':focus')?.dataset.result
      results.replaceChildren(...found.map(result))
      if (focused) results.querySelector<HTMLElement>(`[data-result="${focused}"]`)?.focus()
    } catch (thrown) {
      if (mine === asked) status.textContent = api.detailOf(thrown)
    }
  }
  const result = (appointment: Appointment) => {
    const button = h('button', { type: 'button', class: `result status-${appointment.status}`, 'data-result': appointment.id },
      h('span', { class: 'result-time' }, `${sayDayCompact(appointment.start)}, ${clockOf(appointment.start)}`),
      h('strong', {}, appointment.patientName),
      h('span', {}, `${appointment.treatment}, ${t.status[appointment.status]}`))
    button.addEventListener('click', () => open(appointment, button))
    return h('li', {}, button)
  }

  input.addEventListener('input', debounced(250, find))
  clear.addEventListener('click', reset)
  const element = h('search', { class: 'search', on: { keydown: (event: KeyboardEvent) => event.key === 'Escape' && !box.hidden && reset() } },
    h('form', { on: { submit: (event) => (event.preventDefault(), find()) } }, icon('search'), input), box)
  return { element, refresh: () => void (!box.hidden && find()) }
}
