// The page's beginning: who is asking, and what that person sees.
import * as api from './api'
import { library } from './call/connect'
import { talkButton } from './call/panel'
import { byId, h } from './dom'
import { icon } from './icons'
import { notify } from './notices'
import { publicPage } from './practice/public'
import { askForSignIn } from './session'
import { t } from './texts'
import type { Practice, Session } from './types'

let dismantle = () => {}
let asking = false
let ending = false

async function start() {
  const main = byId('main')
  main.setAttribute('aria-busy', 'true')
  try {
    const [practice, session] = await Promise.all([api.practice(), api.session()])
    document.title = practice.name
    await show(practice, session)
    api.onSignedOut(() => void sessionEnded(practice))
    backFromSignIn(practice, session)
  } catch (thrown) {
    main.replaceChildren(h('div', { class: 'notice', role: 'alert' }, h('h1', {}, t.problems.page), h('p', {}, api.detailOf(thrown)),
      h('button', { type: 'button', class: 'primary', on: { click: start } }, t.retry)))
  } finally {
    main.removeAttribute('aria-busy')
  }
}

async function show(practice: Practice, session: Session) {
  dismantle()
  dismantle = () => {}
  const brand = h('a', { class: 'brand', href: '/' }, h('span', { class: 'brand-mark' }, icon('tooth')), h('span', {}, practice.name))
  const badge = h('p', { class: 'badge live', role: 'status', hidden: !session.authenticated })
  byId('top').replaceChildren(brand, badge, h('div', { class: 'top-actions' }, ...(session.authenticated ? staffActions(practice, session.username) : [signInButton(practice, session.method)])))
  document.body.classList.toggle('is-staff', session.authenticated)
  if (!session.authenticated) byId('main').replaceChildren(publicPage(practice))
  else {
    // FullCalendar is most of the page's weight, and patients never need it.
    const { CalendarView } = await import('./calendar/view')
    const view = new CalendarView(practice, badge)
    byId('main').replaceChildren(view.element)
    view.show()
    dismantle = () => view.dismantle()
  }
}

function signInButton(practice: Practice, method: 'password' | 'oidc') {
  return h('button', { type: 'button', class: 'ghost', on: { click: () => void signIn(practice, method, null) } }, t.signInStaff)
}

function staffActions(practice: Practice, username: string) {
  const leave = async () => {
    try {
      await api.signOut()
      await show(practice, await api.session())
      notify(t.session.signedOut)
      byId('main').focus()
    } catch (thrown) {
      notify(api.detailOf(thrown), 'failed')
    }
  }
  return [talkButton('ghost'), h('button', { type: 'button', class: 'ghost', title: t.signedInAs(username), on: { click: leave } }, t.signOut)]
}

async function signIn(practice: Practice, method: 'password' | 'oidc', notice: string | null) {
  if (asking) return
  asking = true
  const session = await askForSignIn(method, notice)
  asking = false
  if (!session) return
  await show(practice, session)
  byId('main').focus()
}

/** Whoever signs in elsewhere comes back with a word on what went wrong, which a second look shall not repeat. */
function backFromSignIn(practice: Practice, session: Session) {
  const failure = new URLSearchParams(location.search).get('signin')
  if (!failure) return
  history.replaceState(null, '', location.pathname)
  if (session.authenticated) return
  void signIn(practice, session.method, t.session.oidcFailures[failure] ?? t.problems.unexpected)
}

/** Staff whose session ended see nothing of the calendar until they have signed in again. */
async function sessionEnded(practice: Practice) {
  if (asking || ending) return
  ending = true
  document.querySelectorAll('dialog:not(.call)').forEach((dialog) => (dialog as HTMLDialogElement).close())
  const session = await api.session().catch(() => null)
  ending = false
  if (!session || session.authenticated) return
  await show(practice, session)
  await signIn(practice, session.method, t.session.ended)
}

// Whoever reaches for the button will need livekit-client in a moment.
const reach = (event: Event) => (event.target as Element | null)?.closest?.('[data-talk]') && void library().catch(() => {})
document.addEventListener('pointerover', reach, { passive: true })
document.addEventListener('focusin', reach)

void start()
