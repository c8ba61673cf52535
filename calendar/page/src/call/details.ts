// How the voice travels, from WebRTC's own statistics.
import { h } from '../dom'
import { c } from './texts'

/** A part of RTCStatsReport that is enough for us. */
export type Report = Iterable<[string, any]>

export interface Path {
  localType: string
  remoteType: string
  /** Of the pair: `udp` or `tcp`. With a relay it is what the relay speaks to the other side. */
  protocol: string
  /** What is spoken with the relay: `tcp`, `tls` or `udp`; null without a relay. */
  relayProtocol: string | null
  /** Host and port that this browser sends to. */
  server: string
  roundTripMs: number | null
  codec: string | null
  sentBytes: number
  receivedBytes: number
}

/** The selected pair of a report, or null while there is none. Pure. */
export function selectedPath(report: Report): Path | null {
  const stats = new Map(report)
  const all = [...stats.values()]
  const transport = all.find((entry) => entry.type === 'transport' && entry.selectedCandidatePairId)
  const pair = stats.get(transport?.selectedCandidatePairId) ?? all.find((entry) => entry.type === 'candidate-pair' && entry.nominated && entry.state === 'succeeded')
  const local = stats.get(pair?.localCandidateId)
  const remote = stats.get(pair?.remoteCandidateId)
  if (!pair || !local || !remote) return null
  return {
    localType: local.candidateType,
    remoteType: remote.candidateType,
    protocol: local.protocol,
    relayProtocol: local.candidateType === 'relay' ? (local.relayProtocol ?? null) : null,
    server: local.candidateType === 'relay' ? relayServer(local.url) : hostPort(remote.address ?? '?', remote.port),
    roundTripMs: pair.currentRoundTripTime === undefined ? null : Math.round(pair.currentRoundTripTime * 1000),
    codec: all.find((entry) => entry.type === 'codec')?.mimeType?.replace('audio/', '') ?? null,
    sentBytes: pair.bytesSent ?? 0,
    receivedBytes: pair.bytesReceived ?? 0,
  }
}

/** An IPv6 address is told from its port by brackets. */
const hostPort = (address: string, port: number) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`)

/** `turn.example.com:3478` of `turn:turn.example.com:3478?transport=tcp`. */
const relayServer = (url: string | undefined) => url?.replace(/^turns?:/, '').replace(/\?.*$/, '') ?? c.details.unknown

/** What this browser really sends and receives packets with. */
export const wireProtocol = (path: Path) => (path.relayProtocol ?? path.protocol).toUpperCase()

/** The one sentence that matters. Pure. */
export function sentence(path: Path | null): string {
  if (!path) return c.details.pending
  return path.localType === 'relay' ? c.details.viaRelay(wireProtocol(path), path.server) : c.details.direct(wireProtocol(path), path.server)
}

/** The panel: the sentence, then a table of figures. */
export function renderDetails(into: HTMLElement, path: Path | null) {
  const d = c.details
  const rows: [string, string][] = !path ? [] : [
    [d.local, `${d.candidates[path.localType] ?? path.localType} (${path.localType})`],
    [d.remote, `${d.candidates[path.remoteType] ?? path.remoteType} (${path.remoteType})`],
    [d.protocol, path.protocol.toUpperCase()],
    ...(path.relayProtocol ? [[d.relayProtocol, path.relayProtocol.toUpperCase()] as [string, string]] : []),
    [d.server, path.server],
    [d.roundTrip, path.roundTripMs === null ? d.unknown : d.milliseconds(path.roundTripMs)],
    ...(path.codec ? [[d.codec, path.codec] as [string, string]] : []),
    [d.volume, `${d.kilobytes(path.sentBytes)} / ${d.kilobytes(path.receivedBytes)}`],
  ]
  const list = h('dl', { class: 'facts' })
  for (const [name, value] of rows) list.append(h('div', {}, h('dt', {}, name), h('dd', {}, value)))
  into.replaceChildren(h('p', { class: 'path' }, sentence(path)), list)
  for (const [name, value] of Object.entries(path ?? {})) into.dataset[name] = String(value)
}
