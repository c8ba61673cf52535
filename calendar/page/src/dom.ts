// Elements without markup in strings: what people typed is always text, never HTML.

type Listener = (event: any) => void
type Value = string | number | boolean | null | undefined
export type Child = Node | string | null | undefined | false
export interface Properties {
  on?: Record<string, Listener>
  [attribute: string]: Value | Record<string, Listener>
}

/** An element. Attributes that are false, null or undefined are left out; `true` gives an empty one. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on') for (const [event, listener] of Object.entries(value as Record<string, Listener>)) element.addEventListener(event, listener)
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? '' : String(value))
  }
  append(element, children)
  return element
}

export function append(parent: Node, children: Child[]) {
  for (const child of children) if (child || child === '') parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
}

export const byId = (id: string) => document.getElementById(id)!

/** Sets an attribute, or takes it away. */
export function attribute(element: Element, name: string, value: string | null) {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}

let last = 0
/** An id that no other element has. */
export const freshId = (prefix: string) => `${prefix}-${++last}`

/** A call that is put off until nothing more was asked for so many milliseconds. */
export function debounced<A extends unknown[]>(milliseconds: number, call: (...args: A) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (...args: A) => {
    clearTimeout(timer)
    timer = setTimeout(() => call(...args), milliseconds)
  }
}
