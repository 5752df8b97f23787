import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { letterBody, usualLetters } from '../letters/load-letters.ts'
import type { Load, LoadResult } from './load.ts'

// The load client: a separate process, so that its work is not counted as the hub's. Started by `run-load.ts`.
process.once('message', (asked: Load) => {
  void postAll(asked).then((result) => process.send?.(result, () => process.exit()))
})

async function postAll(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const others: Record<string, number> = {}
  const latencies: number[] = []
  const cpu = process.cpuUsage()
  const began = performance.now()
  let next = 0
  const client = async (): Promise<void> => {
    for (;;) {
      const number = next
      next += 1
      if (number >= load.letters) return
      const due = load.rate === undefined ? performance.now() : began + (number * 1000) / load.rate
      if (due > performance.now()) await sleep(due - performance.now())
      const status = await postUntilAnswered(load, agent, load.first + number)
      if (status === 202) latencies.push(performance.now() - due)
      else others[status] = (others[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: load.connections }, client))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  agent.destroy()
  latencies.sort((a, b) => a - b)
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  const latency = { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  return { accepted: latencies.length, others, seconds, latency, cpuSeconds: (user + system) / 1e6 }
}

/** A broken connection is no answer: the same letter may be posted again with the same key, as a careful sender does. */
async function postUntilAnswered(load: Load, agent: Agent, number: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await post(load, agent, number)
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}

function post({ url, key, kind = usualLetters }: Load, agent: Agent, number: number): Promise<number> {
  const body = letterBody(number, kind)
  return new Promise((resolve, reject) => {
    const asked = request(
      `${url}/v1/messages`,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': `bench-${number}`,
        },
      },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}
