// Short messages at the edge of the page, which screen readers read out.
import { byId, h } from './dom'
import { icon } from './icons'
import { t } from './texts'

/** Says something for some seconds. What went wrong stays until it is closed. */
export function notify(text: string, kind: 'done' | 'failed' = 'done') {
  const dismiss = () => toast.remove()
  const toast = h('div', { class: `toast toast-${kind}` }, icon(kind === 'done' ? 'check' : 'warning'), h('p', {}, text),
    h('button', { type: 'button', class: 'plain square', 'aria-label': t.closeNotice, on: { click: dismiss } }, icon('close')))
  byId('toasts').append(toast)
  if (kind === 'done') setTimeout(dismiss, 6000)
}
