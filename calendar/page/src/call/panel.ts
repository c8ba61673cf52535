// The panel of a call. Beside the page where there is room for both, on top of it where there is not.
import { h } from '../dom'
import { icon } from '../icons'
import { t } from '../texts'
import type { Booking } from '../types'
import { Call, type CallEvents } from './connect'
import { renderDetails, selectedPath } from './details'
import { Log } from './log'
import { Meter } from './meter'
import { ended, failed } from './outcome'
import { isOver, isTalking, type Phase } from './phase'
import { c } from './texts'

/** An event of the document: Sofia has changed something in the calendar. */
export const BOOKED = 'sofia-booked'

let open: Panel | null = null

/** Begins a call, or a chat without a microphone. `opener` gets the focus back. */
export function talk(voice: boolean, opener: HTMLElement) {
  if (open) return open.focus()
  open = new Panel(opener)
  open.begin(voice)
}

class Panel {
  private call: Call | null = null
  private voice = true
  private phase: Phase = 'ended'
  private muted = false
  private bookings: Booking[] = []
  private meters: Meter[] = []
  private hers?: Meter
  private polling: ReturnType<typeof setInterval> | undefined
  private log = new Log()

  private readonly heading = h('h2', { id: 'call-title', tabindex: '-1' }, c.title)
  private readonly closing = h('button', { type: 'button', class: 'plain square', 'aria-label': c.close, on: { click: () => this.close() } }, icon('close'))
  private readonly orb = h('div', { class: 'orb', 'aria-hidden': 'true' }, icon('tooth'))
  private readonly status = h('p', { class: 'phase' })
  // Who listens or speaks is heard; a screen reader says only what is not.
  private readonly spoken = h('p', { class: 'hidden-visually', role: 'status' })
  private readonly yours = h('div', { class: 'level', 'data-of': 'you' })
  private readonly sofias = h('div', { class: 'level', 'data-of': 'sofia' })
  private readonly levels = h('div', { class: 'levels', 'aria-hidden': 'true' },
    h('span', {}, c.yourLevel), this.yours, h('span', {}, c.sofiaLevel), this.sofias)
  private readonly outcome = h('div', { class: 'outcome', role: 'alert' })
  private readonly transcript = h('div', { class: 'transcript-place' })
  private readonly sound = h('button', { type: 'button', class: 'primary', hidden: true, on: { click: () => this.call?.startSound() } }, c.enableSound)
  private readonly muting = h('button', { type: 'button', 'aria-pressed': 'false', on: { click: () => this.toggleMute() } })
  private readonly hanging = h('button', { type: 'button', class: 'danger', on: { click: () => this.call?.hangUp() } }, icon('hangup'), c.hangUp)
  private readonly controls = h('div', { class: 'controls' }, this.muting, this.hanging)
  private readonly message = h('input', { type: 'text', id: 'call-message', placeholder: c.writePlaceholder, autocomplete: 'off', maxlength: 1000, 'aria-label': c.writeLabel })
  private readonly writing = h('form', { class: 'chat', on: { submit: (event) => this.write(event) } }, this.message,
    h('button', { class: 'primary square', 'aria-label': c.send }, icon('send')))
  private readonly figures = h('div', { class: 'figures' })
  private readonly details = h('details', { class: 'details' }, h('summary', {}, c.details.title), this.figures)
  private readonly voices = h('div', { hidden: true })
  private readonly dialog = h('dialog', { class: 'call', 'aria-labelledby': 'call-title', on: { cancel: (event) => this.escape(event) } },
    h('div', { class: 'dialog-head' }, this.heading, this.closing),
    h('div', { class: 'stage' }, this.orb, this.status, this.spoken, this.levels, this.sound),
    this.outcome, this.transcript, this.writing, this.controls, this.details, this.voices)

  constructor(private readonly opener: HTMLElement) {
    document.body.append(this.dialog)
    if (matchMedia('(max-width: 44rem)').matches) this.dialog.showModal()
    else this.dialog.show()
    this.focus()
  }

  focus() {
    this.heading.focus()
  }

