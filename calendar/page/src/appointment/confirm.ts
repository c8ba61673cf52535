// Asks before something is deleted for good.
import { sayTime } from '../dates'
import { h } from '../dom'
import { t } from '../texts'
import type { Appointment } from '../types'

export function confirmDeletion({ patientName, start }: Appointment): Promise<boolean> {
  const a = t.appointment
  const keep = h('button', { type: 'button' }, a.deleteNo)
  const remove = h('button', { type: 'button', class: 'danger' }, a.deleteYes)
  const dialog = h('dialog', { class: 'small', role: 'alertdialog', 'aria-labelledby': 'delete-title', 'aria-describedby': 'delete-text' },
    h('h2', { id: 'delete-title' }, a.deleteTitle), h('p', { id: 'delete-text' }, a.deleteText(patientName, sayTime(start))),
    h('div', { class: 'actions' }, remove, keep))
  return new Promise((resolve) => {
    let answer = false
    remove.addEventListener('click', () => {
      answer = true
      dialog.close()
    })
    keep.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(answer)
    })
    document.body.append(dialog)
    dialog.showModal()
    keep.focus()
  })
}
