import { operations, type Operations, type ProblemAnswer } from './types'

export * from './types'

export type OperationName = keyof Operations
export type Result<K extends OperationName> = Operations[K]['result']

/** A refusal as the server tells it; `offline` when no answer came at all. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly answer?: ProblemAnswer) {
    super(message)
  }

  /** Every problem on a line of its own. */
  get lines(): string[] {
    const errors = this.answer?.errors ?? []
    return errors.length > 1 ? errors.map((one) => one.message) : [this.message]
  }
}

export interface Asked<K extends OperationName> {
  path?: Operations[K]['path']
  query?: Operations[K]['query']
  body?: Operations[K]['body']
  /** ETag of what was seen, for edits. */
  tag?: string
  /** A write tried again after silence carries the key of the first try. */
  key?: string
  signal?: AbortSignal
}

/** Told of every refusal, so that a session that ended leads to the sign-in page whoever asked. */
export const listeners: Array<(refusal: Refusal) => void> = []

export function addressOf<K extends OperationName>(name: K, asked: Asked<K> = {}): string {
  let address: string = operations[name][1]
  for (const [part, value] of Object.entries(asked.path ?? {}))
    address = address.replace(new RegExp(`\\{\\*{0,2}${part}(:[^}]*)?\\}`), String(value).split('/').map(encodeURIComponent).join('/'))
  const query = new URLSearchParams()
  for (const [part, value] of Object.entries(asked.query ?? {}))
    if (value !== undefined && value !== null && value !== '') query.set(part, String(value))
  const text = query.toString()
  return text ? `${address}?${text}` : address
}

/** Asks the server. A write that got no answer is asked once more under the same key: it is done once. */
export async function call<K extends OperationName>(name: K, asked: Asked<K> = {}): Promise<Result<K>> {
  const [method] = operations[name]
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET') headers['Idempotency-Key'] = asked.key ?? newKey()
  if (asked.tag) headers['If-Match'] = asked.tag
  if (asked.body !== undefined) headers['Content-Type'] = 'application/json'
  const request: RequestInit = { method, headers, body: asked.body === undefined ? undefined : JSON.stringify(asked.body), signal: asked.signal }
  const response = await reach(addressOf(name, asked), request, method !== 'GET')
  if (!response.ok) throw await refused(response)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as Result<K>
}

/** Asks an address outside the table (files, tiles); refusals as of {@link call}. */
export async function fetchFile(address: string, request: RequestInit = {}): Promise<Response> {
  const response = await reach(address, request, false)
  if (!response.ok) throw await refused(response)
  return response
}

async function reach(address: string, request: RequestInit, again: boolean): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    if (again) return reach(address, request, false)
    throw told(new Refusal(0, 'offline', '连不上服务器:请检查网络后重试,已填的内容还在'))
  }
}

async function refused(response: Response): Promise<Refusal> {
  const answer = response.headers.get('content-type')?.includes('json') ? ((await response.json()) as ProblemAnswer) : undefined
  return told(new Refusal(response.status, answer?.code ?? 'server.failed', answer?.detail ?? `服务器未能答复(${response.status})`, answer))
}

function told(refusal: Refusal): Refusal {
  for (const listener of listeners) listener(refusal)
  return refusal
}

/** A fresh Idempotency-Key. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, '0')).join('')
}
