import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../src/api'
import { selectedPath, sentence } from '../src/call/details'
import { connectFailure, disconnectFailure, microphoneFailure, tokenFailure } from '../src/call/failures'
import { level, rmsOf } from '../src/call/meter'
import { agentPhase } from '../src/call/phase'
import { parseBooking } from '../src/call/streams'
import { c } from '../src/call/texts'
import { speakerOf, Transcript } from '../src/call/transcript'
import { retryDelay } from '../src/live'

const report = (local: object, remote: object): [string, any][] => [
  ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
  ['X', { type: 'candidate-pair', localCandidateId: 'none', remoteCandidateId: 'none' }],
  ['P', { type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R', currentRoundTripTime: 0.0234, bytesSent: 2048, bytesReceived: 4096 }],
  ['L', { type: 'local-candidate', ...local }],
  ['R', { type: 'remote-candidate', ...remote }],
  ['C', { type: 'codec', mimeType: 'audio/opus' }],
]

test('a relayed call names the relay, and the protocol that is spoken with it', () => {
  const path = selectedPath(report(
    { candidateType: 'relay', protocol: 'udp', relayProtocol: 'tcp', url: 'turn:turn.example.com:3478?transport=tcp' },
    { candidateType: 'host', address: '10.244.0.2', port: 7882 }))
  assert.equal(sentence(path), 'Ihre Sprache läuft über TCP, über den Server turn.example.com:3478.')
  assert.equal(path!.roundTripMs, 23)
  assert.equal(path!.codec, 'opus')
})

test('a direct call names LiveKit’s own address', () => {
  const path = selectedPath(report({ candidateType: 'prflx', protocol: 'tcp' }, { candidateType: 'host', address: '203.0.113.10', port: 7881 }))
  assert.equal(sentence(path), 'Ihre Sprache läuft über TCP, direkt zum Server 203.0.113.10:7881.')
})

test('before a pair is selected nothing is claimed', () => {
  assert.equal(selectedPath([]), null)
  assert.equal(sentence(null), c.details.pending)
})

test('every refusal of the microphone is told apart', () => {
  const kinds = ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'TypeError'].map((name) => microphoneFailure({ name }).kind)
  assert.deepEqual(kinds, ['refused', 'noDevice', 'busy', 'other'])
  assert.ok(microphoneFailure({ name: 'NotAllowedError' }).writingHelps)
})

test('every refusal of the token is told apart, and the server’s wait is kept', () => {
  const of = (status: number, kind = 'x') => tokenFailure(new Problem(status, kind, 'Detail', null, [], 7))
  assert.deepEqual([0, 429, 503, 400].map((status) => of(status).kind), ['offline', 'tooMany', 'unavailable', 'token'])
  assert.equal(of(429).retryAfter, 7)
  assert.equal(of(503, 'unavailable').text, 'Detail')
})

test('a server that does not answer, a token it does not know and a path that is closed are different failures', () => {
  const of = (reason: number, message: string, policy: 'relay' | 'all' = 'relay') => connectFailure({ reason, message }, policy).kind
  assert.equal(of(1, 'could not establish signal connection: Failed to fetch'), 'signal')
  assert.equal(of(0, 'could not establish signal connection: invalid token'), 'rejected')
  assert.equal(of(2, 'could not establish pc connection'), 'relay')
  assert.equal(of(2, 'could not establish pc connection', 'all'), 'media')
  assert.equal(disconnectFailure(2).kind, 'replaced')
  assert.equal(disconnectFailure(undefined).kind, 'lost')
})

test('each failure has a text of its own', () => {
  const texts = Object.values(c.failures).map(({ text }) => text)
  assert.equal(new Set(texts).size, texts.length)
})

test('a final line is not made interim again by a late message', () => {
  const transcript = new Transcript()
  const line = { id: 's1', speaker: 'you' as const, text: 'Guten', final: false, written: false }
  assert.ok(transcript.update(line))
  assert.ok(transcript.update({ ...line, text: 'Guten Tag.', final: true }))
  assert.equal(transcript.update({ ...line, text: 'Guten T' }), null)
  assert.deepEqual(transcript.all().map(({ text }) => text), ['Guten Tag.'])
})

test('the transcribed track tells who spoke, even if Sofia sends it', () => {
  const you = { identity: 'caller', tracks: ['TR_mine'] }
  assert.equal(speakerOf('TR_mine', 'agent-1', you), 'you')
  assert.equal(speakerOf('TR_hers', 'agent-1', you), 'sofia')
  assert.equal(speakerOf(undefined, 'caller', you), 'you')
})

test('only a well-formed booking is shown', () => {
  assert.deepEqual(parseBooking('{"action":"booked","start":"2026-11-23T10:00","end":"2026-11-23T10:30","treatment":"Kontrolle"}')!.action, 'booked')
  for (const bad of ['', '{', '[]', 'null', '{"action":"hacked","start":"2026-11-23T10:00"}', '{"action":"booked","start":5}']) assert.equal(parseBooking(bad), null)
})

test('an agent that says nothing of itself is getting ready', () => {
  assert.equal(agentPhase(undefined), 'initializing')
  assert.equal(agentPhase('speaking'), 'speaking')
})

test('silence is an empty bar, and full scale a full one', () => {
  assert.equal(level(rmsOf(new Float32Array(8))), 0)
  assert.equal(level(rmsOf(new Float32Array(8).fill(1))), 1)
  assert.ok(level(0.05) > 0.5)
})

test('attempts to reconnect become rarer, but never stop', () => {
  assert.deepEqual([0, 1, 3, 20].map(retryDelay), [1000, 2000, 8000, 15000])
})