  begin(voice: boolean) {
    this.voice = voice
    this.bookings = []
    this.muted = false
    this.log = new Log()
    this.transcript.replaceChildren(this.log.element)
    this.transcript.hidden = false
    this.outcome.replaceChildren()
    this.dialog.classList.toggle('written', !voice)
    this.showMute()
    this.enter('connecting')
    this.call = new Call(voice, this.events())
    void this.call.start()
    this.polling = setInterval(() => this.measure(), 1000)
    if (this.dialog.contains(document.activeElement) || document.activeElement === document.body) this.focus()
  }

  private events(): CallEvents {
    return {
      phase: (phase) => this.enter(phase),
      line: (line) => this.log.show(line),
      booking: (booking) => {
        this.bookings.push(booking)
        document.dispatchEvent(new Event(BOOKED))
      },
      microphone: (track) => this.meters.push(new Meter(track, this.yours)),
      voice: (track) => {
        // Of an agent that comes in the place of a lost one, too; the former's element plays nothing any more.
        this.voices.replaceChildren(track.attach())
        this.hers?.stop()
        this.hers = new Meter(track.mediaStreamTrack, this.sofias)
      },
      silenced: (silent) => (this.sound.hidden = !silent),
      ended: () => this.finish('ended', ended(this.bookings, this.next)),
      failed: (failure) => this.finish('failed', failed(failure, this.bookings, this.next)),
    }
  }

  private next = {
    again: () => this.begin(this.voice),
    inWriting: () => this.begin(false),
  }

  private enter(phase: Phase) {
    const before = this.phase
    this.phase = phase
    this.dialog.dataset.phase = phase
    const text = phase === 'listening' && !this.voice ? c.phase.listeningInWriting : c.phase[phase]
    this.status.textContent = text
    if (!isTalking(phase) || !isTalking(before)) this.spoken.textContent = text
    const over = isOver(phase)
    this.closing.hidden = !over
    this.controls.hidden = this.writing.hidden = over
    this.levels.hidden = over || !this.voice
    this.details.hidden = !isTalking(phase) && this.figures.childElementCount === 0
    this.message.disabled = !isTalking(phase)
  }

  private finish(phase: 'ended' | 'failed', content: HTMLElement[]) {
    clearInterval(this.polling)
    for (const meter of this.meters.splice(0)) meter.stop()
    this.hers?.stop()
    this.hers = undefined
    this.voices.replaceChildren()
    this.sound.hidden = true
    const focused = this.dialog.contains(document.activeElement)
    this.enter(phase)
    this.transcript.hidden = this.log.isEmpty
    this.outcome.replaceChildren(...content)
    if (focused) this.focus()
  }

  private async measure() {
    const report = await this.call?.statistics().catch(() => undefined)
    if (report && !isOver(this.phase)) renderDetails(this.figures, selectedPath(report as unknown as Iterable<[string, any]>))
  }

  private async toggleMute() {
    this.muted = !this.muted
    this.showMute()
    await this.call?.setMuted(this.muted)
  }

  private showMute() {
    this.muting.hidden = !this.voice
    this.muting.setAttribute('aria-pressed', String(this.muted))
    this.muting.replaceChildren(icon(this.muted ? 'muted' : 'microphone'), c.mute)
    this.dialog.classList.toggle('muted', this.muted)
  }

  private async write(event: Event) {
    event.preventDefault()
    const text = this.message.value.trim()
    if (!text) return
    try {
      await this.call!.write(text)
      this.message.value = ''
      this.log.show({ id: `own-${Date.now()}`, speaker: 'you', text, final: true, written: true })
    } catch {
      this.spoken.textContent = this.status.textContent = c.notSent
    }
    this.message.focus()
  }

  /** Escape closes a finished call; a running one is not cut by a slip of the hand. */
  private escape(event: Event) {
    event.preventDefault()
    if (isOver(this.phase)) this.close()
  }

  private close() {
    this.call?.hangUp()
    clearInterval(this.polling)
    this.dialog.close()
    this.dialog.remove()
    open = null
    if (this.opener.isConnected) this.opener.focus()
    else document.querySelector<HTMLElement>(`[data-talk]`)?.focus()
  }
}

/** The button of the page, by its name. */
export function talkButton(kind = 'primary'): HTMLButtonElement {
  const button = h('button', { type: 'button', class: `talk ${kind}`, 'data-talk': true }, icon('microphone'), t.talk)
  button.addEventListener('click', () => talk(true, button))
  return button
}
