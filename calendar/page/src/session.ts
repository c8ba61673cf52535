// Signing in and out.
import * as api from './api'
import { attribute, h } from './dom'
import { icon } from './icons'
import { t } from './texts'
import type { Session } from './types'

/** Asks for user name and password. Resolves with the session, or with null if the dialog was closed. */
export function askForSignIn(method: 'password' | 'oidc', notice: string | null = null): Promise<Session | null> {
  const error = h('p', { class: 'error', role: 'alert', id: 'sign-in-error' }, notice ?? '')
  const username = h('input', { id: 'sign-in-name', name: 'username', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true })
  const password = h('input', { id: 'sign-in-password', name: 'password', type: 'password', autocomplete: 'current-password', required: true })
  const submit = h('button', { class: 'primary' }, t.session.submit)
  const close = h('button', { type: 'button', class: 'plain square', 'aria-label': t.close }, icon('close'))
  const form = method === 'oidc'
    ? h('p', { class: 'actions' }, h('a', { class: 'button primary', href: '/api/session/oidc' }, t.session.oidc))
    : h('form', { novalidate: true },
        h('div', { class: 'field' }, h('label', { for: 'sign-in-name' }, t.session.username), username),
        h('div', { class: 'field' }, h('label', { for: 'sign-in-password' }, t.session.password), password),
        h('div', { class: 'actions' }, submit))
  const dialog = h('dialog', { class: 'small', 'aria-labelledby': 'sign-in-title' },
    h('div', { class: 'dialog-head' }, h('h2', { id: 'sign-in-title' }, t.session.title), close), error, form)

  return new Promise((resolve) => {
    let result: Session | null = null
    const refuse = (text: string, inputs: HTMLInputElement[]) => {
      error.textContent = text
      for (const input of [username, password]) {
        attribute(input, 'aria-invalid', inputs.includes(input) ? 'true' : null)
        attribute(input, 'aria-describedby', inputs.includes(input) ? error.id : null)
      }
      inputs[0]?.focus()
    }
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const missing = [username, password].filter((input) => !input.value)
      if (missing.length > 0) return refuse(t.session.missing, missing)
      submit.disabled = true
      try {
        result = await api.signIn(username.value, password.value)
        dialog.close()
      } catch (thrown) {
        const wait = thrown instanceof api.Problem && thrown.retryAfter ? ` ${t.session.wait(thrown.retryAfter)}` : ''
        password.value = ''
        refuse(api.detailOf(thrown) + wait, thrown instanceof api.Problem && thrown.status === 401 ? [password] : [])
      } finally {
        submit.disabled = false
      }
    })
    close.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(result)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}
