// The page's icons, drawn for it: lines on a grid of 24.

const PATHS = {
  microphone: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3',
  muted: 'M15 9.500V6a3 3 0 0 0-5.8-1M9 9v3a3 3 0 0 0 4.6 2.500M5.5 11.500a6.5 6.5 0 0 0 10.2 5.300M18.5 11.500a6.5 6.5 0 0 1-.6 2.700M12 18v3M4 4l16 16',
  hangup: 'M3.5 13.500c5-5 12-5 17 0l-2 3-4-1.500v-2.500a10 10 0 0 0-5 0V15l-4 1.500z',
  message: 'M4 5h16v11H10l-4 4v-4H4z',
  send: 'M4 12 20 4l-5 16-3.5-6.500z',
  plus: 'M12 5v14M5 12h14',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20 20',
  print: 'M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7z',
  left: 'M14.5 5 8 12l6.5 7',
  right: 'M9.5 5 16 12l-6.5 7',
  close: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.500l3 2',
  phone: 'M6 4h3l1.5 4-2 1.500a11 11 0 0 0 6 6l1.5-2 4 1.500v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2z',
  place: 'M12 21s-6.5-6.3-6.5-11a6.5 6.5 0 0 1 13 0c0 4.7-6.5 11-6.5 11zM12 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3.500V7M16 3.500V7',
  check: 'M5 12.5 10 17.5 19 7',
  tooth: 'M8.5 4C6 4 4.4 6 4.7 8.400c.2 1.6 1 2.5 1.3 4.1.4 2.2.5 7.5 2.2 7.5 1.9 0 1.2-5.5 3.8-5.500s1.9 5.5 3.8 5.500c1.7 0 1.8-5.3 2.2-7.5.3-1.6 1.1-2.5 1.3-4.100C19.6 6 18 4 15.5 4 13.7 4 13.4 5 12 5s-1.7-1-3.5-1z',
  warning: 'M12 4 21 20H3zM12 10v4.500M12 17v.5',
  info: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 11v5M12 8v.5',
} as const

export type Icon = keyof typeof PATHS

/** An icon, silent for screen readers: what it means stands next to it, or in the button's label. */
export function icon(name: Icon): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
