// The transcript on the page. What is still being said is shown below what is final, and only that is read out.
import { h } from '../dom'
import { c } from './texts'
import { Transcript, type Line } from './transcript'

export class Log {
  private readonly transcript = new Transcript()
  private readonly final = h('div', { class: 'lines', role: 'log', 'aria-label': c.transcript })
  private readonly interim = h('div', { class: 'lines interim', 'aria-hidden': 'true' })
  private readonly empty = h('p', { class: 'quiet' }, c.transcriptEmpty)
  readonly element = h('div', { class: 'transcript', role: 'group', 'aria-label': c.transcript, tabindex: '0' }, this.empty, this.final, this.interim)

  get isEmpty() {
    return this.transcript.all().length === 0
  }

  show(update: Line) {
    const line = this.transcript.update(update)
    if (!line) return
    this.empty.remove()
    const item = this.itemOf(line)
    item.querySelector('.said')!.textContent = line.text
    const list = line.final ? this.final : this.interim
    if (item.parentNode !== list) list.append(item)
    this.element.scrollTop = this.element.scrollHeight
  }

  private itemOf(line: Line): HTMLElement {
    const known = [...this.final.children, ...this.interim.children].find((item) => (item as HTMLElement).dataset.line === line.id)
    if (known) return known as HTMLElement
    const speaker = line.speaker === 'sofia' ? c.assistant : line.written ? c.youWrote : c.you
    return h('div', { class: `line line-${line.speaker}`, 'data-line': line.id },
      h('span', { class: 'speaker' }, speaker), h('span', { class: 'said' }))
  }
}
