// FullCalendar, set up for a practice. Loaded only for staff.
import { Calendar, type EventDropArg } from '@fullcalendar/core'
import german from '@fullcalendar/core/locales/de'
import dayGrid from '@fullcalendar/daygrid'
import interaction from '@fullcalendar/interaction'
import list from '@fullcalendar/list'
import timeGrid from '@fullcalendar/timegrid'
import { wallClock } from '../dates'
import { h } from '../dom'
import { t } from '../texts'
import type { Appointment, Practice } from '../types'
import { businessHours, closedEvents, eventOf, rangeTitle, shownHours, spoken } from './events'

export const VIEWS = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay', list: 'listWeek' } as const
export type ViewName = keyof typeof VIEWS

export interface GridEvents {
  load(from: string, to: string): Promise<Appointment[]>
  open(appointment: Appointment, element: HTMLElement): void
  /** An empty place was chosen: a day, or a time. */
  create(start: string): void
  moved(appointment: Appointment, start: string): Promise<boolean>
  shown(title: string, view: ViewName): void
  failed(thrown: unknown): void
}

export function createGrid(element: HTMLElement, practice: Practice, initial: ViewName, on: GridEvents): Calendar {
  const { from, to } = shownHours(practice)
  return new Calendar(element, {
    plugins: [dayGrid, timeGrid, list, interaction],
    locale: german,
    // A zone that FullCalendar cannot compute with: times are taken and shown as they are written, wherever the browser is.
    timeZone: practice.timeZone,
    now: () => wallClock(practice.timeZone),
    initialView: VIEWS[initial],
    headerToolbar: false,
    height: 'auto',
    stickyHeaderDates: true,
    nowIndicator: true,
    navLinks: true,
    navLinkHint: '$0 öffnen',
    allDaySlot: false,
    slotMinTime: from,
    slotMaxTime: to,
    slotDuration: '00:30',
    snapDuration: '00:30',
    slotLabelFormat: { hour: '2-digit', minute: '2-digit' },
    eventTimeFormat: { hour: '2-digit', minute: '2-digit' },
    businessHours: businessHours(practice),
    editable: true,
    eventDurationEditable: false,
    eventInteractive: true,
    eventDisplay: 'block',
    dayMaxEvents: 4,
    moreLinkClick: 'day',
    moreLinkContent: ({ num }) => t.calendar.moreEvents(num),
    moreLinkHint: t.calendar.moreEventsHint,
    noEventsContent: t.calendar.empty,
    longPressDelay: 350,
    dragRevertDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250,
    eventSources: [
      { id: 'appointments', events: (range: { startStr: string; endStr: string }) => on.load(range.startStr.slice(0, 10), range.endStr.slice(0, 10)).then((all) => all.map(eventOf)) },
      { id: 'closed', events: closedEvents(practice) },
    ],
    eventSourceFailure: on.failed,
    datesSet: ({ view }) => on.shown(rangeTitle(view.currentStart, view.currentEnd, view.type === VIEWS.month), (Object.keys(VIEWS) as ViewName[]).find((name) => VIEWS[name] === view.type)!),
    dateClick: ({ dateStr }) => on.create(dateStr.slice(0, 16)),
    eventClick: ({ event, el }) => event.extendedProps.appointment && on.open(event.extendedProps.appointment, el.querySelector('a') ?? el),
    eventDrop: (drop) => void dropped(drop, on),
    eventContent: ({ event, timeText, view }) => {
      const appointment = event.extendedProps.appointment as Appointment | undefined
      if (!appointment) return true
      const isList = view.type === VIEWS.list
      return { domNodes: [h('span', { class: 'event-body' },
        h('span', { class: 'event-head' },
          !isList && h('span', { class: 'event-time' }, `${timeText.split(/ [–-] /)[0]} `),
          h('span', { class: 'event-name' }, appointment.patientName)),
        h('span', { class: view.type === VIEWS.month ? 'hidden-visually' : 'event-treatment' }, ` ${appointment.treatment}`),
        isList && h('span', { class: 'event-status', 'aria-hidden': 'true' }, t.status[appointment.status]),
        h('span', { class: 'hidden-visually' }, spoken(appointment)))] }
    },
    eventDidMount: ({ event, el }) => {
      const appointment = event.extendedProps.appointment as Appointment | undefined
      const target = el.tagName === 'TR' ? el.querySelector('a') : el
      if (!appointment || !target) return
      target.setAttribute('role', 'button')
      target.setAttribute('tabindex', '0')
      el.dataset.appointment = event.id
    },
    // A day's cell would be read as its number only, without what is on it.
    dayCellDidMount: ({ el }) => el.removeAttribute('aria-labelledby'),
    moreLinkDidMount: ({ el }) => el.setAttribute('role', 'button'),
  })
}

async function dropped({ event, revert }: EventDropArg, on: GridEvents) {
  const kept = await on.moved(event.extendedProps.appointment, event.startStr.slice(0, 16))
  if (!kept) revert()
}
