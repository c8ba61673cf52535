// Where a call stands. Pure.

/** Before Sofia is there, what Sofia does, and how it ended. */
export type Phase =
  | 'microphone'
  | 'connecting'
  | 'waiting'
  | 'initializing'
  | 'listening'
  | 'thinking'
  | 'speaking'
  | 'reconnecting'
  | 'ended'
  | 'failed'

/** What the agent says of itself in its attribute `lk.agent.state`; an agent that says nothing is still getting ready. */
export function agentPhase(state: string | undefined): Phase {
  return state === 'listening' || state === 'thinking' || state === 'speaking' ? state : 'initializing'
}

/** Whether there is somebody to talk or write to. */
export const isTalking = (phase: Phase) => phase === 'listening' || phase === 'thinking' || phase === 'speaking'

/** Whether the call is over, well or badly. */
export const isOver = (phase: Phase) => phase === 'ended' || phase === 'failed'
